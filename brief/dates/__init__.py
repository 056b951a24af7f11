"""Temporal expressions: found (`scan`), understood (`build`), resolved (`resolve`), with TIMEX3 values (`timex`)."""

from brief.dates.find import find
from brief.dates.stated import StatedDay, explicit

__all__ = ["StatedDay", "explicit", "find"]
