"""One file a kind of finding: from a marked article to findings, listed in `FINDERS`."""
