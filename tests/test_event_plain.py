"""Plain sentences of real wires that tell what was done on a day, and others like them that tell nothing.

Each has the construction of a sentence of real news whose event nobody saw; most stand far behind the opening.
"""

from __future__ import annotations

from datetime import date

import pytest

from brief.model import EventMention
from tests.test_news import REST, later, news

MONDAY = date(2026, 6, 8)


def named(found: list[EventMention]) -> list[tuple[str, date | None]]:
    return [(event.head, event.when.first if event.when else None) for event in found]


COUNTED = {
    "At least 12 people died on Monday when a shell landed in a market in Tacna.": "12 people died",
    "On Monday morning some 2,300 workers at the Arica plant downed tools in protest.": "2,300 workers downed tools",
    "At least 21 houses were burgled in Arica on Monday.": "21 houses burgled",
    "More than twenty soldiers surrendered on Monday near Tacna.": "twenty soldiers surrendered",
    "Peru's central bank raised its key rate on Monday to 7 percent.": "Peru's central bank raised key rate",
    "Shareholders in Lima approved a $3.2 billion merger on Monday.": "Shareholders approved merger",
}
COUNTED_NONE = """
At least the mood in Chile was good on Monday.
At the latest in Chile the mood changed on Monday.
Some in Chile slept on Monday.
Over 40 percent of Chile doubted the plan on Monday.
More than hope filled the harbour on Monday.
At least the police slept on Monday.
About noon on Monday it rained.
In up to 12 ports of Chile the mood worsened on Monday.
Around Arica the mood of 12 mayors worsened on Monday.
Prices rose by at least 7 percent in Chile on Monday.
Nearly all shares closed lower in Chile on Monday.
No more than words came from Chile on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", COUNTED)
def test_who_did_it_may_be_counted_first(text: str) -> None:
    assert [(COUNTED[text], MONDAY)] == named(later(text) if "Shareholders" not in text else news(text))


@pytest.mark.parametrize("text", COUNTED_NONE)
def test_a_count_alone_makes_no_doer(text: str) -> None:
    assert [] == named(later(text))


OFFICIAL = {
    "The health ministry ordered an inquiry into the power failure on Monday.": "health ministry ordered inquiry",
    "The central committee rejected the draft on Monday as unacceptable.": "central committee rejected draft",
    "The transit board approved the increase on Monday.": "transit board approved increase",
    "The council voted 61 to 14 on Monday to leave the coalition.": "council voted to leave coalition",
    "The search was suspended on Monday.": "search suspended",
    "Rescue work resumed on Monday.": "Rescue work resumed",
    "Flights were again suspended on Monday.": "Flights suspended",
    "Many schools were closed on Monday.": "Many schools closed",
}
OFFICIAL_NONE = """
The firm ordered on Monday that the road be mended.
The ministry rejected criticism of the plan on Monday.
The board rejected suggestions of a deal on Monday.
The agency approved the increase on Monday.
The firm rejected the draft on Monday as unacceptable.
The ministry was rejected on Monday.
The council voted on Monday.
The board would have approved the increase on Monday.
The council condemned the act on Monday.
The ministry hailed the plan on Monday.
The search for meaning resumed nowhere on Monday.
The concert was suspended on Monday.
The ministry dismissed reports on Monday that two officers were arrested on Sunday.
The council had no work on Monday.
The work of a lifetime, he closed with a smile on Monday.
The ministry approved of the tone on Monday.
The board found fault on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", OFFICIAL)
def test_who_holds_an_office_and_what_goes_on_need_no_name(text: str) -> None:
    assert [(OFFICIAL[text], MONDAY)] == named(later(text))


@pytest.mark.parametrize("text", OFFICIAL_NONE)
def test_what_officials_say_or_nobody_known_does_is_none(text: str) -> None:
    assert [] == named(later(text))


def test_what_catches_fire_is_told_in_the_opening_too() -> None:
    told = "On Monday, the Prat Tower, in the centre of Arica, caught fire shortly before 18:00 on the 50th floor."
    assert [("Prat Tower caught fire", MONDAY)] == named(news(told, REST))[:1]


