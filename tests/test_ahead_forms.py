"""Plain sentences of what is to come on a Thursday, and the forms in which a text may tell it: how many are seen.

A form in which far fewer are seen than plainly has a fault that no single sentence shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from brief.finders import events
from tests.marked import article, mark

THURSDAY, SATURDAY, WEDNESDAY = date(2023, 9, 7), date(2023, 9, 2), date(2023, 9, 6)
_BEFORE = "Kenya and Uganda are neighbours. "
_BEHIND = " The town was calm. People waited at home. Shops stayed open. Nobody spoke of it much. It was a warm week."
TOLD = """
The foreign ministers of Kenya and Uganda will meet on Thursday in Entebbe.
The foreign ministers of Kenya and Uganda are due to meet on Thursday in Entebbe.
Talks between Kenya and Uganda resume on Thursday.
Talks between Kenya and Uganda are to resume on Thursday.
A second round of talks is set for Thursday.
A second round of talks between Kenya and Uganda is planned for Thursday.
The Security Council will vote on a resolution on Kenya on Thursday.
Uganda's parliament debates the bill on Thursday.
Uganda's parliament is expected to pass the bill on Thursday.
The court in Nairobi will rule on Thursday.
The court hears the case of the crew on Thursday.
The trial of the Kenyan captain opens on Thursday.
The hearing of the three officers has been set for Thursday.
The hearing is on Thursday.
The crew will be freed on Thursday, Kenya said.
Kenya lifts its embargo on Thursday.
Kenya will lift its embargo on Ugandan sugar on Thursday.
The embargo will be lifted on Thursday.
The embargo ends on Thursday.
The ceasefire takes effect on Thursday.
The ceasefire between Kenya and the rebels runs out on Thursday.
The mandate of the mission in Kenya expires on Thursday.
Kenya has until Thursday to reply.
Kenya must reply by Thursday.
The commission must report by Thursday.
The commission has until Thursday to present its report.
Inspectors are to report by Thursday.
The report is due on Thursday.
The commission will publish its report on Thursday.
President Ana Lang of Kenya travels to Kampala on Thursday.
President Ana Lang of Kenya will visit Kampala on Thursday.
Kenya's foreign minister is expected in Kampala on Thursday.
Kenya's foreign minister will face the foreign affairs committee on Thursday.
Kenya's foreign minister will address parliament on Thursday.
The ministers of the bloc hold an emergency session on Thursday in Arusha.
A joint committee on the treaty convenes in Nairobi on Thursday.
The committee of inquiry will hold its first sitting on Thursday.
The East African Community holds a summit in Arusha on Thursday.
The two presidents will speak by phone on Thursday.
Voters in Kenya go to the polls on Thursday.
Kenya votes on Thursday.
Local elections in Kenya are scheduled for Thursday.
Dockers in Mombasa will go on strike on Thursday.
Unions have called a strike in Mombasa for Thursday.
Kenya's opposition plans a march in Nairobi on Thursday.
A mission of the United Nations is to arrive in Kenya on Thursday.
Observers will take up their posts on Thursday.
The first shift at the Kenyan mine goes down on Thursday.
The border reopens on Thursday.
Kenya is to pay the families of the dead on Thursday.
""".strip().splitlines()


def _plain(words: str) -> Callable[[str], str]:
    """The sentence with other words for "on Thursday"."""
    return lambda told: told.replace("on Thursday", f"on {words}", 1).replace("for Thursday", f"for {words}", 1)


def _in(words: str) -> Callable[[str], str]:
    return lambda told: told.replace("on Thursday", words, 1)


def _behind(words: str) -> Callable[[str], str]:
    """The sentence behind other words."""
    return lambda told: words + (told if told.startswith(("Kenya", "Uganda")) else told[0].lower() + told[1:])


def _fronted(told: str) -> str:
    return _behind("On Thursday, ")(told.replace(" on Thursday", "", 1).replace(" for Thursday", "", 1))


# How many are seen, only ever raised; the day of publication; the form.
FORMS: dict[str, tuple[int, date, Callable[[str], str]]] = {
    "on Thursday": (47, SATURDAY, _plain("Thursday")),
    "Thursday": (46, SATURDAY, _in("Thursday")),
    "on 7 September": (47, SATURDAY, _plain("7 September")),
    "on September 7": (47, SATURDAY, _plain("September 7")),
    "on 7 September 2023": (47, SATURDAY, _plain("7 September 2023")),
    "next Thursday": (46, SATURDAY, _in("next Thursday")),
    "this coming Thursday": (46, SATURDAY, _in("this coming Thursday")),
    "tomorrow": (46, WEDNESDAY, _in("tomorrow")),
    "on Thursday evening": (47, SATURDAY, _plain("Thursday evening")),
    "early on Thursday": (45, SATURDAY, _in("early on Thursday")),
    "at 10:00 on Thursday": (44, SATURDAY, _in("at 10:00 on Thursday")),
    "in five days": (44, SATURDAY, _in("in five days")),
    "fronted": (42, SATURDAY, _fronted),
    "behind said that": (47, SATURDAY, _behind("A spokesman said that ")),
    "behind said": (47, SATURDAY, _behind("A spokesman said ")),
    "behind according to": (47, SATURDAY, _behind("According to the ministry, ")),
    "behind and": (47, SATURDAY, _behind("The mood is bad and ")),
    "behind but": (47, SATURDAY, _behind("The mood is bad, but ")),
    "behind while": (47, SATURDAY, _behind("Prices are rising, while ")),
    "before a spokesman said": (47, SATURDAY, lambda told: f"{told[:-1]}, a spokesman said."),
    "an item of a list": (47, SATURDAY, lambda told: f"- {told[:-1]}"),
    "a live page": (47, SATURDAY, lambda told: f"09:10 {told}"),
    "with a relative clause behind": (47, SATURDAY, lambda told: f"{told[:-1]}, which nobody had expected."),
}


def _seen(told: str, published: date) -> bool:
    found = events.find(mark(article(f"{_BEFORE}{told}{_BEHIND}", published=published)))
    return any(e.status == "planned" and e.when is not None and THURSDAY in (e.when.first, e.when.last) for e in found)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_come_on_a_day_is_seen_in_whatever_form_the_day_is_told(form: str) -> None:
    floor, published, formed = FORMS[form]
    assert 50 == len(TOLD)
    unseen = [told for told in map(formed, TOLD) if not _seen(told, published)]
    assert len(TOLD) - len(unseen) >= floor, "\n".join(unseen)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_come_has_not_been(form: str) -> None:
    _, published, formed = FORMS[form]
    called = "Unions have called a strike"  # "On Thursday, unions have called" it says something else
    texts = {
        told: article(f"{_BEFORE}{formed(told)}{_BEHIND}", published=published)
        for told in TOLD
        if not told.startswith(called)
    }
    told = {told: events.find(mark(text)) for told, text in texts.items()}
    assert [] == [(line, e.head) for line, found in told.items() for e in found if e.status == "held" and e.when]
