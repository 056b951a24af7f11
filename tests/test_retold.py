"""One deed that two texts tell in other words is one entry; two deeds of one day stay two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brief.lexicon import load
from brief.merge.events.clusters import Cluster, Gathering
from brief.merge.events.fit import Member
from brief.merge.events.retold import pairs
from brief.model import EventMention, When
from brief.text import fold
from tests.marked import briefing_of
from tests.test_merge_events import source

FIRST = "The river on Friday\n\nby Ana Lopez January 13, 2024\n\n"
SECOND = "The harbour that week\n\nby Tom Hall January 14, 2024\n\n"
TAIL = "\n\nIt rained on both banks of the long river all day, and nobody in the two towns went out."


def wholes(folder: Path, one: str, other: str) -> list[str]:
    """The titles of what two texts both tell of."""
    made = briefing_of(folder, FIRST + one + TAIL, SECOND + other + TAIL.replace("rained", "snowed"))
    return [event.title for event in made.events if event.kind != "statement" and len(event.sources) > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A truce was signed on Friday evening in Moto, outside Lima, between Chile and Peru.",
            "The truce signed by Chile and Peru in Lima on Friday shows cracks.",
        ),
        (
            "A second round of talks will be held in Lima on February 17.",
            "The delegations return to Lima on February 17 to discuss the river.",
        ),
        ("The first hearing remains fixed for February 26.", "The judges hear Chile's case on February 26."),
        ("Chile suspends the 35 percent duty on February 15.", "The duty is to be suspended on February 15."),
        (
            "The Chilean river guard seized three Peruvian fishing boats on Friday.",
            "On Friday armed personnel of the Chilean river guard boarded the vessels Anka and Petrel.",
        ),
        (
            "The Diet of Chile debates a motion against the minister on February 21.",
            "The motion of mistrust will be handled by the Diet on February 21.",
        ),
        ("Gunmen attacked an army garrison at Mao on Friday.", "On Friday rebels ambushed a military post at Mao."),
    ],
    ids=["outside", "round", "hearing", "duty", "boats", "motion", "post"],
)
def test_one_deed_told_in_other_words_is_one_entry(tmp_path: Path, one: str, other: str) -> None:
    assert 1 == len(wholes(tmp_path, one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chile will lift its embargo on July 1.", "Chile will pay its pensioners on July 1."),
        ("Chile will debate the budget on July 1.", "The motion will be handled by Peru on July 1."),
        ("Chile closed the border with Peru on Friday.", "Chile reopened the border with Peru on Friday."),
        ("A truce was signed on Friday in Lima by Chile and Peru.", "Mali and Chad signed a truce in Lima on Friday."),
        ("A round of talks will be held in Lima on February 17.", "The delegations return to Quito on February 17."),
        ("A round of talks will be held in Lima on February 17.", "The delegations return to Lima on February 27."),
        ("The first hearing remains fixed for February 26.", "The judges hear Chile's case on February 27."),
        ("Chile suspends the duty on fish on February 15.", "Peru suspends the duty on copper on February 15."),
        ("Aircraft bombed a school in Ziguey on Friday.", "Artillery shelled a hospital in Ziguey on Friday."),
        ("Gunmen attacked a convoy near Mao on Friday.", "Rebels ambushed a patrol near Kano on Friday."),
        ("Police arrested eight leaders of the union on Friday.", "Soldiers detained two fishermen on Friday."),
        ("Peru freed four fishermen on Friday.", "Chile freed nine sailors on Friday."),
        ("Ana Rojas resigned on Friday as minister.", "Luis Vega resigned on Friday as judge."),
        ("Peru test-fired a rocket on January 12.", "Chile test-fired a ballistic missile on January 12."),
        (
            "The session of the Duty Council on trade, due on January 20, has been put off to January 24.",
            "The River Community's session on fish in Lima on January 20 was put off to January 24.",
        ),
        (
            "The session of the Duty Council on trade, due on January 20, has been put off to January 23.",
            "The River Community's session on trade and duties in Lima on January 20 was put off to January 24.",
        ),
        (
            "The session of the Duty Council on trade, due on January 20, has been called off.",
            "The River Community's session on trade and duties in Lima on January 20 was called off.",
        ),
        (
            "The session of the Duty Council on trade in Quito, due on January 20, has been put off to January 24.",
            "The River Community's session on trade and duties in Lima on January 20 was put off to January 24.",
        ),
    ],
    ids=["same doer", "two doers",
        "opened", "two truces", "two towns ahead", "two days ahead", "two days of court", "two duties",
        "two strikes on a town", "two ambushes", "two arrests", "two releases", "two who resigned", "two launchers",
        "two put off", "to two days", "two called off", "two put off in two towns",
    ],
)  # fmt: skip
def test_two_deeds_of_one_day_stay_two(tmp_path: Path, one: str, other: str) -> None:
    assert [] == wholes(tmp_path, one, other)


def test_a_session_that_two_texts_put_off_to_one_day_by_two_names_is_one(tmp_path: Path) -> None:
    one = "The session of the Duty Council on trade and grain, due on January 20, has been put off to January 24."
    other = "The River Community's session on grain and other trade in Lima on January 20 was put off to January 24."
    assert {"Duty Council, Lima"} == set(wholes(tmp_path, one, other))


Told = tuple[str, str, str, tuple[str, ...], str | None]  # a sentence, its label, group, who did it, where


def retold(*rows: Told, held: Sequence[bool] = (True, True)) -> list[list[int]]:
    """The pairs among clusters of one mention each, each in a text of its own, all of one day."""
    return pairs([cluster(at, row, held=is_held) for at, (row, is_held) in enumerate(zip(rows, held, strict=True))])


def cluster(at: int, row: Told, *, held: bool) -> Cluster:
    text, head, group, organisers, place = row
    found = source(text, name=f"{at}.txt")
    mention = EventMention(
        id=f"e{at}",
        head=head,
        kind="other",
        status="held" if held else "planned",
        when=When(date(2026, 6, 9), date(2026, 6, 9), "day", "relative"),
        name=None,
        place=place,
        organisers=organisers,
        participants=organisers,
        delegates=(),
        backward=False,
        evidence=(found.document.excerpt(0, len(text)),),
        rule=f"event.act-{group}",
    )
    return Gathering(Member(mention, found, group)).closed()


TRUCKS: Told = ("Twenty-two lorries of sorghum drove into Mao.", "lorries arrived", "arrival", (), "Mao")
SKIES: Told = ("Chile closed its skies to Peru.", "Chile closed skies", "deed-closed", ("Chile",), None)
FIRED: Told = ("Chile fired a missile from Arica.", "Chile fired missile", "deed-fired", ("Chile",), None)
TALKS: Told = ("Talks collapsed.", "talks", "meeting", ("Sarn Fisheries Commission",), None)
VOTE: Told = ("Parliament is to vote on extending the emergency.", "vote", "vote", (), None)
RAID: Told = ("The convoy was hit at Pell Ford.", "convoy attacked", "attack", (), "Pell Ford")
SEARCH: Told = ("Bailiffs searched the offices of Zelnet in Mao.", "offices entered", "search", (), "Mao")
BOARD: Told = ("The Toll Board approved the rise.", "The Toll Board approved rise", "deed-approved", (), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOARD, ("The Toll Board votes to raise it.", "Toll Board voted", "deed-voted", (), None)),
        (SEARCH, ("Bailiffs search its headquarters.", "bailiffs searched headquarters", "deed-searched", (), None)),
        (TRUCKS, ("22 trucks arrived in Mao.", "trucks arrived", "deed-arrived", (), "Mao")),
        (SKIES, ("The closure of Chilean airspace to Peru stays.", "airspace closed", "passage", ("Chile",), None)),
        (FIRED, ("Chile test-fired a ballistic missile.", "launch", "launch", ("Chile",), None)),
        (
            TALKS,
            (
                "The Fisheries Commission broke up.",
                "Fisheries Commission broke up",
                "deed-broke",
                ("Fisheries Commission",),
                None,
            ),
        ),
        (RAID, ("The soldiers who died at Pell Ford lie here.", "soldiers died", "deed-died", (), "Pell Ford")),
    ],
    ids=["board", "search", "arrival", "closure", "launch", "body", "toll"],
)
def test_deeds_are_one_where_more_than_the_day_agrees(one: Told, other: Told) -> None:
    assert 1 == len(retold(one, other)) == len(retold(other, one))


def test_what_was_planned_is_what_was_held(other: str = "MPs extended the emergency by 112 votes to 74.") -> None:
    held: Told = (other, "emergency extended", "emergency", ("Chile",), None)
    assert [[1, 0]] == retold(VOTE, held, held=(False, True))
    assert [] == retold(VOTE, ("MPs rejected the treaty.", "treaty rejected", "deed-rejected", (), None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SEARCH, ("Bailiffs search a ship.", "bailiffs searched ship", "deed-searched", (), None)),
        (SEARCH, ("Divers search its headquarters.", "divers searched headquarters", "deed-searched", (), None)),
        (TRUCKS, ("18 buses arrived in Kano.", "buses arrived", "deed-arrived", (), "Kano")),
        (TRUCKS, ("22 lorries were stopped at Mao.", "lorries stopped", "deed-stopped", (), "Mao")),
        (TRUCKS, ("Nobody knew when nine ships arrived.", "ships arrived", "deed-arrived", (), None)),
        (SKIES, ("Peru closed its skies to Chile.", "Peru closed skies", "passage", ("Peru",), None)),
        (SKIES, ("Chile closed its ports to fish.", "ports closed", "passage", ("Chile",), None)),
        (SKIES, ("Chile reopened its skies to Peru.", "skies reopened", "passage", ("Chile",), None)),
        (FIRED, ("Peru test-fired a ballistic missile.", "launch", "launch", ("Peru",), None)),
        (TALKS, ("The Harbour Commission broke up.", "broke up", "deed-broke", ("Harbour Commission",), None)),
        (TALKS, ("The Fisheries Commission was robbed.", "robbed", "deed-robbed", ("Fisheries Commission",), None)),
        (RAID, ("A patrol was shelled at Pell Ford.", "patrol attacked", "deed-shelled", (), "Pell Ford")),
        (RAID, ("The soldiers who died in Ruvo lie here.", "soldiers died", "deed-died", (), "Ruvo")),
        (VOTE, ("Miners voted for a strike.", "miners voted", "deed-voted", (), None)),
        (BOARD, ("The Port Board votes to raise it.", "Port Board voted", "deed-voted", (), None)),
        (BOARD, ("The tall Board votes to raise tolls.", "tall Board voted", "deed-voted", (), None)),
    ],
    ids=[
        "a ship", "others", "elsewhere", "stopped", "nowhere", "two states", "ports", "undone",
        "another's missile", "another body",
        "another deed", "two raids", "another toll", "another vote",
        "another board", "no name",
    ],
)  # fmt: skip
def test_deeds_of_one_kind_and_day_are_not_one_for_that(one: Told, other: Told) -> None:
    assert [] == retold(one, other)


def test_of_two_that_a_third_may_be_it_is_none() -> None:
    first = ("Eighteen trucks arrived in Mao.", "trucks arrived", "deed-arrived", (), "Mao")
    second = ("Twenty trucks came to Mao.", "trucks came", "deed-came", (), "Mao")
    assert [] == retold(TRUCKS, first, second, held=(True, True, True))


def test_two_tellings_of_one_text_are_two() -> None:
    text = "Twenty-two lorries drove into Mao, and 22 trucks arrived in Mao."
    lorries = cluster(0, (text, "lorries arrived", "arrival", (), "Mao"), held=True)
    trucks = cluster(0, (text, "trucks arrived", "deed-arrived", (), "Mao"), held=True)
    assert [] == pairs([lorries, trucks])


@pytest.mark.parametrize("row", load("en/retold")["deed"], ids=lambda row: row["name"])
def test_labels_of_a_deed_are_of_its_kind(row: dict[str, Any]) -> None:
    words = {*row["words"].split(), *row.get("groups", ())}

    def is_one(label: str) -> bool:
        return bool(words & {*fold(label).split()}) or label.lower() in (*words, *_nouns(row))

    assert all(is_one(label) for label in row["finds"][1:])
    assert not is_one(row["ignores"][1])


def _nouns(row: dict[str, Any]) -> list[str]:
    table = load("en/events")["nouns"]
    return [noun for noun, entry in table.items() if entry["group"] in row.get("groups", ())]


def test_things_are_named_in_one_row_only() -> None:
    words = [word for row in load("en/retold")["things"]["same"] for word in row.split()]
    assert len(words) == len(set(words))


VISIT = "The envoy of Chile, Ana Rojas, is expected in Lima on January 20."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VISIT, "The Council heard a report by Ana Rojas on her talks in Lima on January 20."),
        (
            "Ana Rojas of Chile will travel to Lima on January 20 to report to the River Council of the region.",
            "The River Council will meet in Lima on January 20.",
        ),
        (
            "The foreign minister of Chile, Ana Rojas, will fly to Lima on January 12 for talks with Peru.",
            "On January 12 Chile and Peru held talks on the river.",
        ),
        (
            "Rojas will travel to Antwerp on January 20 for the River Round Table, where Chile will have a seat.",
            "Both are to settle it before the River Round Table, which will meet in Antwerp on January 20.",
        ),
    ],
    ids=["who came", "what for", "between the two", "a town of no list"],
)
def test_a_visit_that_was_planned_is_the_meeting_for_which_it_was(tmp_path: Path, one: str, other: str) -> None:
    (title,) = wholes(tmp_path, one, other)
    assert "visit" not in title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VISIT, "The Council heard a report on talks in Lima on January 20."),
        (VISIT, "The Council heard a report by Ana Rojas on her talks in Lima on January 21."),
        (VISIT, "The Council heard a report by Ana Rojas on her talks in Quito on January 20."),
        (VISIT, "The River Council will meet in Lima on January 20."),
        (
            "The foreign minister of Chile, Ana Rojas, will fly to Lima on January 12 for talks with Peru.",
            "On January 12 Chile and Mali held talks on the river.",
        ),
        (
            "The foreign minister of Chile, Ana Rojas, will fly to Lima on January 12 for talks with Peru.",
            "On January 12 Chile and Peru held talks on the river in Geneva.",
        ),
    ],
    ids=["nobody named", "another day", "another town", "another body", "another party", "another place"],
)
def test_a_visit_is_no_meeting_for_its_town_and_day(tmp_path: Path, one: str, other: str) -> None:
    assert [] == wholes(tmp_path, one, other)