LEFT = {
    "Chile suspended its participation in the talks with Peru on Monday.": "Chile suspended participation in talks",
    "Chile pulled out of the talks with Peru on Monday.": "Chile pulled out of talks",
    "Chile withdrew from the talks on Monday.": "Chile withdrew from talks",
    "Chile rejected the draft on Monday as unacceptable.": "Chile rejected draft",
    "The congress chose Ana Lang as its leader on Monday.": "congress chose Ana Lang",
    "The congress elected Ana Lang as president on Monday.": "congress elected Ana Lang",
    "Six people were injured on Monday when police fired at a crowd in Lima.": "Six people injured",
    "Police found two bodies in a lorry near Arica on Monday.": "bodies found",
    "The accident occurred on Monday near the harbour of Arica.": "crash",
    "An accord was reached by Chile and Peru on Monday.": "accord reached",
}
LEFT_NONE = """
Chile would have withdrawn from the talks on Monday.
Chile denied that it withdrew from the talks on Monday.
The firm withdrew its hand on Monday.
Chile rejected on Monday.
Chile rejected suggestions on Monday that it had lost.
The firm suspended its part in the play on Monday.
As its leader Ana Lang slept on Monday.
The court lay idle as its clerks slept on Monday.
The firm was injured on Monday.
The mood was injured on Monday.
Police found no bodies on Monday.
Police found comfort in Arica on Monday.
The firm found two bodies of thought on Monday.
By accident Chile slept on Monday.
It was no accident that the mood was bad on Monday.
The accident of birth occurred to nobody on Monday.
The limit was reached on Monday.
An accord could be reached by Chile and Peru on Monday.
The peak was reached by climbers on Monday.
The deal was rejected as such on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", LEFT)
def test_what_somebody_leaves_rejects_chooses_or_finds_is_told(text: str) -> None:
    assert [(LEFT[text], MONDAY)] == named(later(text))


@pytest.mark.parametrize("text", LEFT_NONE)
def test_what_only_sounds_like_leaving_rejecting_choosing_or_finding_is_none(text: str) -> None:
    assert [] == named(later(text))


def test_whoever_leaves_talks_on_a_day_tells_no_day_of_the_talks() -> None:
    assert ["meeting"] != [event.kind for event in later("Chile withdrew from the talks on Monday.")]
    assert ["meeting"] == [event.kind for event in later("Chile left Monday's talks with Peru in Lima without a word.")]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("mine sold", "The mine is deep. The mine was sold to a consortium in 2012."),
        ("bank founded", "The bank is small. The bank was founded in 1942."),
        (None, "The mine is deep. The mine was loved in 2012."),
        (None, "The mine is deep. A museum was sold in 2012."),
        (None, "The mine is deep. The mine was never sold in 2012."),
        (None, "The mine is deep. The mine was to be sold in 2012."),
    ],
)
def test_what_was_done_to_what_a_text_speaks_of_is_told_from_long_ago(head: str | None, text: str) -> None:
    assert [head] * (head is not None) == [event.head for event in later(text)]


GOES_ON = {
    "The men were brought to a court in Arica on Monday to face charges.": "men brought to court",
    "Search and rescue was suspended on Monday.": "Search and rescue suspended",
    "The two presidents on Monday signed the plan.": "two presidents signed plan",
    "The firm's bankruptcy proceedings began on Monday.": "firm's bankruptcy proceedings began",
    "An old building collapsed on Monday near Arica.": "building collapsed",
}
GOES_ON_NONE = """
The men were brought to their senses on Monday.
The men were brought up in Arica on Monday.
Song and dance was all there was on Monday.
Here and there was rain on Monday.
Storms were about on Monday.
The anthem began on Monday.
The two presidents on Monday smiled.
The road was taken to be open in Arica on Monday.
The firm's mood caused pain on Monday.
The evening began well on Monday.
The wedding began on Monday.
The two presidents would have signed the plan on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", GOES_ON)
def test_what_goes_on_begins_or_is_done_by_several_is_told(text: str) -> None:
    assert (GOES_ON[text], MONDAY) in named(later(text))


@pytest.mark.parametrize("text", GOES_ON_NONE)
def test_what_only_begins_or_is_brought_so_to_speak_is_none(text: str) -> None:
    assert [] == named(later(text))


def test_money_is_no_state() -> None:
    (event,) = news("Shareholders of the two banks on Monday approved a US$3.2 billion merger.")
    assert () == event.participants
    (event,) = news("US shareholders of the two banks on Monday approved a merger.")
    assert ("United States",) == event.participants


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("tsunami", "On Monday a tsunami struck the coast of Chile."),
        ("flood", "Floods swept away two bridges near Arica on Monday."),
        ("landslide", "A landslide swept away a village near Arica on Monday."),
        ("aftershock", "An aftershock struck Chile on Monday."),
        (
            "Ana Lang charged",
            "A grand jury in Arica indicted former Chilean president Ana Lang on 37 counts on Monday.",
        ),
    ],
)
def test_what_befell_is_called_by_its_word_and_whom_it_befell_by_name(head: str, text: str) -> None:
    assert [(head, MONDAY)] == named(later(text))


