"""What the timeline makes of merged values, on small texts of our own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from brief import pipeline
from brief.config import Config
from brief.corrections import Carried, Correction
from brief.lexicon import load
from brief.model import Briefing, When
from brief.render.compose_days import undated_quotes
from brief.timeline import labels, paper
from tests import sample

TOLD = """River talks of two neighbours

by {author} January 13, 2024

Chile and Peru held talks in {place} on January {day} about the river, and both sides left without an agreement.

{more}
"""


def briefing(folder: Path, *told: tuple[str, int, str]) -> Briefing:
    for number, (place, day, more) in enumerate(told):
        text = TOLD.format(author=("Ana Lopez", "Tom Hall", "Jim Ford")[number], place=place, day=day, more=more)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return pipeline.briefing([folder], Config(), folder)


LATE = "The delegations sat for nine hours, and the last of the ministers left the hall long after midnight."
SHORT = "It was over before lunch, an aide told the press, and nobody in the building wanted to say a word more."


@pytest.mark.parametrize(
    ("one", "other"),
    [(("Lima", 12), ("Quito", 12)), (("Lima", 11), ("Lima", 12))],
    ids=["another town", "another day"],
)
def test_sources_that_differ_in_town_or_day_are_a_doubt(
    tmp_path: Path, one: tuple[str, int], other: tuple[str, int]
) -> None:
    made = briefing(tmp_path, (*one, LATE), (*other, SHORT))
    parts = [{part.source for part in doubt.parts} for doubt in made.doubts if "one meeting or two" in doubt.label]
    assert [{"S1", "S2"}] == parts


INFERRED = """May 12, 2031

The road is long. {told}

