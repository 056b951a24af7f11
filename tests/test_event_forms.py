"""Plain sentences of what happened, or is to come, on a Thursday, and the forms of telling it: how many are seen.

A form in which far fewer are seen than plainly has a fault that no single sentence shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from brief.finders import events
from brief.model import EventMention
from tests.casts import CASTS
from tests.marked import article, mark

Formed = Callable[[str], str]

WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = (date(2023, 9, day) for day in (6, 7, 8, 9))
SATURDAY_BEFORE = date(2023, 9, 2)
_BEFORE = "Kenya and Uganda are neighbours. "
_BEHIND = " The town was calm. People waited at home. Shops stayed open. Nobody spoke of it much. It was a warm week."
HAPPENED = """
Kenya recalled its ambassador from Kampala on Thursday.
On Thursday evening the Kenyan ambassador was called back to Nairobi for consultations.
Police in Nairobi used water cannon on Thursday against a crowd of traders.
Thousands marched through Nairobi on Thursday to demand an end to the tax.
Uganda's parliament on Thursday passed a motion calling for the closure of the border.
The two presidents met for three hours on Thursday at a lakeside hotel in Entebbe.
Kenyan President Ana Lang hosted her Ugandan counterpart, Ali Sadiq, in Nairobi on Thursday.
The Kenyan delegation walked out of the talks on Thursday after an hour.
Talks between Kenya and Uganda broke down on Thursday.
Kenya's cabinet decided on Thursday to lift the embargo.
Kenya lifted its embargo on Ugandan sugar on Thursday.
The first trucks in three weeks rolled across the border at Busia on Thursday morning.
Trains between Kenya and Uganda resumed on Thursday.
A bomb killed four soldiers near Busia in Kenya on Thursday.
Four soldiers were killed on Thursday when their patrol was ambushed near Busia in Kenya.
Gunmen seized a ferry on Lake Victoria on Thursday, Kenyan officials said.
Uganda's foreign ministry handed a protest note to the Kenyan charge on Thursday.
The East African Community's secretary general arrived in Nairobi on Thursday to mediate.
Mediators presented a draft agreement to Kenya and Uganda on Thursday.
Kenya accepted the mediators' draft on Thursday.
Uganda rejected the draft on Thursday.
The African Union suspended Uganda on Thursday.
The Security Council adopted a resolution on Kenya on Thursday by 13 votes to none.
A court in Nairobi ordered the release of the crew on Thursday.
The crew of the Ugandan trawler went home on Thursday.
Fifteen Ugandan sailors were handed over to their embassy on Thursday.
Kenya and Uganda exchanged prisoners on Thursday at the Busia bridge.
Kenya's finance minister resigned on Thursday.
President Ana Lang of Kenya sacked her finance minister on Thursday.
Kenya declared a state of emergency in three districts on Thursday.
Dockers in Mombasa went on strike on Thursday.
A strike at the port of Mombasa entered its second week on Thursday.
The strike at the port of Mombasa ended on Thursday.
The European Union imposed sanctions on six Kenyan officials on Thursday.
Kenya banned Ugandan airlines from its airspace on Thursday.
A Ugandan drone crashed near Busia in Kenya on Thursday.
Kenya shot down a Ugandan drone over Busia on Thursday.
The ceasefire between Kenya and the rebels came into force at midnight on Thursday.
Rebels broke the ceasefire on Thursday by shelling Busia in Kenya.
A UN aid convoy reached Busia in Kenya on Thursday.
Inspectors visited the Kenyan plant on Thursday.
Kenya published the text of the agreement on Thursday.
Kenya expelled two Ugandan diplomats on Thursday.
In a phone call on Thursday, Lang told Sadiq that Kenya would not budge.
Voters in Kenya approved the constitution on Thursday in a referendum.
Kenya's electoral commission declared Ana Lang the winner on Thursday.
Kenya's opposition filed a petition against the result on Thursday.
Hundreds of people fled Busia in Kenya on Thursday.
Kenya moved troops to the border on Thursday.
Lightning on Thursday set fire to a depot near Mombasa in Kenya.
""".strip().splitlines()
TO_COME = """
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


def _in(words: str) -> Formed:
    """The sentence with other words for "on Thursday"."""
    return lambda told: told.replace("on Thursday", words, 1)


def _on(words: str) -> Formed:
    """The sentence with other words for "Thursday", behind "on" or "for"."""
    return lambda told: told.replace("on Thursday", f"on {words}", 1).replace("for Thursday", f"for {words}", 1)


def _without_day(told: str) -> str:
    for day in (" on Thursday evening", " on Thursday morning", " on Thursday", "On Thursday evening the "):
        told = told.replace(day, "The " if day[0] == "O" else "")
    return told


def _after(words: str) -> Formed:
    """The sentence behind other words, its day in these or not."""
    return lambda told: words + _lowered(told if words.endswith((" and ", " that ")) else _without_day(told))


def _behind(words: str) -> Formed:
    """The sentence with its day, behind other words."""
    return lambda told: words + _lowered(told)


