"""Every quote of the five seeds, marked by hand: none missing, none wrong, each with its speaker as a person."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from brief import config, pipeline
from brief.merge import copies, people, quotes
from brief.merge.cast import Cast
from brief.model import Excerpt, Findings, Quote

ROOT = Path(__file__).resolve().parent.parent
GOLD = tomllib.loads((ROOT / "tests/cases/quotes/seeds.toml").read_text(encoding="utf-8"))
ANSWERED = 0.95


@pytest.fixture(scope="module")
def found() -> tuple[Findings, ...]:
    return pipeline.read([ROOT / "seeds"], config.load(ROOT)[0], ROOT)[0]


@pytest.fixture(scope="module")
def cast(found: tuple[Findings, ...]) -> Cast:
    return people.merge(found, dict(config.load(ROOT)[0].sides))


@pytest.fixture(scope="module")
def merged(found: tuple[Findings, ...], cast: Cast) -> tuple[Quote, ...]:
    return quotes.merge(found, cast, copies.number(found).numbers)


def gold_spans(text: str, rows: list[list[str]]) -> Iterator[tuple[tuple[int, int], str]]:
    at = 0
    for first, last, name in rows:
        start = text.index(first, at)
        end = text.index(last, start) + len(last) if last else start + len(first.split("”")[0])
        at = end
        yield (start, end), name


def answers(found: tuple[Findings, ...], cast: Cast, key: str) -> dict[tuple[int, int], str | None]:
    one = next(one for one in found if Path(one.document.path).name.startswith(key))
    named: dict[tuple[int, int], str | None] = {}
    for quote in one.quotes:
        speaker = cast.speaker(one.document.key, quote.speaker)
        for part in quote.parts if quote.kind != "reported" else ():
            if len(part.text.split()) >= 3:
                named[part.start, part.end] = speaker.name if speaker else None
    return named


@pytest.mark.parametrize("key", GOLD)
def test_every_quote_has_its_exact_bounds_and_its_speaker(key: str, found: tuple[Findings, ...], cast: Cast) -> None:
    text = next(one.document.text for one in found if Path(one.document.path).name.startswith(key))
    assert dict(gold_spans(text, GOLD[key]["said"])) == answers(found, cast, key)


def test_speakers_are_answered_and_none_is_wrong(found: tuple[Findings, ...], cast: Cast) -> None:
    gold: dict[tuple[str, tuple[int, int]], str] = {}
    got: dict[tuple[str, tuple[int, int]], str | None] = {}
    for key, rows in GOLD.items():
        text = next(one.document.text for one in found if Path(one.document.path).name.startswith(key))
        gold.update({(key, span): name for span, name in gold_spans(text, rows["said"])})
        got.update({(key, span): name for span, name in answers(found, cast, key).items()})
    answered = [place for place in gold if got.get(place)]
    wrong = [(place, got[place]) for place in answered if got[place] != gold[place]]
    print(f"speakers of the seeds: {len(answered)} of {len(gold)} answered, {len(wrong)} wrong")
    assert [] == wrong
    assert len(answered) >= ANSWERED * len(gold)


def test_nobody_bullies_anybody(found: tuple[Findings, ...]) -> None:
    assert [] == [quote for one in found for quote in one.quotes if "bully" in quote.excerpt.text]


# --- merged -----------------------------------------------------------------------------------


def one_quote(merged: tuple[Quote, ...], words: str) -> Quote:
    (quote,) = [q for q in merged if any(words in e.text for e in (*q.parts, *q.variants, *q.reported))]
    return quote


def wordings(quote: Quote) -> set[tuple[str, str]]:
    return {(e.source, e.text.split()[0]) for e in (quote.excerpt, *quote.variants)}


def test_carpenters_drumbeat_is_one_quote_with_two_wordings(merged: tuple[Quote, ...]) -> None:
    quote = one_quote(merged, "rumbeat")
    assert ({("S3", "the"), ("S1", "The")}, "michael-carpenter") == (wordings(quote), quote.speaker)


def test_raus_sentence_is_one_quote_with_three_wordings(merged: tuple[Quote, ...]) -> None:
    assert {("S3", "It"), ("S1", "is"), ("S5", "The")} == wordings(one_quote(merged, "30 years"))


def test_ryabkovs_reasons_are_two_wordings_and_a_report(merged: tuple[Quote, ...]) -> None:
    quote = one_quote(merged, "reasons to sit down")
    assert ("S3", ["S5"], ["S1"]) == (
        quote.excerpt.source,
        [variant.source for variant in quote.variants],
        [report.source for report in quote.reported],
    )
    assert date(2022, 1, 13) == quote.said_on


def test_a_translation_leads_only_where_nothing_else_does(merged: tuple[Quote, ...]) -> None:
    assert [] == [q for q in merged if q.excerpt.source == "S5" and any(v.source != "S5" for v in q.variants)]


def test_where_ryabkov_spoke_differs(merged: tuple[Quote, ...]) -> None:
    told = {o.text for q in merged if q.speaker == "sergei-ryabkov" for o in q.occasions}
    assert any("Interfax" in words for words in told)
    assert any("Russian television" in words for words in told)
    assert any("RTVI" in words for words in told)


# --- people -----------------------------------------------------------------------------------


def test_people_have_one_name_and_a_whole_role(cast: Cast) -> None:
    known = {person.id: (person.name, person.role) for person in cast.people}
    assert ("Zbigniew Rau", "OSCE Chair and Polish Foreign Minister") == known["zbigniew-rau"]
    assert ("Sergei Ryabkov", "Deputy Foreign Minister") == known["sergei-ryabkov"]
    assert ("Alexander Grushko", "Deputy Foreign Minister") == known["alexander-grushko"]
    assert ("Wendy Sherman", "U.S. Deputy Secretary of State") == known["wendy-sherman"]
    assert ("Michael Carpenter", "U.S. representative at the OSCE") == known["michael-carpenter"]
    assert ("Jens Stoltenberg", "NATO Secretary General") == known["jens-stoltenberg"]


def test_nobody_stands_twice(cast: Cast) -> None:
    surnames = [person.name.split()[-1] for person in cast.people]
    assert sorted(set(surnames)) == sorted(surnames)


def test_parties_and_observers(cast: Cast) -> None:
    observers = {person.name.split()[-1] for person in cast.people if person.observer}
    assert {
        "Ash", "Baklitsky", "Buzhinsky", "Charap", "Fritsch", "Grant", "Kunadze", "Lukyanov", "Mahda", "Ohrysko",
        "Shelest", "Vershbow",
    } == observers - {"Mishustin"}  # fmt: skip


def excerpts(quote: Quote) -> Iterator[Excerpt]:
    yield from (quote.excerpt, *quote.parts, *quote.variants, *quote.reported, *quote.occasions)


def test_every_excerpt_is_its_sources_text(found: tuple[Findings, ...], merged: tuple[Quote, ...]) -> None:
    numbers = copies.number(found).numbers
    texts = {numbers[one.document.key]: one.document.text for one in found}
    for quote in merged:
        for excerpt in excerpts(quote):
            assert excerpt.text == texts[excerpt.source][excerpt.start : excerpt.end]
