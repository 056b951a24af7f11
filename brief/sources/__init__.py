"""One file a format: from a path to the documents in it, listed in `READERS`."""
