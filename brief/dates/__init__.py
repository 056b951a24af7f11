"""Temporal expressions: found (`scan`), resolved (`resolve`), written as TIMEX3 and as days (`timex`)."""