def _in_front(told: str) -> str:
    """The sentence behind its day."""
    return "On Thursday, " + _lowered(told.replace(" on Thursday", "", 1).replace(" for Thursday", "", 1))


def _lowered(told: str) -> str:
    """The sentence as it goes on behind others: an article, and what is no name, in lower case."""
    first = told.split()[0]
    return told if first.startswith(("Kenya", "Uganda", "UN")) else told[0].lower() + told[1:]


# How many are seen, only ever raised; the day of publication; the form.
HELD: dict[str, tuple[int, date, Formed]] = {
    "on Thursday": (47, SATURDAY, _in("on Thursday")),
    "late on Thursday": (47, SATURDAY, _in("late on Thursday")),
    "Thursday": (47, SATURDAY, _in("Thursday")),
    "last Thursday": (48, SATURDAY, _in("last Thursday")),
    "the past Thursday": (48, SATURDAY, _in("the past Thursday")),
    "on 7 September": (48, SATURDAY, _in("on 7 September")),
    "on Sept. 7": (48, SATURDAY, _in("on Sept. 7")),
    "on the 7th of September": (48, SATURDAY, _in("on the 7th of September")),
    "yesterday": (48, FRIDAY, _in("yesterday")),
    "yesterday in the evening": (48, FRIDAY, _in("yesterday in the evening")),
    "today": (48, THURSDAY, _in("today")),
    "this morning": (47, THURSDAY, _in("this morning")),
    "two days ago": (48, SATURDAY, _in("two days ago")),
    "before dawn on Thursday": (47, SATURDAY, _in("before dawn on Thursday")),
    "fronted": (47, SATURDAY, _after("On Thursday, ")),
    "behind and": (48, SATURDAY, _after("The mood was bad and ")),
    "behind said that": (48, SATURDAY, _after("A spokesman said that ")),
    "behind recalled that": (43, SATURDAY, _after("It will be recalled that ")),
    "behind confirmed that": (48, SATURDAY, _after("The ministry has now confirmed that ")),
    "behind according to": (47, SATURDAY, _behind("According to the ministry, ")),
    "behind as": (48, SATURDAY, _behind("As the crisis deepened, ")),
    "behind after": (47, SATURDAY, _behind("After a long night, ")),
    "behind while": (48, SATURDAY, _behind("Prices rose in the north, while ")),
    "behind when": (48, SATURDAY, _behind("The quarrel began when ")),
    "behind but": (48, SATURDAY, _behind("The mood was good, but ")),
    "behind a semicolon": (46, SATURDAY, _behind("Nobody was surprised; ")),
    "behind a dash": (48, SATURDAY, _behind("It was a bad week - ")),
    "behind in case": (47, SATURDAY, _behind("In case you are just joining us: ")),
    "a live page": (48, THURSDAY, lambda told: "09:10 " + _in("today")(told)),
    "a live page, last night": (47, FRIDAY, lambda told: "09:10 " + _in("last night")(told)),
    "behind a place": (48, SATURDAY, _after("By the lake on Thursday ")),
    "behind a place and a comma": (47, SATURDAY, _after("By the lake on Thursday, ")),
    "at 4 p.m.": (46, SATURDAY, _in("at 4 p.m. on Thursday")),
    "shortly after 4 p.m.": (38, SATURDAY, _in("shortly after 4 p.m. on Thursday")),
    "at an hour": (46, SATURDAY, _in("on Thursday at 04.30 hours")),
    "between hours": (46, SATURDAY, _in("on Thursday between 05.20 and 07.45 hours")),
    "before dawn last": (47, SATURDAY, _in("before dawn last Thursday")),
    "in the early hours": (47, SATURDAY, _in("in the early hours of Thursday")),
    "on the 7th": (46, SATURDAY, _in("on the 7th")),
    "this Thursday": (48, SATURDAY, _in("this Thursday")),
    "a day after": (46, SATURDAY, _after("The minister resigned on Friday, a day after ")),
    "two days after": (46, SATURDAY, _after("The minister resigned on Saturday, two days after ")),
    "that evening": (48, SATURDAY, _after("The minister spoke to the press on Thursday. That evening ")),
    "and that evening": (
        42,
        SATURDAY,
        lambda told: "The minister spoke to the press on Thursday. " + _in("that evening")(told),
    ),
    "the same evening": (49, SATURDAY, _after("The minister spoke to the press on Thursday. The same evening ")),
    "a day later": (49, SATURDAY, _after("The minister spoke to the press on Wednesday. A day later ")),
    "the next day": (49, SATURDAY, _after("The minister spoke to the press on Wednesday. The next day ")),
}
AHEAD: dict[str, tuple[int, date, Formed]] = {
    "on Thursday": (47, SATURDAY_BEFORE, _on("Thursday")),
    "Thursday": (46, SATURDAY_BEFORE, _in("Thursday")),
    "on 7 September": (47, SATURDAY_BEFORE, _on("7 September")),
    "on September 7": (47, SATURDAY_BEFORE, _on("September 7")),
    "on 7 September 2023": (47, SATURDAY_BEFORE, _on("7 September 2023")),
    "next Thursday": (46, SATURDAY_BEFORE, _in("next Thursday")),
    "this coming Thursday": (46, SATURDAY_BEFORE, _in("this coming Thursday")),
    "tomorrow": (46, WEDNESDAY, _in("tomorrow")),
    "on Thursday evening": (47, SATURDAY_BEFORE, _on("Thursday evening")),
    "early on Thursday": (45, SATURDAY_BEFORE, _in("early on Thursday")),
    "at 10:00 on Thursday": (44, SATURDAY_BEFORE, _in("at 10:00 on Thursday")),
    "in five days": (44, SATURDAY_BEFORE, _in("in five days")),
    "fronted": (42, SATURDAY_BEFORE, _in_front),
    "behind said that": (47, SATURDAY_BEFORE, _behind("A spokesman said that ")),
    "behind said": (47, SATURDAY_BEFORE, _behind("A spokesman said ")),
    "behind according to": (47, SATURDAY_BEFORE, _behind("According to the ministry, ")),
    "behind and": (47, SATURDAY_BEFORE, _behind("The mood is bad and ")),
    "behind but": (47, SATURDAY_BEFORE, _behind("The mood is bad, but ")),
    "behind while": (47, SATURDAY_BEFORE, _behind("Prices are rising, while ")),
    "before a spokesman said": (47, SATURDAY_BEFORE, lambda told: f"{told[:-1]}, a spokesman said."),
    "an item of a list": (47, SATURDAY_BEFORE, lambda told: f"- {told[:-1]}"),
    "a live page": (47, SATURDAY_BEFORE, lambda told: f"09:10 {told}"),
    "with a relative clause behind": (47, SATURDAY_BEFORE, lambda told: f"{told[:-1]}, which nobody had expected."),
}


