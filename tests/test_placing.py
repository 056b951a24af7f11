"""Which words stand at a meeting: not those of another hour, on the air or in writing, but those that go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marked import briefing_of

HEAD = "River talks of two neighbours\n\nby Ana Lopez January 13, 2024\n\n"
TALKS = "Chile and Peru held talks in Lima on January 12 about the river, and both left without an agreement.\n\n"
ROJAS = "Chile's foreign minister, Ana Rojas, "
CLOSE = f"“We came to share a river,” {ROJAS}said at the close of the session."


def at_meetings(folder: Path, text: str) -> list[str]:
    """The words that stand at a meeting, a call, a visit or a vote."""
    made = briefing_of(folder, HEAD + text)
    held = {id for e in made.events if e.kind in ("meeting", "call", "visit", "vote") for id in e.quotes}
    return [quote.excerpt.text for quote in made.quotes if quote.id in held]


@pytest.mark.parametrize(
    "more",
    [
        f"“We did not come to bargain,” {ROJAS}told reporters.",
        f"“We did not come to bargain,” said {ROJAS}who wrote the first draft of the treaty.",
        f"“We did not come to bargain,” {ROJAS}said. She has said little since.",
    ],
    ids=["plain", "wrote something else", "has said, further on"],
)
def test_words_of_those_who_met_stand_at_their_meeting(tmp_path: Path, more: str) -> None:
    assert ["We did not come to bargain"] == at_meetings(tmp_path, TALKS + more)


@pytest.mark.parametrize(
    "more",
    [
        f"“We do not bargain over water,” {ROJAS}wrote in a column.",
        f"“We do not bargain over water,” {ROJAS}posted on her page.",
        f"“We do not bargain over water,” {ROJAS}has said more than once.",
        f"“We do not bargain over water,” {ROJAS}said at the time.",
        f"“We do not bargain over water,” {ROJAS}had earlier said.",
        f"{ROJAS}once said: “We do not bargain over water.”",
        f"In an interview, {ROJAS}spoke of her father. “We do not bargain over water,” she said.",
        f"{ROJAS}read a long text on state television. She laughed twice. “We do not bargain over water,” she said.",
        f"On Canal Nueve's “Good Morning”, {ROJAS}said: “We do not bargain over water.”",
        f"{ROJAS}told Canal Nueve of her youth. “We do not bargain over water,” she said in the interview.",
    ],
    ids=["column", "post", "has said", "at the time", "had said", "once", "interview", "television", "show", "channel"],
)
def test_words_of_another_hour_on_the_air_or_in_writing_stand_at_none(tmp_path: Path, more: str) -> None:
    assert [] == at_meetings(tmp_path, TALKS + more)


def test_a_journey_that_the_words_themselves_speak_of_is_not_their_place(tmp_path: Path) -> None:
    visit = "Peru's president, Luis Vega, came to Quito for a visit on January 12. It rained on both banks.\n\n"
    said = f"{ROJAS}said that on a visit to Quito on January 12 she would “reassure” her neighbours."
    assert [] == at_meetings(tmp_path, visit + said)


@pytest.mark.parametrize(
    "more",
    [
        "\n\n“Nobody sells a river,” she added.",
        "\n\n“Nobody sells a river,” Rojas said.",
        "\n\nThe water, Rojas went on, was low. “Nobody sells a river,” she said.",
    ],
    ids=["added", "said", "went on"],
)
def test_what_a_speaker_goes_on_to_say_falls_where_the_words_before_fell(tmp_path: Path, more: str) -> None:
    council = "The River Commission met in Lima on January 12 and parted at midnight without a text.\n\n"
    assert ["We came to share a river", "Nobody sells a river"] == at_meetings(tmp_path, council + CLOSE + more)


@pytest.mark.parametrize(
    "more",
    [
        "\n\n“Nobody sells a river,” she said in a radio interview.",
        "\n\n“Nobody sells a river,” she said on January 8.",
        "\n\n“Nobody sells a river,” she had said in December.",
        "\n\n“Nobody sells a river,” she wrote.",
        "\n\nIt rained on both banks.\n\n“Nobody sells a river,” she said.",
        "\n\n“Nobody sells a river,” Bolivia's navy minister, Luis Vega, said.",
        "\n\n“It is low,” Bolivia's navy minister, Luis Vega, said.\n\n“Nobody sells a river,” Rojas said.",
        "\n\nOn Saturday Rojas was in Quito. “Nobody sells a river,” she said.",
    ],
    ids=["interview", "another day", "another month", "written", "far off", "another", "another between", "later"],
)
def test_what_is_said_elsewhere_later_or_by_others_does_not_go_on(tmp_path: Path, more: str) -> None:
    council = "The River Commission met in Lima on January 12 and parted at midnight without a text.\n\n"
    assert ["We came to share a river"] == at_meetings(tmp_path, council + CLOSE + more)


@pytest.mark.parametrize(
    "said",
    [
        f"{ROJAS}said during the closed-door session.",
        f"{ROJAS}said after the meeting.",
        "the Minister said after the meeting.",
        f"{ROJAS}told a briefing near the end of a day of meetings.",
    ],
    ids=["closed-door", "after it", "the Minister", "near the end"],
)
def test_words_that_point_at_the_meeting_just_told_fall_there(tmp_path: Path, said: str) -> None:
    met = "Chile's foreign minister, Ana Rojas, met Peru's foreign minister, Luis Vega, in Lima on January 12. "
    assert ["We came to share a river"] == at_meetings(tmp_path, met + "“We came to share a river,” " + said)


@pytest.mark.parametrize(
    "said",
    [
        "Bolivia's navy minister, Jorge Paz, said after the meeting.",
        "a fisherman said after the meeting of his club.",
        "the Minister said.",
        f"{ROJAS}told a briefing near the end of a day of rain in Quito.",
    ],
    ids=["of a third", "another meeting", "no meeting", "rain"],
)
def test_words_of_a_third_or_that_point_at_none_fall_at_none(tmp_path: Path, said: str) -> None:
    met = "Chile's foreign minister, Ana Rojas, met Peru's foreign minister, Luis Vega, in Lima on January 8. "
    assert [] == at_meetings(tmp_path, met + "“We came to share a river,” " + said)


def test_what_stands_below_a_call_is_no_part_of_it(tmp_path: Path) -> None:
    call = f"{ROJAS}spoke by telephone with Peru's foreign minister, Luis Vega, on January 12. "
    more = "She stressed that the river was low.\n\n“The law of the river does not change,” the minister said."
    assert ["the river was low"] == at_meetings(tmp_path, call + more)


VISIT = "Peru's navy minister, Luis Vega, visited Arica on January 12, holding a rally in the harbour. "


def test_words_to_the_crowd_are_of_the_visit(tmp_path: Path) -> None:
    assert ["The river is ours"] == at_meetings(tmp_path, VISIT + "\n\n“The river is ours,” Vega told the crowd.")


@pytest.mark.parametrize(
    "said",
    [
        "“The river is ours,” Vega told the paper.",
        "“The river is ours,” Bolivia's foreign minister, Ana Rojas, told the crowd in Quito.",
        "It rained.\n\nIt snowed.\n\n“The river is ours,” Vega told the crowd.",
    ],
    ids=["the paper", "another", "far off"],
)
def test_words_to_others_are_not_of_the_visit(tmp_path: Path, said: str) -> None:
    assert [] == at_meetings(tmp_path, VISIT + "\n\n" + said)


@pytest.mark.parametrize("met", ["was to meet", "plans to meet", "cancelled a meeting with"])
def test_nothing_is_said_at_a_meeting_that_is_only_planned(tmp_path: Path, met: str) -> None:
    planned = f"Chile's foreign minister, Ana Rojas, {met} Peru's foreign minister, Luis Vega, in Lima on January 13. "
    assert [] == at_meetings(tmp_path, f"{planned}\n\n“I never knew what would happen to the river,” {ROJAS}said.")


BOARD = "The board of the Union of River Pilots met in Arica on January 12 and sat until midnight over the new offer. "
SOLANO = "“Our members could have told them that on Tuesday,” said Ana Rojas, president of the {}."


def test_who_heads_the_body_whose_meeting_is_told_speaks_there(tmp_path: Path) -> None:
    said = SOLANO.format("Union of River Pilots")
    assert ["Our members could have told them that on Tuesday"] == at_meetings(tmp_path, f"{BOARD}\n\n{said}")


@pytest.mark.parametrize("body", ["Union of Bakers", "Chamber of Trade", "Union of River Pilots in a radio interview"])
def test_who_heads_another_body_does_not_speak_there(tmp_path: Path, body: str) -> None:
    assert [] == at_meetings(tmp_path, f"{BOARD}\n\n" + SOLANO.format(body))


def test_whose_name_stands_beside_a_meeting_of_nobody_known_does_not_speak_there(tmp_path: Path) -> None:
    told = f"{ROJAS}cut short a session in Arica on January 12. It rained on both banks."
    assert [] == at_meetings(tmp_path, f"{told}\n\n“The river has two banks,” Rojas said.")


SIGNED = "Chile and Peru signed an understanding on the river in Arica on January 13. "


def signed(folder: Path, text: str) -> int:
    """How many words stand with what was signed."""
    made = briefing_of(folder, HEAD + text)
    return sum(len(event.quotes) for event in made.events if event.kind == "document")


def test_words_at_the_closing_press_conference_stand_with_what_was_signed(tmp_path: Path) -> None:
    text = (
        SIGNED
        + "\n\n“My notebook is full,” Bolivia's foreign minister, Ana Rojas, joked at the closing press conference."
    )
    assert 1 == signed(tmp_path, text)


@pytest.mark.parametrize(
    "said",
    [
        "Bolivia's foreign minister, Ana Rojas, joked at a press conference.",
        "Bolivia's foreign minister, Ana Rojas, joked on January 8 at the closing press conference.",
        "the analyst Ana Rojas joked at the closing press conference.",
    ],
    ids=["any", "another day", "analyst"],
)
def test_other_words_do_not_stand_with_what_was_signed(tmp_path: Path, said: str) -> None:
    assert 0 == signed(tmp_path, SIGNED + "\n\n“My notebook is full,” " + said)


@pytest.mark.parametrize(
    "more",
    [
        "The mediators brought no timetable.\n\n“We brought coffee,” Omar Salih, a former judge, said at the opening.",
        "The meeting began at nine.\n\n“We brought coffee,” the host, Omar Salih, told his guests at the outset.",
        f"It was late.\n\n“We brought coffee,” said {ROJAS}reading the final statement.",
    ],
    ids=["opening", "outset", "final statement"],
)
def test_words_at_the_opening_or_from_the_final_paper_stand_at_the_meeting(tmp_path: Path, more: str) -> None:
    assert ["We brought coffee"] == at_meetings(tmp_path, TALKS + more)


@pytest.mark.parametrize(
    "more",
    [
        "“Art has no banks,” Omar Salih, a painter, said at the opening of his exhibition in Quito.",
        f"{'Painters came from both banks to hang what they had made in the long winter. ' * 10}\n\n"
        "“Art has no banks,” Omar Salih, a painter, said at the opening.",
        "“Art has no banks,” Omar Salih, a painter, said, reading the final chapter of his book.",
        "“Art has no banks,” Omar Salih, a painter, said at the opening bell of the exchange.",
    ],
    ids=["of something else", "far from any meeting", "a chapter", "a bell"],
)
def test_words_at_another_opening_stand_at_no_meeting(tmp_path: Path, more: str) -> None:
    assert [] == at_meetings(tmp_path, TALKS + more)


EARLY = """Lake states close the border

