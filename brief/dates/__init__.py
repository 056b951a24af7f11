"""Temporal expressions: found (`scan`), resolved (`resolve`), written as TIMEX3 and as days (`timex`)."""

from brief.dates.stated import StatedDay, explicit

__all__ = ["StatedDay", "explicit"]
