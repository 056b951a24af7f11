"""Every shape of the date lexicon finds what its examples say, and nothing in what it once misread."""

from datetime import date

import pytest

from brief import lexicon
from brief.dates import find
from brief.dates.grammar import shapes
from brief.model import Article, DateMention, Document, Masthead, Paragraph, Sentence
from brief.text import sentences

PUBLISHED = date(2022, 1, 13)
SHAPES = lexicon.load("en/dates")["shapes"]


def found(text: str, published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    spans = tuple(Sentence(start, end, 0) for start, end in sentences(text))
    paragraph = Paragraph(0, len(text), "body", "test")
    return find(Article(Document("0" * 12, "test", "", text), Masthead(published=published), (paragraph,), spans))


EXAMPLES = [(shape["id"], *example) for shape in SHAPES for example in shape["finds"]]
MISREADINGS = [(shape["id"], text) for shape in SHAPES for text in shape.get("ignores", ())]


@pytest.mark.parametrize(("rule", "text", "span", "value"), EXAMPLES)
def test_shape_finds_its_example(rule: str, text: str, span: str, value: str) -> None:
    assert (span, value) in [(mention.excerpt.text, mention.value) for mention in found(text)]


@pytest.mark.parametrize(("rule", "text"), MISREADINGS)
def test_shape_leaves_alone_what_it_once_misread(rule: str, text: str) -> None:
    assert () == tuple(mention.excerpt.text for mention in found(text))


def test_every_shape_has_an_example() -> None:
    assert [] == [shape["id"] for shape in SHAPES if not shape["finds"]]


def test_no_shape_matches_nothing() -> None:
    assert [] == [shape.id for shape in shapes() if shape.pattern.match("")]


def test_ids_are_unique() -> None:
    ids = [shape["id"] for shape in SHAPES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    "name", ["months", "weekdays", "units", "many_units", "modifiers", "bounds", "vague", "kinds", "deictics"]
)
def test_tables_are_sorted(name: str) -> None:
    keys = list(lexicon.load("en/dates")[name])
    assert sorted(keys) == keys