by Ana Lopez January 5, 2024

Leaders of the lake states on Friday closed the border.

The Northern Lake Council, which has six members, called for calm.

“The border stays closed until the spring,” it declared after an emergency summit in Lima.
"""
LATE = """The council meets again

by Ana Lopez January 16, 2024

The Northern Lake Council held a summit in Lima on January 15, and left without an agreement.
"""


def test_words_that_were_out_before_a_summit_stand_at_none_of_a_later_day(tmp_path: Path) -> None:
    made = briefing_of(tmp_path, EARLY, LATE)
    placed = [event.title for event in made.events if event.kind == "meeting" and event.quotes]
    assert ([], True) == (placed, any("border stays closed" in quote.excerpt.text for quote in made.quotes))


def test_words_after_a_summit_of_the_day_stand_at_it(tmp_path: Path) -> None:
    held = LATE.replace("January 16", "January 5").replace("January 15", "January 5")
    made = briefing_of(tmp_path, EARLY, held)
    assert [1] == [len(event.quotes) for event in made.events if event.kind == "meeting"]


GATHERED = """Delegations of the lakes meet

by Ana Lopez January 13, 2024

Ten delegations gathered in Lima on January 12 for a hurriedly called summit of the Northern Lake Council.
"""


@pytest.mark.parametrize(
    ("who", "expected"),
    [("the Northern Lake Council", [1]), ("Bolivia's navy minister, Jorge Paz,", []), ("Omar Salih, a fisherman,", [])],
    ids=["who gathered", "of a third state", "a fisherman"],
)
def test_words_after_a_summit_named_by_its_town_are_of_those_who_gathered(
    tmp_path: Path, who: str, expected: list[int]
) -> None:
    told = (
        f"Border shut\n\nby Eva Ruiz January 13, 2024\n\n“The border stays shut,” {who} said after a summit in Lima.\n"
    )
    made = briefing_of(tmp_path, GATHERED, told)
    assert expected == [len(event.quotes) for event in made.events if event.kind == "meeting" and event.quotes]


def test_words_on_the_air_after_a_summit_fell_on_the_air(tmp_path: Path) -> None:
    told = (
        "Border shut\n\nby Eva Ruiz January 13, 2024\n\n"
        "“The border stays shut,” the Northern Lake Council said on state television after a summit in Lima.\n"
    )
    made = briefing_of(tmp_path, GATHERED, told)
    assert [] == [event.title for event in made.events if event.kind == "meeting" and event.quotes]


# A visit of two days, told of on the third.
JOURNEY = "Chile's foreign minister, Ana Rojas, travelled to Tacna on January 10 and 11.\n\n"
CAME = """Chile's president, Luis Vega, visited Tacna on January 12 and saw the dam.

