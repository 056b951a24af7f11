"""The working notes stand in a document for review, and nothing of them in one that is mailed."""

from __future__ import annotations

from msgspec.structs import replace

from brief.model import Briefing, Demand, Doubt, Event, Issue, Paragraph, SourceText
from brief.render import render
from brief.render.compose import compose
from brief.render.look import read_look
from brief.render.outline import Outline
from tests import sample

LOOK = read_look()


def noted() -> Briefing:
    """The sample with something of everything that paper leaves out."""
    whole = sample.briefing()
    text = sample.TEXTS["S1"]
    first = text.index("\n")
    quote = replace(whole.quotes[0], id="q-unshown", shown=False, parts=(), variants=())
    demand = replace(whole.demands[0], id="d-unshown", number=None, label="A thing unasked")
    event = replace(whole.events[0], id="e-unshown", section="background", said=(), title="A thing untold")
    assert isinstance(demand, Demand)
    assert isinstance(event, Event)
    return replace(
        whole,
        quotes=(*whole.quotes, quote),
        demands=(*whole.demands, demand),
        events=(*whole.events, event),
        doubts_more=(Doubt("One doubt more", ()),),
        texts=(SourceText("S1", text, (Paragraph(0, first, "promotion", "test"),)),),
        issues=(*whole.issues, Issue("source.unread", "lost", "sources/torn.pdf", "encrypted; save an unlocked copy")),
    )


def notes(briefing: Briefing) -> str:
    text = render("md", briefing, LOOK).decode()
    return text.partition("## Working notes")[2]


def sections(outline: Outline) -> list[str]:
    return [section.id for section in outline.sections]


def test_notes_come_last_and_only_when_asked_for() -> None:
    assert "review" == sections(compose(replace(noted(), review=True), LOOK))[-1]
    assert "review" not in sections(compose(noted(), LOOK))


def test_notes_hold_all_that_paper_leaves_out() -> None:
    text = notes(replace(noted(), review=True))
    for told in (
        "### Quotes left out",
        "**A thing unasked.** *Taluria → Karsovia",
        "A thing untold.",
        "**One doubt more.**",
        "**Promotion:** Lake Orlin talks open in Port Halden",
        "*sources/halden.txt* [1] SHA-256 1111",
        "**left out:** sources/torn.pdf: encrypted; save an unlocked copy",
        'brief correct source S4 --published "2033-03-11"',
    ):
        assert told in text


def test_notes_repeat_nothing_that_paper_tells() -> None:
    text = notes(replace(noted(), review=True))
    assert "Taluria–Karsovia talks" not in text
    assert "D1" not in text


def test_a_look_cannot_withhold_the_notes() -> None:
    look = replace(LOOK, sections=("in_brief",))
    assert ["in_brief", "review"] == sections(compose(replace(noted(), review=True), look))
    assert ["in_brief"] == sections(compose(noted(), look))


def test_a_heading_without_entries_is_not_printed() -> None:
    text = notes(replace(sample.briefing(), review=True, issues=()))
    assert "For a human eye" not in text
    assert "Quotes left out" not in text
