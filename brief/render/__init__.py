"""One file a format: from a briefing to bytes, listed in `RENDERERS`."""