Children sang. “The water is ours,” Vega said.

"""


@pytest.mark.parametrize(
    "more",
    ["“Water keeps no diary,” Rojas said on January 11.", "Rojas told a farmer on Thursday: “Water keeps no diary.”"],
    ids=["date", "weekday"],
)
def test_words_of_a_day_within_a_journey_stand_at_it(tmp_path: Path, more: str) -> None:
    assert ["Water keeps no diary"] == [
        words.rstrip(".") for words in at_meetings(tmp_path, JOURNEY.strip() + " " + more)
    ]


@pytest.mark.parametrize(
    "more",
    [
        "“Water keeps no diary,” Rojas said on January 12.",
        "“Water keeps no diary,” Rojas said in a radio interview on January 11.",
        "“Water keeps no diary,” Peru's foreign minister, Juan Soto, said on January 11.",
    ],
    ids=["day after", "on the air", "somebody else"],
)
def test_words_of_another_day_than_a_journeys_or_of_others_stand_at_none(tmp_path: Path, more: str) -> None:
    assert [] == at_meetings(tmp_path, JOURNEY.strip() + " " + more)


@pytest.mark.parametrize(
    ("more", "goes_on"),
    [
        ("Asked by a farmer about the border, Vega answered: “I shall be back.”", True),
        ("Asked in Lima on January 13, Vega answered: “I shall be back.”", False),
        ("In a radio interview Vega said: “I shall be back.”", False),
        ("“Nobody asked us,” Peru's foreign minister, Juan Soto, said.\n\n“I shall be back,” Vega said.", False),
    ],
    ids=["next paragraph", "another day", "on the air", "behind another's words"],
)
def test_what_a_visitor_goes_on_to_say_falls_on_the_visit(tmp_path: Path, more: str, goes_on: bool) -> None:
    words = [each.rstrip(".") for each in at_meetings(tmp_path, CAME + more)]
    assert ("I shall be back" in words) is goes_on


def test_an_office_that_opens_the_talks_told_above_speaks_there(tmp_path: Path) -> None:
    met = TALKS + "They lasted six hours and passed calmly.\n\n"
    opened = "Opening the talks, the head of the Chilean foreign ministry stressed that “one river has two banks”."
    assert ["one river has two banks"] == at_meetings(tmp_path, met + opened)


@pytest.mark.parametrize(
    "more",
    [
        "Opening the museum, the head of the Chilean foreign ministry stressed that “one river has two banks”.",
        "Before the talks, the head of the Chilean foreign ministry stressed that “one river has two banks”.",
    ],
)
def test_an_office_that_opens_something_else_does_not_speak_there(tmp_path: Path, more: str) -> None:
    assert [] == at_meetings(tmp_path, TALKS + "They lasted six hours and passed calmly.\n\n" + more)
