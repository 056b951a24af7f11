"""Across sources: the same person, quote, demand and event, once."""
