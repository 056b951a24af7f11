"""What the document holds, in which order and under which words, before any format prints it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from brief.model import Dispute, Excerpt, GlanceDay, Person
from brief.naming import listed, short_names
from brief.render.compose import compose
from brief.render.look import read_look
from brief.render.outline import (
    Block,
    Drawing,
    Heading,
    Items,
    Link,
    Mark,
    Outline,
    Para,
    QuoteBlock,
    Ref,
    Run,
    Runs,
    Section,
    Table,
    Text,
)
from tests import sample
from tests.kinds import bare


def plain(runs: Runs) -> str:
    return "".join(shown(run) for run in runs).replace("\u00a0", " ")


def shown(run: Run) -> str:
    match run:
        case Text(style="spoken"):
            return f"“{run.text}”"
        case Mark():
            return f"[{run.number}, {run.note}]" if run.note else f"[{run.number}]"
        case _:
            return run.text


def outline(**changes: Any) -> Outline:
    return compose(replace(sample.briefing(), **changes), read_look())


def section(id: str, **changes: Any) -> Section:
    return next(section for section in outline(**changes).sections if section.id == id)


def lines(section: Section) -> list[str]:
    """The section's text, one line a paragraph, item or row."""
    return [line for block in section.blocks for line in of_block(block)]