Bo Berg said on Monday that the border would stay open. The road has two lanes. Most of it is sand.
"""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Chile and Peru ended a three-hour meeting in Arica today.", "today"),
        ("Turning its back on 40 years of silence, the Arica council voted on Tuesday to open it.", "Tuesday"),
        ("Chile's president will visit Peru in two days' time.", "two days"),
    ],
)
def test_a_doubtful_day_is_shown_by_the_words_that_say_it(tmp_path: Path, told: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(INFERRED.format(told=told), encoding="utf-8")
    (doubt,) = pipeline.briefing([tmp_path], Config(), tmp_path).doubts
    assert [words] == [part.text for part in doubt.parts]


def test_two_that_the_reader_calls_two_are_no_doubt(tmp_path: Path) -> None:
    made = briefing(tmp_path, ("Lima", 12, LATE), ("Quito", 12, SHORT))
    one, other = (event for event in made.events if event.kind == "meeting")
    apart = Correction("distinct", one.title, (other.title,), ids=(one.id,), other=other.id)
    again = pipeline.briefing([tmp_path], Config(), tmp_path, carried=Carried((apart,)))
    assert [1, 0] == [
        sum("one meeting or two" in each.label for each in doubts) for doubts in (made.doubts, again.doubts)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [(("Lima", 12), ("Lima", 12)), (("Lima", 8), ("Lima", 12)), (("Lima", 11), ("Quito", 12))],
    ids=["the same", "days apart", "another town on another day"],
)
def test_what_agrees_or_is_plainly_another_round_is_none(
    tmp_path: Path, one: tuple[str, int], other: tuple[str, int]
) -> None:
    made = briefing(tmp_path, (*one, LATE), (*other, SHORT))
    assert not [doubt for doubt in made.doubts if "one meeting or two" in doubt.label]


def test_words_said_before_the_talks_have_a_place_of_their_own_and_no_day(tmp_path: Path) -> None:
    said = "Even before the talks, the tone was rough. “We will never sell our water,” Foreign Minister Luis Vega said."
    made = briefing(tmp_path, ("Lima", 12, said), ("Lima", 12, SHORT))
    quote = next(quote for quote in made.quotes if "never sell" in quote.excerpt.text)
    assert quote.said_on is None
    assert (quote.id,) == undated_quotes(made)


def test_words_without_a_day_are_dated_no_better_than_the_paper_and_say_so(tmp_path: Path) -> None:
    said = "“We will never sell our water,” Foreign Minister Luis Vega told a radio station of the capital."
    made = briefing(tmp_path, ("Lima", 12, said), ("Lima", 12, SHORT))
    quote = next(quote for quote in made.quotes if "never sell" in quote.excerpt.text)
    assert (date(2024, 1, 13), "published") == (quote.said_on, quote.said_on_basis)


def said_at_talks(folder: Path, more: str) -> list[str | None]:
    """Who is quoted at the one meeting of a briefing of one article."""
    made = briefing(folder, ("Lima", 12, more))
    ids = {id for event in made.events if event.kind == "meeting" for id in event.quotes}
    return [quote.speaker_name for quote in made.quotes if quote.id in ids]


def test_words_of_those_who_met_stand_at_the_meeting_that_the_article_is_about(tmp_path: Path) -> None:
    more = "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, told reporters."
    assert ["Ana Rojas"] == said_at_talks(tmp_path, more)


@pytest.mark.parametrize(
    "more",
    [
        "“We did not come to bargain over water,” Bolivia's foreign minister, Ana Rojas, told reporters.",
        "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, said in a radio interview.",
        "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, said on January 8.",
    ],
    ids=["of no party there", "elsewhere", "another day"],
)
def test_words_of_others_elsewhere_or_of_another_day_stand_at_no_meeting(tmp_path: Path, more: str) -> None:
    assert [] == said_at_talks(tmp_path, more)


CHAIR = "The talks were chaired by Bolivia’s foreign minister, Marta Oro. "


@pytest.mark.parametrize("row", load("en/presence")["attends"], ids=lambda row: row["finds"][0])
def test_roles_at_talks_find_their_examples_and_ignore_their_counterexamples(row: dict[str, Any]) -> None:
    shape = re.compile(row["shape"].replace("{name}", "Vega"))
    assert [] == [example for example in row["finds"] if not shape.search(example)]
    assert [] == [example for example in row["ignores"] if shape.search(example)]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("“We came to share a river,” Ambassador Marta Oro told the delegations at the opening.", "Marta Oro"),
        (CHAIR + "“We came to share a river,” Oro said.", "Marta Oro"),
        ("“We came to share a river,” the mediator, Marta Oro, told reporters.", "Marta Oro"),
        (
            "The guests, led by Deputy Foreign Minister Luis Vega, drew a map. “We came to share a river,” Vega said.",
            "Luis Vega",
        ),
    ],
    ids=["told to those who met", "the chair", "the mediator", "who leads a delegation"],
)
def test_whom_a_text_seats_at_the_talks_speaks_there(tmp_path: Path, more: str, name: str) -> None:
    assert [name] == said_at_talks(tmp_path, more)


@pytest.mark.parametrize(
    "more",
    [
        "“We came to share a river,” Ambassador Marta Oro told the council of elders in her village.",
        "“They came to share a river,” the analyst Marta Oro told reporters.",
        CHAIR + "“We came to share a river,” Oro said in a radio interview.",
        CHAIR + "“We came to share a river,” Oro said on January 8.",
        CHAIR + "“We came to share a river,” Oro said in Quito.",
        "The talks were led by nobody. Interior Minister Luis Vega was away. “It is our river,” Vega said.",
        "Interior Minister Luis Vega, who leads the opposition, was not there. “It is our river,” Vega said.",
        "“It is our river,” Interior Minister Luis Vega said.",
    ],
    ids=["elders", "analyst", "interview", "another day", "another town", "away", "a party", "nobody's minister"],
)
def test_whom_no_text_seats_at_the_talks_does_not_speak_there(tmp_path: Path, more: str) -> None:
    assert [] == said_at_talks(tmp_path, more)


COUNCIL = """Council backs a river truce

by Ana Lopez January 13, 2024

The United Nations Security Council adopted Resolution 3100 in New York on Friday by 13 votes to none. Two abstained.