STEPS = {
    "The captain was freed on bail on Monday.": "captain freed",
    "Peru turned down the offer on Monday.": "Peru turned down offer",
    "Prosecutors dropped the charges against the mayor on Monday.": "Prosecutors dropped charges",
    "A plane with 60 people on board went missing over Peru on Monday.": "plane went missing",
    "Thousands fled their homes near Arica on Monday.": "Thousands fled homes",
    "A volcano erupted in Chile on Monday.": "volcano erupted",
    "The Tana Volcano erupted twice in Chile on Monday.": "Tana Volcano erupted",
    "Thousands cheered at Monday's rally in Arica.": "rally",
}
STEPS_NONE = """
The captain was free on Monday.
The mood was turned down on Monday.
Peru turned red on Monday.
A judge in Lima ordered on Monday that the captain be freed.
Peru dropped its demand on Monday.
A judge in Lima ordered soup that was cold on Monday.
The firm dropped the charges on Monday.
The price dropped on Monday.
The point went missing on Monday.
The firm fled on Monday.
Anger erupted in Chile on Monday.
Applause erupted on Monday.
The captain would have been freed on bail on Monday.
The king of the road turned sour on Monday.
Hundreds of words fled the mind on Monday.
The suspect said little on Monday.
The director laughed on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", STEPS)
def test_steps_of_those_in_office_and_of_many_are_told(text: str) -> None:
    assert [(STEPS[text], MONDAY)] == named(later(text))


@pytest.mark.parametrize("text", STEPS_NONE)
def test_what_only_turns_drops_or_erupts_so_to_speak_is_none(text: str) -> None:
    assert [] == named(later(text))


@pytest.mark.parametrize(
    ("heads", "text"),
    [
        (["Lang arrested"], "Ana Lang is tired. She taught history in Arica and was arrested on Monday."),
        (["road closed", "Drivers arrested"], "Drivers blocked the road in Arica and were arrested on Monday."),
        (["women arrested"], "The men and women were arrested in Arica on Monday."),
        ([], "She taught history in Arica and was to be arrested on Monday."),
        ([], "She taught history in Arica and was never arrested on Monday."),
        ([], "She taught history in Arica and was arrested by nobody on Monday."),
    ],
)
def test_whoever_did_one_thing_and_had_another_done_to_them_keeps_a_name(heads: list[str], text: str) -> None:
    assert heads == [head for head, day in named(later(text)) if day == MONDAY]


@pytest.mark.parametrize(
    ("heads", "text"),
    [
        (["Ana Lang defeated"], "Ana Lang was defeated in the primary on Monday by Juan Soto."),
        (["tower handed over"], "The tower was handed over to Chile on Monday."),
        ([], "Ana Lang was challenged over her words on Monday."),
        ([], "Ana Lang was thought defeated on Monday."),
        ([], "Ana Lang was never defeated on Monday."),
    ],
)
def test_what_is_done_to_somebody_with_a_name_is_told(heads: list[str], text: str) -> None:
    assert heads == [head for head, day in named(later(text)) if day == MONDAY]


def test_a_live_page_that_has_something_rejected_tells_no_day_of_it() -> None:
    calm = "\n\n".join(f"{hour}:10 The sea is calm and nobody sails." for hour in range(10, 17))
    assert [] == named(news(f"{calm}\n\n17:10 Peru has rejected a draft by the envoy.", ""))
    assert [("Peru rejected draft", MONDAY)] == named(later("Peru rejected a draft by the envoy on Monday as unfair."))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In Lima, the mediator welcomed the ceasefire in a statement on Monday.", []),
        ("In Lima, the mediator praised the accord in an open letter to Chile on Monday.", []),
        ("In Lima, the mediator saw the ceasefire in the harbour on Monday.", [MONDAY]),
    ],
)
def test_the_day_on_which_somebody_spoke_of_a_thing_is_not_its_own(text: str, days: list[date]) -> None:
    found = [event for event in later(text) if event.kind in ("military", "document")]
    assert days == [event.when.first for event in found if event.when]