def of_block(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["#" * block.level + " " + plain(block.runs), *([plain(block.meta)] if block.meta else [])]
        case Para():
            return [plain(block.runs)]
        case Items():
            return [plain(item) for item in block.items]
        case QuoteBlock():
            return [plain(block.words), "— " + plain(block.attribution), *([plain(block.also)] if block.also else [])]
        case Table():
            return [" | ".join(plain(cell) for cell in row.cells) for row in block.rows]
        case Drawing():
            return [block.alt]


def test_sections_stand_in_the_looks_order() -> None:
    expected = "in_brief ahead glance demands days undated observers background people sources doubts"
    assert expected.split() == [section.id for section in outline().sections]


def test_a_look_may_reorder_and_leave_out(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text('sections = ["sources", "in_brief"]', encoding="utf-8")
    look = read_look(str(tmp_path))
    assert ["sources", "in_brief"] == [section.id for section in compose(sample.briefing(), look).sections]


def test_empty_sections_are_left_out() -> None:
    bare = outline(in_brief=(), ahead=(), glance=(), demand_blocks=(), days=(), observers=(), observers_named=())
    assert ["undated", "background", "people", "sources", "doubts"] == [section.id for section in bare.sections]


def test_a_briefing_without_anything_still_has_a_head() -> None:
    nothing = replace(bare(), edition=2, basis="")
    made = compose(nothing, read_look())
    assert ((), (("As of", "not known"), ("Edition", "2"))) == (made.sections, made.header)


def test_the_head_says_to_from_day_edition_and_basis() -> None:
    head = dict(outline().header)
    assert ["To", "From", "As of", "Edition", "Basis"] == list(head)
    assert "11 March 2033 (newest source)" == head["As of"]


def test_a_configured_day_is_not_called_that_of_the_newest_source() -> None:
    assert "11 March 2033" == dict(outline(as_of_basis="configured").header)["As of"]


def test_in_brief_marks_each_source_and_shows_what_was_cut() -> None:
    bullets = lines(section("in_brief"))
    assert "Outcome. Talks between the two have not stopped the water from falling. [1]" == bullets[0]
    assert "upstream. [1] Karsovia rejected" in bullets[1]
    assert "offered a phased opening […] Taluria's head" in bullets[3]
    assert bullets[3].endswith("did not accept [3]")


def test_ahead_says_how_firm_the_day_is() -> None:
    rows = lines(section("ahead"))
    assert rows[0].startswith("14–20 March (doubtful point 1) | Written reply to Taluria. Karsovia promised")
    assert rows[1].startswith("No day given | Fourth round. “No date for a fourth round has been set” [3, Okoro-Lund]")
    assert rows[2].startswith("April 2033 |")


def test_demand_rows_hold_wordings_answers_and_standing() -> None:
    rows = lines(section("demands"))
    assert "### Taluria to Karsovia, as of 11 March" == rows[0]
    assert rows[1] == (
        "D1 | Open the Zhelin dam. the Zhelin dam opened before the sowing season [1] · the opening of the dam gates "
        "until the sowing [4] | Karsovia rejected the demand for an opening of the gates before the sowing season [2] "
        "· “Two gates in May, two in June, and the rest when the reservoirs allow it.” [3, Brandl] · “We are not "
        "going to close a dam that lights four million homes” [2, Зорић] | Partly accepted"
    )


def test_a_demand_without_an_answer_says_so() -> None:
    row = lines(section("demands"))[-1]
    assert row.endswith("| none in these sources | Open")


def test_a_demand_heard_from_a_speaker_stands_in_marks_only_where_it_was_spoken() -> None:
    rows = lines(section("demands"))
    assert "Readings from both shores. “if the other shore does the same” [2, Зорић]" in rows[-1]
    reported = next(row for row in rows if row.startswith("D4"))
    assert "Grain transit (threat). would halt grain transit if the gates stay shut [3, Okoro-Lund]" in reported


def test_each_source_is_heard_before_one_is_heard_twice_and_the_fourth_is_only_named() -> None:
    demands = list(sample.DEMANDS)
    wordings = (("S4", "gates"), ("S4", "the dam"), ("S2", "turbine freeze"), ("S3", "reservoirs"))
    demands[1] = replace(demands[1], variants=tuple(sample.cut(*wording) for wording in wordings))
    row = next(line for line in lines(section("demands", demands=tuple(demands))) if line.startswith("D2"))
    assert "[1] · gates [4] · turbine freeze [2] · also [3] |" in row


def test_an_event_without_quotes_says_so_and_points_to_later_words() -> None:
    text = lines(section("days"))
    start = text.index("### Taluria–Karsovia talks, Port Halden")
    assert [
        "Held. Taluria: not named. Karsovia: not named.",
        "Delegations from Taluria and Karsovia met behind closed doors on Monday for the first round of talks on the "
        "waters of Lake Orlin. Neither side spoke to reporters. [1]",
        "Key demands: D1 Open the Zhelin dam (partly accepted) · D2 No further turbines (rejected)",
        "Key quotes: none from this day in these sources",
        "On it, later: Halloran (below)",
    ] == text[start + 1 : start + 6]


def test_a_later_remark_without_a_place_of_its_own_is_printed_in_full() -> None:
    text = lines(section("days", observers=()))
    assert "On it, later: " in text
    assert any(line.startswith("Piet Halloran, Delta Institute (10 March): “Nobody wants") for line in text)


def test_a_vote_without_quotes_does_not_miss_any() -> None:
    text = lines(section("days"))
    start = text.index("### Dam law, Karsovian parliament")
    assert ["Held. Day inferred.", "### Said in Miravel"] == [text[start + 1], text[start + 3]]


def test_a_role_is_told_once_and_the_name_is_short_afterwards() -> None:
    text = "\n".join(lines(section("days")))
    assert 1 == text.count("— Anna Verrin, Talurian Deputy Foreign Minister · The Miravel Post [2]")
    assert 1 == text.count("— Verrin · Delta Wire [3]")
    assert 1 == text.count("Energy Minister")


def test_reported_words_are_labelled_and_never_in_quotation_marks() -> None:
    text = lines(section("days"))
    assert (
        "Ines Okoro-Lund, government spokeswoman (reported): that Taluria would halt grain transit if the gates stay "
        "shut · Delta Wire [3]"
    ) in text


def test_a_source_that_only_reports_a_quote_is_named_without_its_words() -> None:
    text = lines(section("days"))
    assert "reported in [4]" in text
    assert not any("drought" in line for line in text)


def test_pieces_of_a_quote_stand_in_marks_of_their_own() -> None:
    assert "“Water is no favour. It is owed” […] “and we will count every litre.”" in lines(section("days"))


def test_other_wordings_follow_the_quote() -> None:
    assert "Also: “We do not close a dam which gives light to four millions of houses.” [4]" in lines(section("days"))


def test_a_speaker_nobody_names_and_a_day_nobody_gives_are_said() -> None:
    text = lines(section("days"))
    assert (
        "Speaker not named (day not given): “Whoever touches the dam will answer for it” · Glas Karsovije [4]" in text
    )
    assert "an official in Karsovia (day not given): “We have other roads, and they know it” · Delta Wire [3]" in text


def test_an_entry_made_of_statements_is_told_by_its_quotes_alone() -> None:
    entry = replace(sample.EVENTS[0], id="e-said", title="Okoro-Lund", kind="statement", quotes=("q-okoro-transit",))
    groups = tuple(replace(group, events=(*group.events, "e-said")) for group in sample.DAYS[2].statements)
    days = (*sample.DAYS[:2], replace(sample.DAYS[2], statements=groups))
    changed = section("days", events=(*sample.EVENTS, entry), days=days)
    assert lines(section("days")) == lines(changed)


def test_a_day_other_than_the_headings_is_told() -> None:
    quotes = tuple(
        replace(quote, said_on=date(2033, 3, 8)) if quote.id == "q-verrin-owed" else quote for quote in sample.QUOTES
    )
    text = lines(section("days", quotes=quotes))
    assert "— Anna Verrin, Talurian Deputy Foreign Minister, 8 March · The Miravel Post [2]" in text


@pytest.mark.parametrize(("occasion", "told"), [("in an interview", ", in an"), ("In an interview", " · In an")])
def test_an_occasion_that_opened_its_sentence_goes_on_none(occasion: str, told: str) -> None:
    quotes = tuple(
        replace(quote, occasions=(Excerpt(quote.excerpt.source, 0, len(occasion), occasion),))
        if quote.id == "q-okoro-transit"
        else quote
        for quote in sample.QUOTES
    )
    assert any(f"{told} interview" in line for line in lines(section("days", quotes=quotes)))


def test_sources_that_differ_are_told_with_their_words() -> None:
    assert "Sources differ on when: before the meeting [4] · told ministers [3]" in lines(section("days"))


def test_a_differing_fact_with_long_words_is_told_without_them() -> None:
    words = sample.EVENTS[0].said[0]
    events = tuple(
        replace(event, disputed=(Dispute("place", "Port Halden", "S1", words),)) if event.id == "e-sarn" else event
        for event in sample.EVENTS
    )
    assert "Sources differ on where: Port Halden [1]" in lines(section("days", events=events))


def test_an_undated_event_stands_apart() -> None:
    text = ["Drills at the border. Some day this spring both armies held drills at the border. [4]"]
    assert text == lines(section("undated"))


def test_background_opens_with_its_time_and_what_it_was() -> None:
    told = [line.split(". ")[0] for line in lines(section("background"))]
    assert ["1998 Lake treaty", "August 2019 Zhelin dam finished"] == told


def test_sources_say_how_sure_day_and_outlet_are_and_hold_no_folder() -> None:
    text = lines(section("sources"))
    assert (
        "[no title]. Glas Karsovije (outlet inferred), day inferred: 11 March 2033 or soon after. Read as a "
        "translation. zoritch_2.txt"
    ) == text[3]
    assert not any("sources/" in line for line in text)


def test_a_copy_names_what_it_copies() -> None:
    sources = (*sample.SOURCES[:3], replace(sample.SOURCES[3], copy_of="S1"))
    listed = lines(section("sources", sources=sources))
    assert "Same text as [1]." in listed[3]
    assert f"Also in {sample.SOURCES[3].outlet} [4]." in listed[0]
    assert not any("Also in" in line for line in listed[1:])


def test_what_one_outlet_saved_twice_is_in_no_other_and_an_older_version_is_told_as_one() -> None:
    first = replace(sample.SOURCES[0], url="https://a.example/x", published=date(2033, 3, 12))
    older = replace(first, id="S4", copy_of="S1", url="http://a.example/x", published=date(2033, 3, 10))
    listed = lines(section("sources", sources=(first, *sample.SOURCES[1:3], older)))
    assert "Older version of [1]." in listed[3]
    assert not any("Also in" in line or "Same text" in line for line in listed)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "http://"]
)
def test_only_web_addresses_are_links(url: str) -> None:
    sources = (replace(sample.SOURCES[0], url=url), *sample.SOURCES[1:])
    items = section("sources", sources=sources).blocks[0]
    assert isinstance(items, Items)
    assert not any(isinstance(run, Link) for run in items.items[0])


