"""How wires tell what happened: after a clause in between, by whoever speaks of it, by those who are only counted.

Each sentence stands among others, as in an article; its forms are varied, and beside each stand some that tell of none.
"""

from __future__ import annotations

from datetime import date

import pytest

from brief.finders import events
from brief.model import EventMention
from tests.test_events import seen

WEDNESDAY = date(2026, 6, 10)
MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)
_BEFORE = (
    "Norway and Chile differ over fish. Norwegian President Karen Moe and Chilean senator Luis Prat speak of it. "
    "Ann Holt is a candidate. "
)
_BEHIND = " The road is long. Few use it. It has two lanes. Most of it is sand. Nobody counts the cars."


def told(sentence: str) -> list[EventMention]:
    found = events.find(seen(f"{_BEFORE}{sentence}{_BEHIND}", WEDNESDAY))
    return [event for event in found if event.when and event.status == "held"]


def kinds(sentence: str) -> list[tuple[str, str, date | None]]:
    return [(event.head, event.kind, event.when.first if event.when else None) for event in told(sentence)]


# --- a clause between the day and what was done on it -----------------------------------------------

_DONE = {
    "Chile shut its airspace to all traffic": ("airspace closed", "other"),
    "Chilean jets bombed a market in Arica": ("market attacked", "military"),
    "three soldiers were killed near Arica": ("killing", "military"),
    "Karen Moe signed an accord in Lima": ("accord signed", "document"),
    "Norway recalled its ambassador from Chile": ("ambassador recalled", "other"),
}
_DAYS = ("On Monday night", "On Monday", "Late on Monday", "On 8 June", "Monday")
_BETWEEN = (
    "two hours before the ultimatum ran out",
    "hours after the raid",
    "as the rain went on",
    "after weeks of rain",
    "a day before the term ran out",
)


@pytest.mark.parametrize("done", _DONE)
@pytest.mark.parametrize("between", _BETWEEN)
def test_what_stands_between_a_day_and_a_deed_parts_them_not(done: str, between: str) -> None:
    for day in _DAYS:
        head, kind = _DONE[done]
        assert (head, kind, MONDAY) in kinds(f"{day}, {between}, {done}."), day


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, after the vote, Norway's parliament said nothing.",
        "On Monday, hours after the raid, Prat said the road would be closed.",
        "On Monday, as the rain went on, Chile could shut its airspace.",
        "On Monday, two hours before the term ran out, nobody in Chile had shut the road.",
        "On Friday, a day before the term runs out, Chile would shut its airspace if it could.",
        "On Monday, a day before the raid, Moe hoped that Chile would sign an accord.",
    ],
)
def test_what_is_only_said_or_supposed_behind_a_clause_is_none(text: str) -> None:
    assert [] == kinds(text)


# --- measures that are announced, or are somebody's answer ------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Chile announced duties on Norwegian fish worth 1.1 billion dollars.",
        "Chile announced duties of 10 to 30 percent on Norwegian fish on Tuesday.",
        "Chile on Tuesday announced new duties on Norwegian fish.",
        "Duties on Norwegian fish were announced by Chile on Tuesday.",
        "Moe was in Oslo when Chile announced duties on Norwegian fish on Tuesday.",
        "Chile, which announced duties on Norwegian fish on Tuesday, wants to talk.",
        "Chile hit back on Tuesday with duties on Norwegian fish.",
        "Chile replied on Tuesday with duties on Norwegian fish.",
        "Prices fell after Chile retaliated on Tuesday with duties on Norwegian fish.",
    ],
)
def test_measures_that_are_announced_are_told_as_measures(text: str) -> None:
    (event,) = told(text)
    assert ("duties announced", "sanctions", TUESDAY) == (event.head, event.kind, event.when and event.when.first)
    assert "Chile" == event.organisers[0]


@pytest.mark.parametrize(
    "text",
    [
        "Chile announced an end to duties on Norwegian fish on Tuesday.",
        "Chile announced on Tuesday talks on the duties on fish.",
        "Chile announced relief from duties on Tuesday.",
        "Chile replied on Tuesday to questions about duties.",
        "Chile announced on Tuesday that it opposes sanctions on Norway.",
        "Chile responded on Tuesday to Norway's duties with silence.",
        "Chile announced a plan for duties on Tuesday.",
        "Nobody in Chile announced duties on Tuesday.",
    ],
)
def test_what_is_announced_of_measures_is_none_of_them(text: str) -> None:
    assert "sanctions" not in [kind for _, kind, _ in kinds(text)]


