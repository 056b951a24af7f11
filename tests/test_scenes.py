"""Where the words' own sentence puts them: in a gathering, at its doors, on a journey, before those who vote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.marked import briefing_of

DATED = "Two neighbours and a river\n\nby Ana Lopez January 13, 2024\n\n"
UNDATED = "Two neighbours and a river\n\nby Ana Lopez\n\n"
COUNCIL = "The River Commission met in Lima on January 12 and parted at midnight without a text. "
SPOKEN = "“We came to share a river,” "


def where(folder: Path, text: str) -> list[tuple[str, str | None]]:
    """The kind and place of what each quote is placed under; nothing for statements."""
    made = briefing_of(folder, text)
    return [(e.kind, e.place) for e in made.events for _ in e.quotes if e.kind != "statement"]


@pytest.mark.parametrize("said", ["said at the close of the session", "said at the closing press conference"])
@pytest.mark.parametrize("gap", [" ", "\n\n" + "It rained on both banks of the long river all day. " * 30 + "\n\n"])
def test_words_at_its_close_fall_at_the_meeting_however_far_up_it_is_told(tmp_path: Path, said: str, gap: str) -> None:
    text = DATED + COUNCIL + gap + SPOKEN + f"Bolivia’s foreign minister, Ana Rojas, {said}."
    assert [("meeting", "Lima")] == where(tmp_path, text)


@pytest.mark.parametrize("heading", [DATED, UNDATED])
def test_words_on_its_stairs_fall_at_the_meeting_on_whose_day_the_text_stands(tmp_path: Path, heading: str) -> None:
    text = heading + COUNCIL.replace("January 12", "January 12, 2024") + SPOKEN
    assert [("meeting", "Lima")] == where(tmp_path, text + "Bolivia’s minister Ana Rojas said on the stairs.")


@pytest.mark.parametrize(
    "said",
    [
        "Bolivia’s foreign minister, Ana Rojas, said at the close of trading.",
        "Bolivia’s foreign minister, Ana Rojas, said on the steps of the Capitol.",
        "Bolivia’s foreign minister, Ana Rojas, told a news conference.",
        "Bolivia’s foreign minister, Ana Rojas, told a news conference in Quito.",
        "Bolivia’s foreign minister, Ana Rojas, said on January 8 at the close of the session.",
        "the analyst Ana Rojas, who watches the river, said during a break.",
    ],
    ids=["trading", "another house", "no place", "another town", "another day", "analyst"],
)
def test_words_at_other_doors_or_of_others_fall_at_no_meeting(tmp_path: Path, said: str) -> None:
    assert [] == where(tmp_path, DATED + COUNCIL + SPOKEN + said)


def test_of_two_meetings_of_a_day_none_is_the_one_that_closes(tmp_path: Path) -> None:
    other = "The Harbour Council met in Quito on January 12 and parted without a text. "
    said = SPOKEN + "Bolivia’s foreign minister, Ana Rojas, said during a break."
    assert [] == where(tmp_path, DATED + COUNCIL + other + said)


VISIT = "Bolivia’s foreign minister, Ana Rojas, flew into Lima on January 12 for talks on the river. "


@pytest.mark.parametrize(
    "text",
    [
        VISIT + SPOKEN + "Rojas told journalists at the Jorge Chavez airport.",
        VISIT + "\n\n" + SPOKEN + "Rojas said on arrival.",
        "Ana Rojas, the Bolivian foreign minister, who flew into Lima yesterday, offered to dig. "
        + SPOKEN
        + "Rojas said at a joint news conference with Luis Vega.",
    ],
    ids=["at the airport", "below", "beside the host"],
)
def test_words_on_the_way_are_of_the_visit(tmp_path: Path, text: str) -> None:
    assert [("visit", "Lima")] == where(tmp_path, DATED + text)


@pytest.mark.parametrize(
    "text",
    [
        VISIT + SPOKEN + "Peru’s foreign minister, Luis Vega, told journalists at the airport.",
        VISIT + SPOKEN + "Rojas told journalists at the airport on January 8.",
        VISIT + SPOKEN + "Rojas told journalists at the airport in Quito.",
        VISIT + SPOKEN + "Rojas said in a radio interview.",
        VISIT + "\n\nIt rained.\n\nFish was dear.\n\n" + SPOKEN + "Rojas said on January 12.",
        VISIT + "\n\nIt rained.\n\nFish was dear.\n\n" + SPOKEN + "Rojas told journalists at the airport.",
    ],
    ids=["another's", "another day", "another town", "a radio", "that day, far off", "far off"],
)
def test_words_of_others_or_elsewhere_are_not_of_the_visit(tmp_path: Path, text: str) -> None:
    assert [] == where(tmp_path, DATED + text)


CALL = "Chile’s foreign minister, Ana Rojas, spoke by telephone with Luis Vega of Peru on January 12. "


def test_words_to_the_other_are_of_the_call(tmp_path: Path) -> None:
    told = "Mr Vega’s office said he had told her that Peru “is not bound by any paper”."
    assert [("call", None)] == where(tmp_path, DATED + CALL + told)


@pytest.mark.parametrize(
    "told",
    [
        "Bolivia’s president, Tomas Oro, told her that Bolivia “is not bound by any paper”.",
        "\n\nMr Vega’s office said he had told her that Peru “is not bound by any paper”.",
        "Mr Vega told reporters that Peru “is not bound by any paper”.",
    ],
    ids=["a third one", "another paragraph", "the press"],
)
def test_words_of_a_third_or_to_the_press_are_not_of_the_call(tmp_path: Path, told: str) -> None:
    assert [] == where(tmp_path, DATED + CALL + told)


VOTE = "The Chamber of Deputies of Chile rejected on January 12 the motion against him by 71 votes to 52. "


@pytest.mark.parametrize(
    "said", ["said navy minister Luis Vega before the deputies", "navy minister Luis Vega told MPs"]
)
def test_words_to_those_who_vote_are_of_the_vote(tmp_path: Path, said: str) -> None:
    assert [("vote", None)] == where(tmp_path, DATED + VOTE + SPOKEN + said + ".")


@pytest.mark.parametrize(
    "said",
    [
        "said navy minister Luis Vega before the deputies on January 8",
        "said navy minister Luis Vega before the admirals",
        "navy minister Luis Vega told a newspaper",
        "the analyst Luis Vega told lawmakers",
    ],
)
def test_words_to_others_are_not_of_the_vote(tmp_path: Path, said: str) -> None:
    assert [] == where(tmp_path, DATED + VOTE + SPOKEN + said + ".")


SUMMONS = "Peru summoned the Chilean ambassador, Ines Lang, on January 8. "


def test_words_beside_what_their_side_did_on_a_day_gone_by_stand_with_it(tmp_path: Path) -> None:
    text = DATED + SUMMONS + "Peru’s foreign minister, Luis Vega, demanded the return of the ship “as it was taken”."
    assert ["other"] == [kind for kind, _ in where(tmp_path, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru’s ambassador, Ines Lang, recalled last Monday, will stay in Lima, minister Luis Vega of Peru said. "
        "He added that Peru “would rather have the ship”.",
        "Peru’s minister Luis Vega, who summoned the ambassador on January 8, called the raid “an act of theft”.",
        SUMMONS + "Bolivia’s foreign minister, Tomas Oro, called the raid “an act of theft”.",
    ],
    ids=["in passing", "who did it then", "another side"],
)
def test_words_beside_what_is_named_in_passing_do_not_stand_with_it(tmp_path: Path, text: str) -> None:
    assert [] == where(tmp_path, DATED + text)


FREED = "Peru freed the nine sailors of a Chilean ship on January 13, but kept the ship in the harbour.\n\n"


def test_the_first_words_of_the_side_that_a_text_opens_with_stand_with_what_it_did(tmp_path: Path) -> None:
    text = DATED + FREED + "“They are cold and on their way home,” said Luis Vega, Peru’s navy minister."
    assert 1 == len(where(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        FREED + "“They are cold and on their way home,” said foreign minister Ana Rojas of Chile.",
        FREED + "It rained.\n\n“They are cold and on their way home,” said Luis Vega, Peru’s navy minister.",
        FREED + "“They are cold,” Peru’s navy minister, Luis Vega, said in a radio interview.",
    ],
    ids=["the other side", "further down", "elsewhere"],
)
def test_later_words_or_those_of_others_do_not_stand_with_what_a_text_opens_with(tmp_path: Path, text: str) -> None:
    assert [] == where(tmp_path, DATED + text)


SIGNED = "Chile and Peru signed an agreement on the river in Lima on January 13. "


@pytest.mark.parametrize(
    "text",
    [
        SIGNED + "\n\n“Nobody has won,” Bolivia’s foreign minister, Ana Rojas, said after the signing.",
        SIGNED + "The mediator, Ana Rojas, called it “a bridge and not a bank”.",
    ],
    ids=["after the signing", "the mediator"],
)
def test_who_speaks_at_the_signing_stands_with_what_was_signed(tmp_path: Path, text: str) -> None:
    assert ["document"] == [kind for kind, _ in where(tmp_path, DATED + text)]


@pytest.mark.parametrize(
    "text",
    [
        SIGNED + "Bolivia’s foreign minister, Ana Rojas, called it “a bridge and not a bank”.",
        SIGNED + "“It is a bridge and not a bank,” the mediator, Ana Rojas, said in a radio interview.",
        SIGNED + "The analyst Ana Rojas called it “a bridge and not a bank”.",
        SIGNED + "\n\n“Nobody has won,” Bolivia’s foreign minister, Ana Rojas, said on January 8 after the signing.",
    ],
    ids=["a third one", "elsewhere", "analyst", "another day"],
)
def test_who_only_comments_does_not_stand_with_what_was_signed(tmp_path: Path, text: str) -> None:
    assert [] == where(tmp_path, DATED + text)


MARCH = "Some 600 people marched through the harbour of Arica on January 12 to demand their release. "


def test_words_to_the_crowd_are_of_the_march(tmp_path: Path) -> None:
    text = DATED + MARCH + "\n\n“Let her out, or the ports will join,” Peru’s navy minister, Luis Vega, told the crowd."
    assert ["other"] == [kind for kind, _ in where(tmp_path, text)]


@pytest.mark.parametrize(
    "said",
    [
        "“The crowd does not judge,” Peru’s navy minister, Luis Vega, told reporters.",
        "“Let her out, or the ports will join,” Peru’s navy minister, Luis Vega, told the crowd on January 8.",
        "It rained.\n\nIt snowed.\n\n“Let her out,” Peru’s navy minister, Luis Vega, told the crowd.",
    ],
    ids=["the press", "another day", "far off"],
)
def test_words_to_others_are_not_of_the_march(tmp_path: Path, said: str) -> None:
    assert [] == where(tmp_path, DATED + MARCH + "\n\n" + said)


LIVE = """Live: the river talks

by Ana Lopez January 13, 2024

18:05 “We shall go home tonight,” Peru’s foreign minister, Luis Vega, said.

{heading}

11:40 “We came here as brothers of the river,” Chile’s foreign minister, Ana Rojas, said.
"""


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("FRIDAY 12 JANUARY", 12),
        ("Thursday", 11),
        ("January 11", 11),
        ("Friday, January 12", 12),
        ("Friday on the river", 13),
        ("12 years ago", 13),
        ("30 FEBRUARY", 13),
    ],
    ids=["day and date", "weekday", "date", "written otherwise", "more than a day", "years", "no date"],
)
def test_words_below_a_day_are_of_that_day(tmp_path: Path, heading: str, day: int) -> None:
    made = briefing_of(tmp_path, LIVE.format(heading=heading))
    days = {quote.speaker_name: quote.said_on for quote in made.quotes}
    assert {"Luis Vega": date(2024, 1, 13), "Ana Rojas": date(2024, 1, day)} == days