def test_every_mark_and_reference_leads_somewhere() -> None:
    made = outline()
    blocks = [block for section in made.sections for block in section.blocks]
    anchors = {anchor for block in blocks if isinstance(block, Items) for anchor in block.anchors}
    anchors |= {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows if row.anchor}
    anchors |= {block.anchor for block in blocks if isinstance(block, Heading) and block.anchor}
    runs = [run for block in blocks for run in all_runs(block)]
    targets = {run.source for run in runs if isinstance(run, Mark)} | {
        run.target for run in runs if isinstance(run, Ref)
    }
    assert set() == targets - anchors
    assert {"S1", "S4", "demand-d-gates", "doubt-1", "quote-q-halloran-blink"} <= targets


def all_runs(block: Block) -> list[Run]:
    match block:
        case Heading():
            return [*block.runs, *block.meta]
        case Para():
            return list(block.runs)
        case Items():
            return [run for item in block.items for run in item]
        case QuoteBlock():
            return [*block.words, *block.attribution, *block.also]
        case Table():
            return [run for row in block.rows for cell in row.cells for run in cell]
        case Drawing():
            return list(block.caption)


def test_every_verbatim_run_is_an_excerpt_with_spaces_collapsed() -> None:
    """Nothing invented: what looks verbatim or spoken stands in a source, word for word."""
    texts = [" ".join(text.split()) for text in sample.TEXTS.values()]
    runs = [run for section in outline().sections for block in section.blocks for run in all_runs(block)]
    quoted = [run.text for run in runs if isinstance(run, Text) and run.style in ("verbatim", "spoken")]
    assert len(quoted) > 40
    assert [] == [words for words in quoted if not any(words in text for text in texts)]