# --- signing in other words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("document signed", "The two sides put their names to the document in Arica on Monday."),
        ("declaration signed", "The two sides put their signatures under a declaration in Arica on Monday."),
        ("declaration signed", "Norway and Chile on Monday put their names under a declaration."),
        ("accord reached", "The government of Norway and the rebels sealed an accord in Lima on Monday."),
        ("pact signed", "Ana Lang for Norway and Bo Berg for Chile put their names to a pact on Monday."),
    ],
)
def test_signing_has_many_words(head: str, text: str) -> None:
    assert [(head, "document", MONDAY)] == kinds(text)


def test_those_for_whom_somebody_signs_are_its_parties() -> None:
    (event,) = told("Ana Lang for Norway and Bo Berg for Chile put their names to a pact on Monday.")
    assert {"Norway", "Chile"} <= set(event.participants)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides put their names to the test in Arica on Monday.",
        "Norway would put its name to an accord on Monday.",
        "Norway sealed the border on Monday to keep the accord.",
        "The two sides put the document aside in Arica on Monday.",
    ],
)
def test_who_only_puts_something_signs_nothing(text: str) -> None:
    assert "document" not in [kind for _, kind, _ in kinds(text)]


# --- who speaks after having met ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Moe said on Monday after meeting Luis Prat in Oslo that the road was long.",
        "Moe told reporters on Monday after talks with Luis Prat in Oslo that the road was long.",
        "Moe said on Monday following a meeting with Luis Prat in Oslo that the road was long.",
        '"The road is long," Moe said on Monday after talks with Luis Prat in Oslo.',
        "He spoke at a press conference in Oslo on Monday after the Lake Council had met.",
        "He said so in Oslo on Monday, after the Lake Council had met.",
        "Moe said on Monday after the Lake Council met in Oslo that the road was long.",
    ],
)
def test_who_speaks_after_a_meeting_speaks_on_its_day(text: str) -> None:
    assert [("meeting", MONDAY)] == [(kind, day) for _, kind, day in kinds(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Moe said on Monday after months of talks with Chile that the road was long.",
        "Moe said on Monday after the collapse of talks with Chile that the road was long.",
        "Moe said on Monday after two rounds of talks with Chile last year that the road was long.",
        "Moe said on Monday, a week after talks with Prat in Oslo, that the road was long.",
        "Moe said on Monday that after the talks with Chile the road was long.",
        "Moe said on Monday after the Lima summit that the road was long.",
        "Moe said on Monday after the attack in Oslo that the road was long.",
        "Chile said on Monday after Norway met its demands that it was glad.",
    ],
)
def test_what_was_long_before_somebody_spoke_is_not_of_that_day(text: str) -> None:
    assert MONDAY not in [day for _, _, day in kinds(text)]


# --- those who are told by what they are; journeys ---------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("call", "The two generals talked by telephone on Monday, an aide of Moe said."),
        ("call", "The two presidents have already spoken by telephone on Monday."),
        ("call", "On Monday the two foreign ministers spoke by phone for an hour."),
        ("meeting", "Norway's foreign minister, Ann Holt, received both delegations on Monday evening."),
        ("meeting", "Karen Moe received the delegations of the rebels on Monday."),
        ("meeting", "On Monday Karen Moe received the envoys of both sides."),
        ("visit", "Norwegian Foreign Minister Ann Holt left Oslo for Lima on Monday morning."),
        ("visit", "Norwegian Foreign Minister Ann Holt flew from Oslo to Lima on Monday."),
        ("visit", "On Monday Norwegian Foreign Minister Ann Holt departed Oslo for Lima."),
        ("visit", "Norwegian Foreign Minister Ann Holt flew in on Monday morning and met officers of the guard."),
        ("visit", "Chile sent an envoy to Oslo on Monday."),
        ("visit", "Ann Holt, who was visiting Lima on Monday, called upon Chile not to close the river."),
        ("visit", "Earlier on Monday Ann Holt, who was visiting Lima, called upon Chile not to close the river."),
    ],
)
def test_who_meets_calls_or_travels_may_be_told_by_what_they_are(kind: str, text: str) -> None:
    assert (kind, MONDAY) in [(found, day) for _, found, day in kinds(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The two generals spoke by telephone to reporters on Monday.",
        "The two sides talked past each other on Monday.",
        "The two roads met on Monday.",
        "Karen Moe received both letters on Monday.",
        "Karen Moe received the support of both states on Monday.",
        "Luis Prat left Norway for good on Monday.",
        "Luis Prat left the League for the Greens on Monday.",
        "Luis Prat left Holt for Moe on Monday.",
        "Chile sent an envoy a letter on Monday.",
        "Moe, who was visiting her aunt, called Chile a friend on Monday.",
        "Karen Moe cashed in on Monday on Chile's woes.",
    ],
)
def test_who_does_something_else_meets_calls_and_visits_nobody(text: str) -> None:
    assert {"call", "meeting", "visit"}.isdisjoint(kind for _, kind, _ in kinds(text))