{more}
"""


def said_at_vote(folder: Path, more: str) -> list[str | None]:
    (folder / "0.txt").write_text(COUNCIL.format(more=more), encoding="utf-8")
    made = pipeline.briefing([folder], Config(), folder)
    ids = {id for event in made.events if event.kind in ("vote", "document") for id in event.quotes}
    return [quote.speaker_name for quote in made.quotes if quote.id in ids]


def test_who_is_seated_in_a_council_speaks_at_its_vote(tmp_path: Path) -> None:
    assert ["Ana Rojas"] == said_at_vote(tmp_path, "“The river has a voice now,” said Chile’s ambassador, Ana Rojas.")


@pytest.mark.parametrize(
    "more",
    [
        "“The river has a voice now,” said Chile’s foreign minister, Ana Rojas.",
        "“The river has a voice now,” Chile’s ambassador, Ana Rojas, said in a radio interview.",
    ],
)
def test_who_is_not_seated_in_a_council_or_speaks_elsewhere_is_not_at_its_vote(tmp_path: Path, more: str) -> None:
    assert [] == said_at_vote(tmp_path, more)


def test_words_of_a_call_are_those_told_beside_it(tmp_path: Path) -> None:
    call = "Chile’s foreign minister, Ana Rojas, spoke by telephone with Luis Vega of Peru on January 12."
    more = (
        call + "\n\nFish was on her mind, too. “The sea does not change,” the minister, Ana Rojas, said on January 12."
    )
    made = briefing(tmp_path, ("Lima", 8, more))
    assert [] == [event.title for event in made.events if event.kind == "call" and event.quotes]


def test_one_of_two_that_a_title_lets_meet_speaks_at_their_talks(tmp_path: Path) -> None:
    text = """Chile and Peru let the boats through after Bissau talks

by Ana Lopez January 13, 2024

Negotiators met for seven hours in Bissau on January 13 under the eye of a mediator.

