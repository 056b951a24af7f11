"""Lines for a terminal: the timeline and the findings as a person reads them, harmless whatever a source holds."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief import inspection, terminal
from brief.dates import find
from brief.model import (
    Article,
    Change,
    Changes,
    DateMention,
    DemandMention,
    Document,
    EventMention,
    Evidence,
    Findings,
    Issue,
    Masthead,
    Paragraph,
    PersonInText,
    Point,
    QuoteMention,
    Sentence,
    When,
)
from brief.text import sentences
from tests import sample

TEXT = 'Menu\n\nThe envoy met Taluria on Monday. "Open the dam," said Mira Tolland. Nobody answered.'
DOCUMENT = Document("abc", "sources/orlin.txt", "abc0", TEXT)
DAY = When(date(2022, 3, 7), date(2022, 3, 7), "day", "relative")


def at(words: str):  # type: ignore[no-untyped-def]
    start = TEXT.index(words)
    return DOCUMENT.excerpt(start, start + len(words))


def findings(**more: object) -> Findings:
    """What one short text says."""
    return Findings(
        DOCUMENT, Masthead(), (Paragraph(0, 4, "furniture", "line.menu"), Paragraph(6, 92, "body", "prose")), **more
    )  # type: ignore[arg-type]


def lines(found: Findings) -> list[str]:
    return [line.text for line in inspection.as_lines(found)]


@given(st.text())
def test_nothing_safe_holds_a_control_character(text: str) -> None:
    kept = terminal.safe(text)
    assert not [
        char
        for char in kept
        if not char.isprintable() and (ord(char) < 160 or char in "\u2028\u2029\u202e") and char not in "\n\t"
    ]


@given(st.text(st.sampled_from("aé’北\t\n\r\x00\x1b\x7f\x9b\xa0\u061c\u200e\u2028\u202e\u2069😀")))
def test_json_is_made_safe_alike_as_text_and_as_bytes(text: str) -> None:
    assert terminal.safe_json(text).encode() == terminal.safe_json_bytes(text.encode())


def test_letters_of_every_script_stay() -> None:
    assert "Łódź Київ 北京 café" == terminal.safe("Łódź Київ 北京 café")


def test_days_are_written_as_a_person_writes_them() -> None:
    assert "Monday 7 March 2022" == terminal.written_when(DAY)
    assert "January 2022" == terminal.written_when(When(date(2022, 1, 1), date(2022, 1, 31), "month", "stated"))
    assert "no day given" == terminal.written_when(None)


def test_an_issue_names_place_fault_and_command() -> None:
    issue = Issue("source.undated", "warn", "sources/a.txt", "no day found", "brief inspect sources/a.txt")
    assert "sources/a.txt: no day found (brief inspect sources/a.txt)" == terminal.written_issue(issue)


def test_timeline_has_every_event_that_paper_shows_with_its_sources() -> None:
    briefing = sample.briefing()
    shown = "\n".join(line.text for line in terminal.timeline(briefing))
    for day in briefing.days:
        for entry in day.events:
            event = next(event for event in briefing.events if event.id == entry.event)
            assert event.title in shown
            assert f"[{', '.join(event.sources)}]" in shown


def test_what_lies_ahead_is_told_from_what_was_held() -> None:
    ahead = [line.text for line in terminal.timeline(sample.briefing())]
    assert ahead.index("Ahead") > 0
    assert all(not line.startswith("  ●") for line in ahead[ahead.index("Ahead") :])


def test_inspection_shows_kept_and_left_out_text_with_its_rule() -> None:
    shown = lines(findings())
    assert [line.split() for line in shown if line.startswith("  - ")] == [
        ["-", "0-4", "furniture", "line.menu", "Menu"]
    ]
    assert any(line.startswith("  + ") and "prose" in line for line in shown)


def test_inspection_says_unknown_for_what_is_not_known() -> None:
    shown = "\n".join(lines(findings()))
    assert "published  unknown" in shown
    for kind in ("Dates", "People", "Quotes", "Demands", "Events"):
        assert f"{kind}: none" in shown


def test_inspection_says_of_each_date_why() -> None:
    text = "On January 12 he spoke. The next day he left. They will meet on Monday. It was signed on 3/4/2022."
    spans = tuple(Sentence(start, end, 0) for start, end in sentences(text))
    read = Article(Document("0" * 12, "t", "", text), Masthead(published=date(2022, 1, 13)), (), spans)
    shown = lines(findings(dates=find(read)))
    began = shown.index("Dates") + 1
    assert shown[began : began + 8] == [
        '  DATE 2022-01-12 = 2022-01-12  "January 12" 3-13',
        "      date.month-day (relative; from 2022-01-13, the day of publication; its clause looks back)",
        '  DATE 2022-01-13 = 2022-01-13  "The next day" 24-36',
        '      date.unit (relative; from 2022-01-12, which is "January 12" 3-13)',
        '  DATE 2022-01-17 = 2022-01-17  "Monday" 64-70',
        "      date.weekday (relative; from 2022-01-13, the day of publication; its clause looks ahead)",
        '  DATE 2022-XX-XX  "3/4/2022" 89-97',
        "      date.numeric (2022-04-03 or 2022-03-04, and nothing shows which)",
    ]


def test_inspection_says_where_a_date_has_no_day_to_count_from() -> None:
    text = "They met on Monday."
    read = Article(Document("0" * 12, "t", "", text), Masthead(), (), (Sentence(0, len(text), 0),))
    assert "      date.weekday (no day to count it from)" in lines(findings(dates=find(read)))


def test_inspection_as_json_says_of_each_date_why() -> None:
    text = "On January 12 he spoke. The next day he left. It was signed on 3/4/2022."
    spans = tuple(Sentence(start, end, 0) for start, end in sentences(text))
    read = Article(Document("0" * 12, "t", "", text), Masthead(published=date(2022, 1, 13)), (), spans)
    first, second, third = json.loads(inspection.as_json((findings(dates=find(read)),), ()))["sources"][0]["dates"]
    assert ("2022-01-13", None, "past") == (first["anchor"], first["anchor_at"], first["leaning"])
    assert ("2022-01-12", "January 12") == (second["anchor"], second["anchor_at"]["text"])
    assert (None, ["2022-04-03", "2022-03-04"]) == (third["first"], third["readings"])


def test_inspection_shows_each_finding_with_its_rule_and_place() -> None:
    quote = at("Open the dam,")
    found = findings(
        dates=(
            DateMention(
                at("Monday"),
                "DATE",
                "2022-03-07",
                DAY.first,
                DAY.last,
                "day",
                "relative",
                "event",
                None,
                date(2022, 3, 8),
                "date.weekday",
            ),
        ),
        people=(PersonInText("Mira Tolland", "person", ("foreign minister",), "Taluria", official=True),),
        quotes=(
            QuoteMention("q-1", quote, (quote,), "direct", 0, at("Mira Tolland"), DAY, "Sarn", None, quote, "quote.x"),
        ),
        demands=(
            DemandMention("d-1", quote, (quote,), ("Taluria",), (), "demand", None, 0, None, (), None, "demand.x"),
        ),
        events=(
            EventMention(
                "e-1",
                "talks",
                "meeting",
                "held",
                None,
                None,
                None,
                (),
                ("Taluria",),
                (0,),
                False,
                (at("The envoy met Taluria on Monday."),),
                "event.x",
            ),
        ),
        points=(Point(at("Nobody answered."), "answer", (), "point.x"),),
    )
    shown = "\n".join(lines(found))
    for expected in (
        'DATE 2022-03-07 = 2022-03-07  "Monday"',
        "date.weekday (relative; from 2022-03-08, the day of publication)",
        "Mira Tolland: foreign minister",
        'Mira Tolland as "Mira Tolland": Open the dam,',
        f"direct, Monday 7 March 2022, in Sarn, quote.x, {quote.start}-{quote.end}",
        "demand, Taluria to somebody: Open the dam,",
        "meeting, held, no day given: talks",
        "Taluria, Mira Tolland, event.x",
        "answer, nobody named, point.x",
    ):
        assert expected in shown


def test_inspection_shows_where_a_fact_of_the_masthead_was_read() -> None:
    head = Masthead(title="Menu", evidence=(Evidence("title", at("Menu"), "title.first-line"),))
    shown = lines(Findings(DOCUMENT, head, ()))
    assert '             title.first-line from "Menu" 0-4' in shown


def test_inspection_as_json_is_the_fields_of_the_values() -> None:
    table = json.loads(inspection.as_json((findings(),), (Issue("a", "lost", "b", "c"),)))
    assert TEXT == table["sources"][0]["document"]["text"]
    assert [{"code": "a", "severity": "lost", "where": "b", "message": "c", "command": None}] == table["issues"]


def test_changed_parties_of_a_demand_are_told_in_words() -> None:
    items = tuple(Change("demand", "changed", "d-1", "D1", "Open the dam", name, "A", "A, B") for name in ("by", "of"))
    briefing = replace(sample.briefing(), changes=Changes(1, None, items))
    assert [
        "  changed demand D1 'Open the dam': by whom: A → A, B",
        "  changed demand D1 'Open the dam': of whom: A → A, B",
    ] == [line.text for line in terminal.changes(briefing)][1:]