# --- what befalls, who leaves a pact, who writes -------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "kind", "text"),
    [
        ("Lake Pact left", "other", "Norway on Monday pulled out of the Lake Pact."),
        ("deal left", "other", "Norway left the fish deal on Monday."),
        ("Lake Pact left", "other", "Norway, which quit the Lake Pact on Monday, is sorry."),
        ("agreement left", "other", "Prices rose after Norway walked out of the fish agreement on Monday."),
        ("Chile suspended", "other", "Chile was suspended from the Lake Union on Monday."),
        ("embassy destroyed", "military", "A crowd set fire to the Chilean embassy in Oslo on Monday."),
        ("takeover", "other", "The army took power in Chile on Monday."),
        ("deadline passed", "other", "The deadline passed on Monday without a reply."),
        ("Luis Prat proclaimed himself head", "other", "General Prat proclaimed himself head of state on Monday."),
        ("truce extended", "document", "Norway and Chile on Monday extended the truce by two months."),
        ("truce extended", "document", "The truce was extended by Norway on Monday."),
        ("truce reached", "document", "The two sides agreed to a truce on Monday."),
        ("prisoners released", "other", "The rebels handed over 20 prisoners on Monday."),
        ("rebels handed over bodies", "other", "The rebels handed over the bodies of 20 soldiers on Monday."),
        ("Norwegian soldier wounded", "other", "A Norwegian soldier was wounded near Arica on Monday."),
        ("duty rose", "sanctions", "At midnight on Monday the duty on Chilean timber rose from 8% to 22%."),
        ("duty went up", "sanctions", "The duty on Chilean timber went up to 22 percent on Monday."),
        ("duty", "sanctions", "Norway began collecting a 35% duty on fish from Chile on Monday."),
        (
            "teachers released",
            "other",
            "Two teachers held by rebels in Chile were handed over to the Red Cross on Monday.",
        ),
        ("ambassador summoned", "other", "Chile's ambassador was called to the foreign ministry on Monday."),
        ("killing", "military", "Chilean shells killed a fireman in Tromso on Monday."),
        ("killing", "military", "A mortar killed two Norwegian pupils on Monday."),
        ("Santa Rosa attacked", "military", "Moe was asleep when Chile bombed Santa Rosa on Monday night."),
        ("Tromso attacked", "military", "Norway accused Chile of greed when it shelled Tromso on Monday night."),
        ("lights went out", "other", "The lights went out in large parts of Oslo on Monday."),
        ("power failed", "other", "On Monday the power failed in Arica."),
        ("letter", "document", "Karen Moe wrote to Luis Prat on Monday."),
        ("letter", "document", "On Monday Karen Moe wrote to Chile."),
    ],
)
def test_what_befell_and_what_was_left_or_written_is_told(head: str, kind: str, text: str) -> None:
    assert [(head, kind, MONDAY)] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Luis Prat quit politics on Monday.",
        "The Lake Union told Chile on Monday to leave or risk being attacked.",
        "Chile did so on Monday to avoid being attacked.",
        'Karen Moe spoke of "a bit of a barney" with Chile on Monday.',
        "Ann Holt spoke on Monday of a quarrel with Luis Prat.",
        "Karen Moe wrote on Monday to say that Chile was right.",
        "A lamp was suspended from the roof in Chile on Monday.",
        "Revenue from the duty on Chilean fish rose on Monday.",
        "Norway's duty as a neighbour is to call on Monday.",
        "Norway said it began collecting stamps of Chile on Monday.",
        "Prat offered his resignation on Monday.",
        "The power of Chile failed to impress Moe on Monday.",
    ],
)
def test_what_is_only_spoken_of_or_feared_befalls_nobody(text: str) -> None:
    assert [] == kinds(text)


