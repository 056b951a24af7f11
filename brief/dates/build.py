"""The builders by the name under which the lexicon's shapes call them; no logic."""

from brief.dates import built_days, built_lengths, built_months, built_relatives, built_sums, built_years
from brief.dates.shaped import BUILDERS

BUILD = BUILDERS
__all__ = ["BUILD", "built_days", "built_lengths", "built_months", "built_relatives", "built_sums", "built_years"]
