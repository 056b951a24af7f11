"""Plain sentences in which a party asks, offers, refuses or threatens, and the forms in which a text may tell it.

A form in which far fewer are seen than plainly has a fault that no single sentence shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from brief.model import DemandMention
from tests.casts import CASTS
from tests.marked import article, demands_of

FRIDAY = date(2023, 9, 8)
# The sentence, and words that its demand clause has.
TOLD = """
Kenya demands the withdrawal of Ugandan troops.|withdrawal of Ugandan troops
Kenya demanded that Uganda withdraw its troops.|withdraw its troops
Kenya is demanding the release of the crew.|release of the crew
Kenya wants Uganda to release the crew.|release the crew
Kenya is asking for the release of the crew.|release of the crew
Kenya has asked for access to the crew.|access to the crew
Kenya called on Uganda to release the crew.|release the crew
Kenya called for the immediate release of the crew.|release of the crew
Kenya urged Uganda to release the crew.|release the crew
Kenya insists on the release of the crew.|release of the crew
Kenya insists that Uganda release the crew.|release the crew
Kenya requested that its consul be allowed to see the crew.|see the crew
Kenya requires Uganda to release the crew.|release the crew
Kenya expects Uganda to release the crew.|release the crew
Kenya warned Uganda to release the crew.|release the crew
Kenya told Uganda to release the crew.|release the crew
Kenya ordered Uganda's envoy to leave.|leave
Kenya's demand for the release of the crew stands.|release of the crew
Kenya's demand that Uganda release the crew was rejected.|release the crew
Kenya's main demand is the release of the crew.|release of the crew
Among Kenya's demands is the release of the crew.|release of the crew
Kenya has made the release of the crew a condition for talks.|release of the crew
Kenya will talk only if Uganda releases the crew.|releases the crew
Kenya will not talk unless Uganda releases the crew.|releases the crew
Kenya refuses to talk until Uganda releases the crew.|releases the crew
Kenya will lift its embargo once the crew is released.|the crew is released
Kenya offered to pay the fine.|pay the fine
Kenya has offered six million shillings for the ship.|six million shillings
Kenya proposed a joint commission.|a joint commission
Kenya proposes that a joint commission look into the case.|joint commission
Kenya said it was ready to pay the fine.|pay the fine
Kenya is willing to pay the fine.|pay the fine
Kenya rejected the demand for a fine.|demand for a fine
Kenya rejects any fine.|any fine
Kenya refused to pay the fine.|pay the fine
Kenya ruled out paying the fine.|paying the fine
Kenya will not pay the fine.|pay the fine
Kenya threatened to close the border.|close the border
Kenya said it would close the border unless the crew is freed.|close the border
Kenya has vowed to close the border if the crew is not freed.|close the border
Kenya reserves the right to close the border.|close the border
Uganda must release the crew, Kenya said.|release the crew
Uganda must release the crew, Kenya's foreign minister Ana Lang told reporters.|release the crew
"Uganda must release the crew," Kenyan Foreign Minister Ana Lang said.|must release the crew
"We demand the release of the crew," Kenyan Foreign Minister Ana Lang said.|release of the crew
Kenya's foreign minister, Ana Lang, demanded the release of the crew.|release of the crew
Kenyan Foreign Minister Ana Lang called on Uganda to release the crew.|release the crew
Nairobi demanded the release of the crew.|release of the crew
The government in Nairobi demanded the release of the crew.|release of the crew
Kenya gave Uganda until Friday to release the crew.|release the crew
""".strip().splitlines()


def _behind(words: str) -> Callable[[str], str]:
    """The sentence behind other words."""
    return lambda told: words + (told if told[0] == '"' or told.split()[0] in _NAMES else told[0].lower() + told[1:])


_NAMES = ("Kenya", "Kenya's", "Kenyan", "Uganda", "Nairobi")


def _with(words: str) -> Callable[[str], str]:
    """The sentence with words between its subject and its verb."""
    return lambda told: told.replace("Kenya ", f"Kenya {words} ", 1)


def _before(words: str) -> Callable[[str], str]:
    return lambda told: f"{told[:-1]}, {words}."


# How many are seen, only ever raised; the form.
FORMS: dict[str, tuple[int, Callable[[str], str]]] = {
    "plain": (42, str),
    "with yesterday": (40, _with("yesterday")),
    "with late on Thursday": (40, _with("late on Thursday")),
    "with this morning": (40, _with("this morning")),
    "with also": (42, _with("also")),
    "with what is put in": (42, _with(", which lost the ship,")),
    "behind on Thursday": (42, _behind("On Thursday, ")),
    "behind said that": (39, _behind("An official said that ")),
    "behind according to": (42, _behind("According to the ministry, ")),
    "behind and": (42, _behind("The mood is bad and ")),
    "behind but": (42, _behind("The mood is bad, but ")),
    "behind while": (42, _behind("Prices are rising, while ")),
    "before a spokesman said": (42, _before("a spokesman said")),
    "before a relative clause": (42, _before("which nobody had expected")),
    "before what it is": (42, _before("a step that it has long put off")),
    "before another clause": (42, _before("and that was that")),
    "before while": (42, _before("while prices rose")),
    "a live page": (42, lambda told: f"09:10 {told}"),
    "an item of a list": (42, lambda told: f"- {told[:-1]}"),
}


def _found(told: str) -> list[str]:
    text = f"Kenya and Uganda are neighbours. {told} The town was calm. People waited at home."
    return [demand.excerpt.text for demand in demands_of(article(text, published=FRIDAY))]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_asked_is_seen_in_whatever_form_it_is_told(form: str) -> None:
    floor, formed = FORMS[form]
    rows = [row.split("|") for row in TOLD]
    assert 50 == len(rows)
    unseen = [told for told, words in rows if not any(words in found for found in _found(formed(told)))]
    assert len(rows) - len(unseen) >= floor, "\n".join(unseen)


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.startswith("before") and form != "before a spokesman said"]
)
def test_what_stands_behind_what_is_asked_is_none_of_it(form: str) -> None:
    _, formed = FORMS[form]
    told = {row.split("|")[0] for row in TOLD}
    tails = ("which nobody", "a step", "that was", "while prices")
    assert [] == [found for line in told for found in _found(formed(line)) if any(tail in found for tail in tails)]


def _mention(told: str, words: str, opening: str = "Kenya and Uganda are neighbours. ") -> DemandMention | None:
    """What is found of a sentence that has those words."""
    found = demands_of(article(f"{opening}{told} The town was calm. People waited at home.", published=FRIDAY))
    return next((demand for demand in found if words.lower() in demand.excerpt.text.lower()), None)


@pytest.mark.parametrize("kind", CASTS)
def test_what_is_asked_is_seen_whatever_the_parties_are_called(kind: str) -> None:
    cast = CASTS[kind]
    astray = []
    for told, words in (row.split("|") for row in TOLD):
        plain, played = _mention(told, words), _mention(cast.play(told), cast.play(words), cast.opening)
        if plain:
            expected = [tuple(map(cast.name_of, side)) for side in (plain.by, plain.of)]
            astray += [cast.play(told)] * (played is None or [played.by, played.of] != expected)
    assert len(astray) <= ASTRAY.get(kind, 0), "\n".join(astray)


ASTRAY = {"unlisted": 2}  # of 45, only ever fewer: that Selvania's government sits in Korvat no sentence tells