def _events(told: str, published: date, before: str = _BEFORE) -> tuple[EventMention, ...]:
    return events.find(mark(article(f"{before}{told}{_BEHIND}", published=published)))


def _found(told: str, published: date, before: str = _BEFORE) -> list[EventMention]:
    """What is found of that Thursday."""
    found = _events(told, published, before)
    return [event for event in found if event.when is not None and THURSDAY in (event.when.first, event.when.last)]


def _happened(told: str, published: date) -> bool:
    return any(event.when and event.when.first == THURSDAY for event in _found(told, published))


def _planned(told: str, published: date) -> bool:
    return any(event.status == "planned" for event in _found(told, published))


@pytest.mark.parametrize("form", HELD)
def test_what_happened_on_a_day_is_seen_in_whatever_form_the_day_is_told(form: str) -> None:
    floor, published, formed = HELD[form]
    assert 50 == len(HAPPENED)
    unseen = [told for told in map(formed, HAPPENED) if not _happened(told, published)]
    assert len(HAPPENED) - len(unseen) >= floor, "\n".join(unseen)


@pytest.mark.parametrize("form", AHEAD)
def test_what_is_to_come_on_a_day_is_seen_in_whatever_form_the_day_is_told(form: str) -> None:
    floor, published, formed = AHEAD[form]
    assert 50 == len(TO_COME)
    unseen = [told for told in map(formed, TO_COME) if not _planned(told, published)]
    assert len(TO_COME) - len(unseen) >= floor, "\n".join(unseen)


@pytest.mark.parametrize("form", AHEAD)
def test_what_is_to_come_has_not_been(form: str) -> None:
    _, published, formed = AHEAD[form]
    called = "Unions have called a strike"  # "On Thursday, unions have called" it says something else
    lines = [line for line in TO_COME if not line.startswith(called)]
    found = {line: _events(formed(line), published) for line in lines}
    assert [] == [(line, e.head) for line, told in found.items() for e in told if e.status == "held" and e.when]


def _roles(event: EventMention) -> tuple[str | None, frozenset[str]]:
    """Where an event was, and whose it was."""
    return event.place, frozenset((*event.participants, *event.organisers))


@pytest.mark.parametrize("kind", CASTS)
def test_what_happened_is_seen_whatever_those_are_called_who_did_it(kind: str) -> None:
    cast = CASTS[kind]
    unseen, astray = [], []
    for told in HAPPENED:
        plain, played = _found(told, SATURDAY), _found(cast.play(told), SATURDAY, cast.opening)
        if plain and not played:
            unseen.append(cast.play(told))
        elif plain:
            place, parties = _roles(plain[0])
            expected = (place and cast.name_of(place), frozenset(map(cast.name_of, parties)))
            astray += [cast.play(told)] * (_roles(played[0]) != expected)
    assert not unseen
    assert len(astray) <= ASTRAY.get(kind, 0), "\n".join(astray)


ASTRAY = {"unlisted": 1}  # of 47, only ever fewer: that Selvania's capital is Korvat no sentence tells
