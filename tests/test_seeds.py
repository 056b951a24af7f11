"""What the first case must show, read off the five articles by hand: an editor's checks, one a test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec import Struct

from brief import config, pipeline
from brief.model import Briefing, Demand, Event, Excerpt, Quote, Source
from brief.render import render
from brief.render.compose_days import undated_quotes
from brief.render.look import read_look

ROOT = Path(__file__).resolve().parent.parent
JAN = {day: date(2022, 1, day) for day in range(1, 32)}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return pipeline.briefing([ROOT / "seeds"], config.load(ROOT)[0], ROOT)


def source(briefing: Briefing, start: str) -> Source:
    return next(s for s in briefing.sources if Path(s.path).name.startswith(start))


def timeline(briefing: Briefing) -> list[Event]:
    return [event for event in briefing.events if event.section == "timeline"]


def meetings(briefing: Briefing, day: int) -> list[Event]:
    return [e for e in timeline(briefing) if e.kind == "meeting" and e.when and e.when.first == e.when.last == JAN[day]]


def quotes_with(briefing: Briefing, words: str) -> list[Quote]:
    return [q for q in briefing.quotes if any(words in x.text for x in (q.excerpt, *q.parts, *q.variants))]


def demands_with(briefing: Briefing, words: str) -> list[Demand]:
    return [d for d in briefing.demands if any(words in x.text for x in (d.excerpt, *d.variants))]


def people_of(briefing: Briefing, event: Event) -> set[str]:
    names = {person.id: person.name for person in briefing.people}
    return {names[id].split()[-1] for id in event.delegates}


def excerpts(value: object) -> Iterator[Excerpt]:
    if isinstance(value, Excerpt):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from excerpts(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from excerpts(getattr(value, name))


# --- sources ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "day", "basis"),
    [
        ("000", 13, "stated"),
        ("001", 12, "stated"),
        ("002", 13, "stated"),
        ("003", 13, "stated"),
        ("004", 13, "inferred"),
    ],
)
def test_day_of_publication(briefing: Briefing, start: str, day: int, basis: str) -> None:
    found = source(briefing, start)
    assert (JAN[day], basis) == (found.published, found.published_basis)


@pytest.mark.parametrize(
    ("start", "outlet", "basis"),
    [
        ("000", "Kyiv Independent", "inferred"),
        ("001", "Kyiv Independent", "stated"),
        ("002", "POLITICO", "stated"),
        ("003", "Deutsche Welle", "stated"),
        ("004", "Izvestia", "inferred"),
    ],
)
def test_outlet_and_how_it_is_known(briefing: Briefing, start: str, outlet: str, basis: str) -> None:
    found = source(briefing, start)
    assert (outlet, basis) == (found.outlet, found.outlet_basis)


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("000", "Diplomacy week ends with no resolution, Russian threats"),
        ("001", "Russia, NATO remain divided on key issues"),
        ("002", "As talks flame out, Moscow and Washington brace for next moves on Ukraine"),
        ("003", "Russia-West talks at an impasse"),
        ("004", None),
    ],
)
def test_title_as_the_article_has_it(briefing: Briefing, start: str, title: str | None) -> None:
    assert title == source(briefing, start).title


def test_authors(briefing: Briefing) -> None:
    assert ("Igor Kossov",) == source(briefing, "000").authors == source(briefing, "001").authors
    assert ("Paul McLeary", "Quint Forgey") == source(briefing, "002").authors
    assert ("Roman Goncharenko", "Alexander Savitsky") == source(briefing, "003").authors
    assert () == source(briefing, "004").authors


def test_translations_are_told(briefing: Briefing) -> None:
    assert ["003", "004"] == [Path(s.path).name[:3] for s in briefing.sources if s.translated]


# --- events -----------------------------------------------------------------------------------


def test_geneva_brussels_and_vienna_stand_once_each_on_their_day(briefing: Briefing) -> None:
    places = [(day, [e.place for e in meetings(briefing, day)]) for day in (10, 12, 13)]
    assert [(10, ["Geneva"]), (12, ["Brussels"]), (13, ["Vienna"])] == places


def test_meetings_are_titled_by_parties_or_body_and_place(briefing: Briefing) -> None:
    titles = [e.title for day in (10, 12, 13) for e in meetings(briefing, day)]
    assert ["US–Russia talks, Geneva", "NATO–Russia Council, Brussels", "OSCE Permanent Council, Vienna"] == titles


def test_participants(briefing: Briefing) -> None:
    geneva, brussels, vienna = (meetings(briefing, day)[0] for day in (10, 12, 13))
    assert {"Russia", "United States"} == set(geneva.participants)
    assert {"Russia", "NATO"} <= set(brussels.participants)
    assert {"OSCE", "Russia"} <= set(vienna.participants)


def test_delegates_are_those_whom_a_source_places_there(briefing: Briefing) -> None:
    geneva, brussels, vienna = (people_of(briefing, meetings(briefing, day)[0]) for day in (10, 12, 13))
    assert "Ryabkov" in geneva
    assert {"Stoltenberg", "Grushko", "Sherman"} <= brussels
    assert {"Rau", "Carpenter", "Lukashevich"} <= vienna
    assert "Ryabkov" not in brussels | vienna
    assert "Grushko" not in geneva | vienna


def test_geneva_has_no_quote_of_its_own_but_later_remarks_on_it(briefing: Briefing) -> None:
    geneva = meetings(briefing, 10)[0]
    assert () == geneva.quotes
    assert geneva.about


def test_each_meeting_tells_what_it_was_and_has_its_demands(briefing: Briefing) -> None:
    for day in (10, 12, 13):
        event = meetings(briefing, day)[0]
        assert 1 <= len(event.said) <= 3, event.title
        assert event.demands, event.title


def test_brussels_and_vienna_have_quotes_with_speaker_and_role(briefing: Briefing) -> None:
    for day in (12, 13):
        event = meetings(briefing, day)[0]
        shown = [q for q in briefing.quotes if q.id in event.quotes and q.shown]
        assert len(shown) >= 3
        assert all(q.speaker_name for q in shown)
        assert all(q.role for q in shown if q.speaker)


def test_the_bill_is_one_entry_of_12_january(briefing: Briefing) -> None:
    bills = [e for e in timeline(briefing) if "bill" in e.title.lower() or e.kind == "sanctions"]
    assert [JAN[12]] == [e.when.first for e in bills if e.when]


def test_the_call_of_two_defence_ministers(briefing: Briefing) -> None:
    calls = [e for e in timeline(briefing) if e.kind == "call"]
    assert [("Austin–Reznikov call", JAN[13])] == [(e.title, e.when.first) for e in calls if e.when]


def test_nothing_is_dated_outside_the_week_but_background(briefing: Briefing) -> None:
    for event in briefing.events:
        if event.section == "timeline":
            assert event.when
            assert JAN[10] <= event.when.first <= event.when.last <= JAN[13], event.title
    assert all(event.when is None or event.when.last < date(2022, 2, 1) for event in briefing.events)


def test_nothing_of_the_feed_or_the_furniture_is_told(briefing: Briefing) -> None:
    for word in ("Armenia", "Rosatom", "Sakharov", "newsletter", "December 8", "CUNY", "Read More", "Skip to"):
        assert not [x.text for x in excerpts(briefing) if word in x.text], word


def test_background_and_what_lies_ahead(briefing: Briefing) -> None:
    days = {(e.when.first.year, e.when.first.month) for e in briefing.events if e.section == "background" and e.when}
    assert {(2008, 1), (2019, 7), (2021, 10), (2021, 12)} <= days
    planned = [e for e in briefing.events if e.section == "ahead" and e.when]
    assert (JAN[17], JAN[23], "inferred") in [(e.when.first, e.when.last, e.when.basis) for e in planned if e.when]


# --- people and quotes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "surname", ["Ryabkov", "Grushko", "Peskov", "Rau", "Carpenter", "Stoltenberg", "Lavrov", "Sherman"]
)
def test_a_person_stands_once_however_spelt(briefing: Briefing, surname: str) -> None:
    assert 1 == sum(person.name.endswith(surname) for person in briefing.people)


def test_spellings_of_one_person_are_aliases(briefing: Briefing) -> None:
    aliases = {p.name.split()[-1]: {p.name, *p.aliases} for p in briefing.people}
    assert {"Sergei Ryabkov", "Sergey Ryabkov"} <= aliases["Ryabkov"]
    assert {"Alexander Grushko", "Aleksandr Grushko"} <= aliases["Grushko"]


def test_rau_has_both_offices(briefing: Briefing) -> None:
    role = next(p.role for p in briefing.people if p.name == "Zbigniew Rau") or ""
    assert "OSCE" in role
    assert "Polish Foreign Minister" in role


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("drumbeat", "Michael Carpenter"),
        ("than ever before in the last 30 years", "Zbigniew Rau"),
        ("reasons to sit down", "Sergei Ryabkov"),
        ("We are not going back to 1997", "Wendy Sherman"),
        ("extremely specific refusal", "Josep Borrell"),
        ("The Americans promised us to try", "Sergei Lavrov"),
        ("We roughly understood", "Sergei Lavrov"),
        ("minus of the two rounds", "Dmitry Peskov"),
        ("the threat of military invasion is high", "Jake Sullivan"),
        ("That means no tolerance", "Michael Carpenter"),
        ("This is not our choice", "Alexander Grushko"),
        ("Other countries will hear the message", "Antony Blinken"),
        ("any large changes in the intelligence picture", "Rob Bauer"),
        ("can happen very quickly", "Jens Stoltenberg"),
        ("Now, as far as can be judged", "Andrey Baklitsky"),
    ],
)
def test_who_said_it(briefing: Briefing, words: str, speaker: str) -> None:
    assert [speaker] == [q.speaker_name for q in quotes_with(briefing, words)]


def test_the_drumbeat_is_one_quote_in_two_wordings(briefing: Briefing) -> None:
    quote = quotes_with(briefing, "drumbeat")[0]
    assert {"S1", "S3"} == {x.source for x in (quote.excerpt, *quote.variants)}


def test_rau_is_one_quote_in_three_wordings(briefing: Briefing) -> None:
    quote = quotes_with(briefing, "than ever before in the last 30 years")[0]
    assert {"S1", "S3", "S5"} == {x.source for x in (quote.excerpt, *quote.variants)}


def test_a_mission_and_an_unnamed_diplomat_speak_without_a_person(briefing: Briefing) -> None:
    mission = quotes_with(briefing, "constructive response to our proposals")
    diplomat = quotes_with(briefing, "fundamental prerogative")
    assert [None, None] == [q.speaker for q in (*mission, *diplomat)]
    assert "mission to the OSCE" in (mission[0].speaker_name or "")
    assert "diplomat" in (diplomat[0].speaker_name or "")


def test_russia_speaks_in_vienna_through_lukashevich_and_the_mission(briefing: Briefing) -> None:
    vienna = meetings(briefing, 13)[0]
    names = {q.speaker_name or "" for q in briefing.quotes if q.id in vienna.quotes and q.side == "Russia"}
    assert names
    assert all("Lukashevich" in name or "mission" in name for name in names), names


def test_stoltenberg_on_finland_is_said_on_13_january_outside_the_council(briefing: Briefing) -> None:
    quote = quotes_with(briefing, "can happen very quickly")[0]
    assert JAN[13] == quote.said_on
    assert quote.id not in meetings(briefing, 12)[0].quotes


def test_observers_are_told_from_officials(briefing: Briefing) -> None:
    observers = {q.speaker_name for q in briefing.quotes if q.observer}
    officials = {q.speaker_name for q in briefing.quotes if q.speaker and not q.observer}
    assert {"Hanna Shelest", "Samuel Charap", "Andrey Baklitsky", "Tim Ash", "Glen Grant"} <= observers
    assert {"Sergei Ryabkov", "Jens Stoltenberg", "Josep Borrell", "Antony Blinken"} <= officials
    assert not observers & officials


def test_nobody_is_said_to_bully_kyiv(briefing: Briefing) -> None:
    assert not [x.text for x in excerpts(briefing) if "bully" in x.text]


# --- demands ----------------------------------------------------------------------------------


def test_the_return_to_1997_is_one_row_rejected_with_wordings_of_all_sources(briefing: Briefing) -> None:
    rows = [d for d in demands_with(briefing, "1997") if d.stance == "demand"]
    assert 1 == len(rows)
    wordings = (rows[0].excerpt, *rows[0].variants)
    assert {"S1", "S2", "S3", "S4", "S5"} == {x.source for x in wordings}
    assert "rejected" == rows[0].standing
    assert ("Russia",) == rows[0].by


def test_enlargement_is_one_rejected_row(briefing: Briefing) -> None:
    rows = [
        d
        for words in ("barred from joining NATO", "won’t expand", "Non-expansion", "excluding Ukraine")
        for d in demands_with(briefing, words)
    ]
    assert 1 == len({d.id for d in rows})
    assert "rejected" == rows[0].standing


def test_strike_weapons_are_offered_talks(briefing: Briefing) -> None:
    rows = demands_with(briefing, "strike weapons")
    assert [("demand", "talks offered")] == [(d.stance, d.standing) for d in rows]


def test_sanctions_are_a_threat_of_the_united_states(briefing: Briefing) -> None:
    rows = [d for d in demands_with(briefing, "severe economic sanctions") if d.stance == "threat"]
    assert 1 == len(rows)
    assert "United States" in rows[0].by


def test_a_translation_never_leads_where_another_wording_is_there(briefing: Briefing) -> None:
    translated = {s.id for s in briefing.sources if s.translated}
    for item in (*briefing.demands, *briefing.quotes):
        if item.excerpt.source in translated:
            assert {x.source for x in item.variants} <= translated, item.excerpt.text


# --- what paper shows -------------------------------------------------------------------------


def test_in_brief_is_short_and_leans_on_nothing(briefing: Briefing) -> None:
    assert 3 <= len(briefing.in_brief) <= 5
    parts = [part for bullet in briefing.in_brief for part in bullet.parts]
    assert sum(len(part.text.split()) for part in parts) <= 180
    assert not [p.text for p in parts if p.text.split()[0] in ("He", "She", "It", "They", "This", "But", "And")]


def test_statements_are_grouped_by_capital(briefing: Briefing) -> None:
    day = next(day for day in briefing.days if day.first == JAN[13])
    assert {"Moscow", "Washington"} <= {group.name for group in day.statements}


def test_each_shown_quote_stands_on_paper_once(briefing: Briefing) -> None:
    printed = [
        *(id for day in briefing.days for event in day.events for group in event.quotes for id in group.quotes),
        *(id for day in briefing.days for group in day.statements for id in group.quotes),
        *briefing.observers,
        *undated_quotes(briefing),
    ]
    assert len(printed) == len(set(printed))
    assert {q.id for q in briefing.quotes if q.shown} == set(printed)


# --- laws -------------------------------------------------------------------------------------


def test_every_excerpt_is_its_source(briefing: Briefing) -> None:
    texts = {s.id: (ROOT / s.path).read_text(encoding="utf-8") for s in briefing.sources}
    found = list(excerpts(briefing))
    assert len(found) > 200
    for excerpt in found:
        assert texts[excerpt.source][excerpt.start : excerpt.end] == excerpt.text


def test_what_is_left_of_a_parted_quote_keeps_its_place(briefing: Briefing) -> None:
    quote = quotes_with(briefing, "We’re facing a crisis in European security")[0]
    assert quote.id in meetings(briefing, 13)[0].quotes
    assert JAN[13] == quote.said_on


def test_which_round_vienna_was_is_a_doubtful_point(briefing: Briefing) -> None:
    readings = [{part.text for part in doubt.parts} for doubt in briefing.doubts]
    assert any({"a second round of talks", "the end of the first round of negotiations"} <= texts for texts in readings)


def test_the_occasions_of_ryabkovs_words_are_a_doubtful_point(briefing: Briefing) -> None:
    told = [" ".join(part.text for part in doubt.parts) for doubt in briefing.doubts]
    assert any("Interfax" in text and "television" in text and "RTVI" in text for text in told)


def test_words_said_before_the_talks_have_no_day_of_the_week(briefing: Briefing) -> None:
    assert [None] == [q.said_on for q in quotes_with(briefing, "pack up its stuff")]


def test_paper_holds_five_pages_and_page_one_the_figure(briefing: Briefing) -> None:
    document = pypdfium2.PdfDocument(render("pdf", briefing, read_look()))
    assert len(document) <= 5
    first = document[0].get_textpage().get_text_bounded()
    assert "In brief" in first
    assert "Timeline at a glance" in first
    assert "Demands and answers" not in first