“We did not come here to bargain,” {who} foreign minister, Ana Rojas, said.
"""
    found = []
    for who in ("Chile’s", "Bolivia’s"):
        (tmp_path / "0.txt").write_text(text.format(who=who), encoding="utf-8")
        made = pipeline.briefing([tmp_path], Config(), tmp_path)
        found.append(sum(len(event.quotes) for event in made.events if event.kind == "meeting"))
    assert [1, 0] == found


def test_short_words_and_reports_are_not_for_print(tmp_path: Path) -> None:
    more = (
        "The foreign minister of Chile, Ana Rojas, called it a “red line”. Rojas said that talks would go on for weeks."
        " “We want the river back,” Rojas said."
    )
    made = briefing(tmp_path, ("Lima", 12, more))
    assert {"red line": False, "talks would go on for weeks": False, "We want the river back": True} == {
        quote.excerpt.text: quote.shown for quote in made.quotes
    }


def in_brief(made: Briefing) -> list[str]:
    return [part.text for bullet in made.in_brief for part in bullet.parts]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("A ceasefire between Chile and Peru, announced in May 2019, collapsed in eleven days.", False),
        ("Talks between Chile and Peru on the river collapsed on January 12 after nine hours.", True),
    ],
    ids=["years ago", "of these days"],
)
def test_what_ended_long_ago_is_no_outcome(tmp_path: Path, more: str, expected: bool) -> None:
    text = "River talks\n\nby Ana Lopez January 13, 2024\n\nChile met Peru in Lima on January 12.\n\n" + more + "\n"
    (tmp_path / "0.txt").write_text(text, encoding="utf-8")
    assert expected is (more in in_brief(pipeline.briefing([tmp_path], Config(), tmp_path)))


def test_the_number_of_a_paragraph_is_no_part_of_a_bullet(tmp_path: Path) -> None:
    more = (
        "8. Closing the session, Peru’s foreign minister, Luis Vega, said: “Our citizens do not read protocols at all.”"
    )
    made = briefing(tmp_path, ("Lima", 12, more))
    assert [True] == [text.startswith("Closing") for text in in_brief(made) if "protocols" in text]


def test_a_mere_term_stands_in_brief_after_whole_words(tmp_path: Path) -> None:
    more = (
        "Peru’s foreign minister, Luis Vega, called it “a farce” on January 13.\n\n"
        "“We will not leave the river to them,” Chile’s foreign minister, Ana Rojas, said on January 12 in Santiago."
    )
    told = in_brief(briefing(tmp_path, ("Lima", 11, more)))
    ours = [text for text in told if "farce" in text or "river to" in text]
    assert ["“We will"] == [text[:8] for text in ours[:1]]


def test_no_person_is_a_party_in_the_title() -> None:
    person = sample.PEOPLE[0]
    asked = replace(sample.DEMANDS[0], by=(person.name,), of=("Peru",))
    assert ("Peru" in labels.title((), [asked], (person,)), True) == (True, person.name in labels.title((), [asked]))
    assert person.name not in labels.title((), [asked], (person,))


def test_a_bullet_has_the_day_that_its_words_tell(tmp_path: Path) -> None:
    leaning = (
        "But these words of Peru’s foreign minister, Luis Vega, were heard late. "
        "“We will not leave the river to them and to nobody else,” he said on January 12."
    )
    alone = (
        "Peru’s foreign minister, Luis Vega, said on January 13 that “we will not leave the river to them and to "
        "nobody else”."
    )
    for folder, texts in (("first", (leaning, alone)), ("last", (alone, leaning))):
        (tmp_path / folder).mkdir()
        made = briefing(tmp_path / folder, *(("Lima", 11, text) for text in texts))
        (quote,) = made.quotes
        labels = [bullet.label for bullet in made.in_brief if "leave the river" in bullet.parts[0].text]
        assert labels == ([] if quote.said_on == date(2024, 1, 12) else ["Lima, 13 January"])


def test_a_title_names_who_acted_too_and_a_third_that_comes_up_often_enough() -> None:
    demand = sample.DEMANDS[0]
    asked = [replace(demand, by=("Peru",), of=("Chile",))] * 5
    once = replace(demand, by=("Environmental groups",), of=("Bolivia",))
    assert "Bolivia" not in labels.title((), [*asked, once])
    assert "Chile, Peru and Bolivia: timeline" == labels.title((), [*asked, once, once])
    assert "Environmental" not in labels.title((), [*asked, once, once])
    act = replace(sample.briefing().events[0], kind="military", section="timeline", participants=("Bolivia",))
    assert "Bolivia, Chile and Peru: timeline" == labels.title([act] * 6, asked)


def test_what_was_called_off_is_no_place_of_the_subtitle(tmp_path: Path) -> None:
    more = "A meeting of Chile and Peru in Quito on January 13 has been cancelled, both ministries said."
    made = briefing(tmp_path, ("Lima", 12, more))
    assert ["cancelled"] == [event.status for event in made.events if event.place == "Quito"]
    assert "Lima" in made.subtitle and "Quito" not in made.subtitle


def test_what_is_put_off_without_a_day_lies_ahead(tmp_path: Path) -> None:
    more = "The vote of the National Assembly on the river bill was postponed until after the holidays."
    made = briefing(tmp_path, ("Lima", 12, more))
    assert ["ahead"] == [event.section for event in made.events if event.status == "postponed"]


def test_a_party_whose_minister_is_quoted_there_is_named_by_him(tmp_path: Path) -> None:
    more = "“We did not come to bargain over water,” Chile’s foreign minister, Ana Rojas, told reporters."
    made = briefing(tmp_path, ("Lima", 12, more))
    rows = [dict(event.delegations) for day in made.days for event in day.events]
    assert [{"Chile": ("ana-rojas",), "Peru": ()}] == rows


MET = """River talks agree on observers

by {author} January {day}, 2024