def test_words_under_a_picture_that_nothing_marks_tell_of_no_meeting() -> None:
    text = f"{_BEFORE}\nNorwegian President Karen Moe meets Chilean senator Luis Prat in Oslo,\n{_BEHIND}"
    assert [] == [event.place for event in events.find(seen(text, WEDNESDAY)) if event.kind == "meeting"]


def test_a_hundred_is_no_verb() -> None:
    text = "Several hundred backers of Prat came together in front of the parliament in Lima on Monday."
    assert "Several hundred backers" not in [head for head, _, _ in kinds(text)]
    assert [("Two hundred villagers gathered", "other", MONDAY)] == kinds(
        "Two hundred villagers gathered in Arica on Monday."
    )


def test_what_is_done_at_the_end_of_talks_held_in_a_town_is_no_talks_of_that_day() -> None:
    text = "On Monday, at the close of the third round of talks held in Oslo, Norway signed a truce."
    assert [("truce signed", "document", MONDAY)] == kinds(text)
    assert "meeting" in [kind for _, kind, _ in kinds("At the end of the talks held on Monday in Oslo all was well.")]


def test_a_ship_that_passes_is_no_bill() -> None:
    assert ["other"] == [kind for _, kind, _ in kinds("A Chilean tanker passed through the strait on Monday.")]
    assert ["document"] == [kind for _, kind, _ in kinds("Norway's council passed the statute on Monday.")]


def test_who_speaks_of_a_raid_elsewhere_says_not_where_it_was() -> None:
    found = events.find(
        seen(f"{_BEFORE}In Oslo the ministry said the attack on its embassy was grave.{_BEHIND}", WEDNESDAY)
    )
    assert [] == [event for event in found if event.place == "Oslo"]


# --- talks that go on ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "day", "behind"),
    [
        ("held", date(2026, 6, 7), "They resumed on Sunday."),
        ("held", date(2026, 6, 8), "They broke off on Monday over fish."),
        ("held", date(2026, 6, 7), "They went on on Sunday."),
        ("planned", date(2026, 6, 14), "They will resume on Sunday."),
        ("planned", date(2026, 6, 14), "They are to resume on Sunday."),
    ],
)
def test_talks_told_before_go_on_on_a_further_day(status: str, day: date, behind: str) -> None:
    text = f"{_BEFORE}Talks between Norway and Chile opened in Arica on Friday. {behind}{_BEHIND}"
    found = [each for each in events.find(seen(text, WEDNESDAY)) if each.when and each.when.first == day]
    assert [(status, "Arica", {"Norway", "Chile"})] == [(e.status, e.place, set(e.participants)) for e in found]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Norway and Chile opened in Arica on Friday. They may resume on Sunday.",
        "Talks between Norway and Chile opened in Arica on Friday. They said on Sunday that they were tired.",
        "Soldiers of Chile crossed the river on Friday. They resumed on Sunday.",
        "Talks between Norway and Chile opened in Arica on Friday. Few use it. They resumed on Sunday.",
    ],
)
def test_others_that_go_on_are_no_talks(text: str) -> None:
    found = events.find(seen(f"{_BEFORE}{text}{_BEHIND}", WEDNESDAY))
    assert [date(2026, 6, 5)] == [each.when.first for each in found if each.when]


# --- what is agreed, and what it is agreed to do -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["The two sides agreed to sign a truce on Friday.", "The two sides agreed to a meeting on Friday."],
)
def test_what_somebody_agrees_to_do_is_still_to_come(text: str) -> None:
    found = events.find(seen(f"{_BEFORE}{text}{_BEHIND}", WEDNESDAY))
    assert date(2026, 6, 12) in [event.when.first for event in found if event.when and event.status == "planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway would extend the truce on Monday.",
        "Norway has not extended the truce since Monday.",
        "The army of Chile hopes to take power on Monday.",
    ],
)
def test_what_is_only_hoped_for_is_neither_extended_nor_taken(text: str) -> None:
    assert [] == [head for head, _, _ in kinds(text) if head != "ceasefire"]


def test_the_bodies_of_people_are_not_released() -> None:
    assert "release" not in " ".join(
        head for head, _, _ in kinds("The bodies of two teachers were handed over on Monday.")
    )


def test_a_bank_with_assets_that_announces_something_announces_no_assets() -> None:
    text = "The Bank of Norway, which has 12 billion crowns in assets, announced a merger on Monday."
    assert "sanctions" not in [kind for _, kind, _ in kinds(text)]
