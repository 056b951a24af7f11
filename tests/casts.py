"""Other names for those of a plain sentence about Kenya and Uganda: of several words, dotted, accented, unlisted ones.

What is found of a sentence should not depend on what its states, towns and people are called.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass

from brief.actors import canonical


@dataclass(frozen=True)
class Cast:
    """Two states, the first with a town, each with its people, capital and president."""

    state: str
    people: str
    capital: str
    town: str
    president: str
    other_state: str
    other_people: str
    other_capital: str
    other_president: str
    introduced: str = ""

    def play(self, told: str) -> str:
        """A sentence about Kenya and Uganda with these names."""
        names = dict(zip(_ROLES, astuple(self), strict=False))
        names |= {"Lang": self.president.split()[-1], "Sadiq": self.other_president.split()[-1]}
        longest = sorted(names, key=len, reverse=True)
        told = re.sub("|".join(longest), lambda match: names[match.group()], told)
        told = re.sub(r"\b([Tt]he) the\b", r"\1", told)
        return told[0].upper() + told[1:]

    def name_of(self, name: str) -> str:
        """What Kenya, Uganda or one of their towns is called in findings."""
        names = dict(zip(_ROLES, astuple(self), strict=False))
        bare = names.get(name, name).removeprefix("the ")
        return (canonical(bare) or bare) if name in ("Kenya", "Uganda") else bare

    @property
    def opening(self) -> str:
        """A sentence that names both states, so that a text has them."""
        return self.introduced + self.play("Kenya and Uganda are neighbours. ")


_ROLES = ("Kenya", "Kenyan", "Nairobi", "Busia", "Ana Lang", "Uganda", "Ugandan", "Kampala", "Ali Sadiq")
CASTS = {
    "two words": Cast(
        "South Sudan", "South Sudanese", "Juba", "Busia", "Ana Lang", "Sri Lanka", "Sri Lankan", "Colombo", "Ali Sadiq"
    ),
    "with an article": Cast(
        "the United States", "US", "Washington", "Busia", "Ana Lang",
        "the United Kingdom", "British", "London", "Ali Sadiq",
    ),
    "dotted": Cast(
        "the U.S.", "U.S.", "Washington", "Busia", "Ana Lang", "the U.K.", "U.K.", "London", "Ali Sadiq",
    ),
    "with and": Cast(
        "Bosnia and Herzegovina", "Bosnian", "Sarajevo", "Busia", "Ana Lang",
        "Trinidad and Tobago", "Trinidadian", "Port of Spain", "Ali Sadiq",
    ),
    "with of": Cast(
        "the Democratic Republic of Congo", "DRC", "Kinshasa", "Santa Rosa", "Ana van der Lang",
        "Cape Verde", "Cape Verdean", "Praia", "Ali bin Sadiq",
    ),
    "accented": Cast(
        "Côte d'Ivoire", "Ivorian", "Yamoussoukro", "Bouaké", "Inès Éluard",
        "São Tomé and Príncipe", "São Toméan", "São Tomé", "João Muñoz",
    ),
    "hyphened": Cast(
        "Guinea-Bissau", "Bissau-Guinean", "Bissau", "Ain el-Hilweh", "Ana Al-Lang",
        "Timor-Leste", "Timorese", "Dili", "Ali el-Sadiq",
    ),
    "unlisted": Cast(
        "Selvania", "Selvanian", "Korvat", "Busia", "Ana Lang", "Ardesh", "Ardeshi", "Tolmin", "Ali Sadiq",
        introduced="The government of Selvania and the government of Ardesh spoke. ",
    ),
}  # fmt: skip