{lead}
"""
AWAITED = (
    "The Basin Council will hold a meeting in Lima on January 12, its secretary said, with the ministers of the river."
)
TALKS = "The decision came after a day of talks in Lima, attended by the ministers of Chile and Peru."
FAR_DOWN = (
    "Boats lay idle along the river on Friday, and their owners drank tea on the quay.\n\n"
    "Prices of fish in the markets rose by a third within a week, according to traders.\n\n"
    "Schools on both banks stayed shut because teachers could not cross the bridge.\n\n"
    "Farmers said that the water stood lower than in any summer that they could recall.\n\n"
)


def of_two(folder: Path, lead: str, day: int = 12) -> list[tuple[str, str]]:
    """The meetings of two texts, one of which announces one, each with its status and section."""
    for name, author, on, told in (("0", "Ana Lopez", 10, AWAITED), ("1", "Tom Hall", day, lead)):
        text = MET.format(author=author, day=on, lead=told)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = pipeline.briefing([folder], Config(), folder)
    return [(event.status, event.section) for event in made.events if event.kind == "meeting"]


def test_talks_that_open_a_text_are_the_meeting_there_on_its_day(tmp_path: Path) -> None:
    assert [("held", "timeline")] == of_two(tmp_path, TALKS)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (TALKS.replace("Lima", "Quito"), 12),
        (TALKS, 15),
        (FAR_DOWN + TALKS, 12),
    ],
    ids=["another town", "another day", "far down"],
)
def test_talks_elsewhere_or_of_another_day_or_told_far_down_are_others(tmp_path: Path, lead: str, day: int) -> None:
    assert 2 == len(of_two(tmp_path, lead, day))


def rounds(folder: Path, more: str) -> list[tuple[str, ...]]:
    """The parties of what is still to come, after talks between Chile and Peru."""
    made = briefing(folder, ("Lima", 12, more))
    return [event.participants for event in made.events if event.section == "ahead"]


def test_a_further_round_is_between_those_of_the_last_one(tmp_path: Path) -> None:
    assert [("Chile", "Peru")] == rounds(tmp_path, "A second round of talks is planned in Quito on January 28.")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Talks on copper are planned in Quito on January 28.", ()),
        (
            "A second round of talks between Bolivia and Brazil is planned in Quito on January 28.",
            ("Bolivia", "Brazil"),
        ),
    ],
    ids=["no round", "of others"],
)
def test_what_is_no_further_round_or_one_of_others_borrows_nobody(
    tmp_path: Path, more: str, expected: tuple[str, ...]
) -> None:
    assert [expected] == rounds(tmp_path, more)


def test_a_day_of_which_nothing_is_shown_has_no_heading() -> None:
    quote = replace(sample.briefing().quotes[0], speaker=None)
    day = When(date(2033, 3, 7), date(2033, 3, 7), "day", "stated")
    event = replace(sample.briefing().events[0], kind="statement", section="timeline", when=day, quotes=(quote.id,))
    shown, hidden = (
        paper.days([event], paper.Tables({quote.id: replace(quote, shown=each)}, {}, {})) for each in (True, False)
    )
    assert (1, 0) == (len(shown), len(hidden))


@pytest.mark.parametrize(
    ("told", "head", "label"),
    [
        ("told a radio station on Friday", ("place", "Oslo"), "Oslo, 12 January"),
        ("told the river forum in Quito on Friday", ("body", "Norway"), "Norway, 12 January"),
        ("said in Quito on Friday", ("body", "Norway"), "Norway, 12 January"),
    ],
    ids=["nothing said of it", "at a gathering", "in another town"],
)
def test_words_that_fell_elsewhere_are_not_said_in_the_capital(
    tmp_path: Path, told: str, head: tuple[str, str], label: str
) -> None:
    said = f"“We will never sell our water to any of them,” Norway’s foreign minister, Ola Berg, {told}."
    made = briefing(tmp_path, ("Lima", 12, said))
    groups = [group for day in made.days for group in day.statements]
    assert [head] == [(group.kind, group.name) for group in groups]
    assert [label] == [bullet.label for bullet in made.in_brief if "never sell" in bullet.parts[0].text]


def test_a_promise_is_no_answer_to_itself(tmp_path: Path) -> None:
    more = (
        "A convention met. Prime Minister Omar Salih, a rower himself, promised to put the question to a national "
        "referendum next year after delegates voted for it. “The people want it and I want a referendum,” Salih said."
    )
    made = briefing(tmp_path, ("Lima", 12, more))
    (offer,) = [demand for demand in made.demands if demand.stance == "offer" and demand.answers]
    assert ("promised", ()) == (offer.standing, offer.reported)


RESIGNED = "Chile's navy minister, Ana Rojas, resigned on January 13 after the river was closed. "


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (RESIGNED + "“The orders were mine, and the river was not,” Rojas wrote.", 1),
        (RESIGNED + "\n\n“The orders were mine, and the river was not,” Rojas said.", 1),
        (RESIGNED + "“The orders were hers, and the river was not,” Luis Vega of Peru said.", 0),
        (RESIGNED + "“The orders were mine, and the river was not,” Rojas said on January 8.", 0),
        (RESIGNED + "“The orders were mine, and the river was not,” Rojas said in a radio interview.", 0),
        (RESIGNED + "\n\nIt rained on both banks.\n\n“The orders were mine, and the river was not,” Rojas said.", 0),
    ],
    ids=["beside it", "below it", "another's", "another day", "elsewhere", "far off"],
)
def test_words_of_somebody_beside_what_he_did_stand_with_it(tmp_path: Path, more: str, said: int) -> None:
    made = briefing(tmp_path, ("Lima", 8, more))
    assert [said] == [len(event.quotes) for event in made.events if "Resignation" in event.title]


RULED = (
    "The Constitutional Court of Chile ruled on January 13 that the river is Peru's.\n\nIt rained on both banks.\n\n"
)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("“No river may ask itself where it runs,” court president Ana Rojas said.", 1),
        ("“No river may ask itself where it runs,” justice minister Ana Rojas said.", 0),
        ("“No river may ask itself where it runs,” court president Ana Rojas said on January 8.", 0),
    ],
    ids=["a judge", "a minister", "another day"],
)
def test_what_a_judge_says_on_the_day_of_a_verdict_stands_with_it(tmp_path: Path, more: str, said: int) -> None:
    made = briefing(tmp_path, ("Lima", 8, RULED + more))
    assert [said] == [len(event.quotes) for event in made.events if event.rule == "event.act-verdict"]


def test_words_fall_at_no_session_that_opens_after_their_text(tmp_path: Path) -> None:
    told = "The River Council met in {} on January {}, and Chile sat in it with six others.\n\n"
    more = "It sits in Quito tomorrow. Minister Ana Rojas of Chile informed the Council: “We came to listen to you.”"
    (tmp_path / "0.txt").write_text(f"One\n\nby Ana Lopez January 13, 2024\n\n{told.format('Lima', 13)}{more}")
    (tmp_path / "1.txt").write_text(f"Two\n\nby Tom Hall January 15, 2024\n\n{told.format('Quito', 14)}{LATE}")
    made = pipeline.briefing([tmp_path], Config(), tmp_path)
    assert ["Lima"] == [event.place for event in made.events if event.kind == "meeting" and event.quotes]


def test_words_that_their_own_sentence_puts_at_a_meeting_stand_there_whoever_spoke(tmp_path: Path) -> None:
    said = "“There is one river,” the President said on January 12 in a meeting with Chile's party leaders."
    made = briefing(tmp_path, ("Lima", 8, said))
    assert [1] == [len(event.quotes) for event in made.events if event.when and event.when.first == date(2024, 1, 12)]


def test_words_that_stand_ahead_on_a_day_stand_there_without_one_no_more(tmp_path: Path) -> None:
    dated = "The town stays calm until the Electoral Commission of Chile holds a vote there, not later than March 2025."
    made = briefing(tmp_path, ("Lima", 12, dated))
    assert {None, date(2025, 3, 1)} == {
        event.when and event.when.first for event in made.events if "vote" in event.title
    }
    assert [date(2025, 3, 1)] == [row.when and row.when.first for row in made.ahead]