def test_control_characters_and_overrides_never_reach_a_renderer() -> None:
    made = compose(sample.with_words("the \u202e\x07dam\u2066\n\n is\x00 ]]>"), read_look())
    runs = [run for section in made.sections for block in section.blocks for run in all_runs(block)]
    texts = {run.text for run in runs if isinstance(run, Text) and run.style == "verbatim"}
    assert {"the �dam is� ]]>"} == texts
    assert "the �dam is� ]]>" == made.title


def test_the_figure_brings_the_same_as_a_table() -> None:
    drawing = section("glance").blocks[0]
    assert isinstance(drawing, Drawing)
    assert drawing.table
    assert "Mon 7 Mar | ● Taluria–Karsovia talks, Port Halden | " == of_block(drawing.table)[0]


def test_source_numbers_keep_their_gaps() -> None:
    block = section("sources", sources=(*sample.SOURCES, replace(sample.SOURCES[0], id="S7"))).blocks[0]
    assert isinstance(block, Items)
    assert ("1", "2", "3", "4", "7") == block.numbers


def person(name: str, *aliases: str) -> Person:
    return Person(name.lower(), name, None, None, None, aliases)


def ids(people: tuple[Person, ...]) -> list[str]:
    return [person.id for person in people]


def test_short_names_follow_the_sources_and_keep_particles() -> None:
    people = (person("Xi Ming", "Xi"), person("Rüdiger von Fritsch"), person("Anna Verrin", "Verrin"), person("Plato"))
    assert ["Xi", "von Fritsch", "Verrin", "Plato"] == list(short_names(people, ids(people)).values())


@pytest.mark.parametrize(
    ("name", "aliases", "expected"),
    [
        ("Seo Min-jun", (), "Seo"),
        ("Guo Weiran", (), "Guo"),
        ("Lio Weiran", ("Lio",), "Lio"),
        ("Omar B. Harl Jr.", (), "Harl"),
        ("Joel Manch III", (), "Manch"),
        ("Joel Manch III", ("Manch III",), "Manch"),
        ("Ana van der Brenk", (), "van der Brenk"),
        ("Nur al-Khatib", (), "al-Khatib"),
        ("Jorge Salas Rivera", ("Salas Rivera",), "Salas Rivera"),
        ("Jorge Omar Rivera", ("Omar Rivera",), "Rivera"),
        ("Jorge Salas Rivera", (), "Rivera"),
    ],
)
def test_short_names_are_family_names(name: str, aliases: tuple[str, ...], expected: str) -> None:
    assert [expected] == list(short_names((person(name, *aliases),), ()).values())


def test_two_of_one_name_who_are_quoted_keep_their_full_names() -> None:
    people = (person("Anna Verrin"), person("Olga Verrin"), person("Tomas Brandl"))
    assert ["Anna Verrin", "Olga Verrin", "Brandl"] == list(short_names(people, ids(people)).values())
    assert ["Verrin", "Verrin", "Brandl"] == list(short_names(people, ids(people[1:])).values())


def test_names_in_a_row() -> None:
    assert ("", "NATO") == (listed(()), listed(("NATO",)))
    assert "Mali, the African Union and the United States" == listed(("Mali", "African Union", "United States"))


def test_the_same_excerpt_may_not_be_dressed_up() -> None:
    """A quotation mark inside an excerpt stays as it was written."""
    words = 'he said "no" and ‘yes’'
    demands = tuple(replace(demand, excerpt=Excerpt("S1", 0, len(words), words)) for demand in sample.DEMANDS)
    assert any(words in line for line in lines(section("demands", demands=demands)))


@pytest.mark.parametrize(("year", "label"), [(2033, "Mon 7 Mar"), (2034, "Mon 7 Mar 2033")])
def test_rows_of_several_years_say_the_year(year: int, label: str) -> None:
    first = GlanceDay(date(2033, 3, 7), date(2033, 3, 7), (), (("Verrin",),))
    last = GlanceDay(date(year, 1, 1), date(year, 12, 31), (), (("Brandl",),))
    made = compose(replace(sample.briefing(), glance=(first, last)), read_look())
    (table,) = [block.table for section in made.sections for block in section.blocks if isinstance(block, Drawing)]
    assert table is not None
    assert [label, str(year)] == ["".join(run.text for run in row.cells[0]) for row in table.rows]
