"""What a reader corrects holds, by id or by words, and is told when it applies to nothing; on the seeds."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief import corrections, pipeline
from brief.config import Config
from brief.corrections import KINDS, Carried
from brief.errors import UsageError
from brief.model import Briefing, Demand, Event, Findings, Issue, Quote
from brief.timeline import paper

ROOT = Path(__file__).parents[1]
SIDES = (("West", ("United States", "NATO", "European Union", "United Kingdom", "Germany", "France", "Poland")),)


@cache
def seeds() -> tuple[tuple[Findings, ...], tuple[Issue, ...]]:
    return pipeline.read([ROOT / "seeds"], Config(), ROOT)


@cache
def briefing(text: str = "", fewer: int = 0) -> Briefing:
    """The briefing of the seeds, the last `fewer` left out, corrected by a file of this text."""
    found, issues = seeds()
    return pipeline.assemble(found[: len(found) - fewer], issues, Config(sides=SIDES), Carried(corrections.parse(text)))


def entry(words: str, **more: str | bool | list[str]) -> str:
    """An entry as somebody writes it."""
    shown = {key: str(value).lower() if isinstance(value, bool) else repr(value) for key, value in more.items()}
    return "\n".join(["[[correct]]", f"words = {words!r}", *(f"{key} = {value}" for key, value in shown.items()), ""])


def told(made: Briefing) -> list[str]:
    return [issue.message for issue in made.issues if issue.code == "correction.unmatched"]


def quote(made: Briefing, words: str) -> Quote:
    found = [q for q in made.quotes if any(words in each.text for each in (*q.parts, *q.variants))]
    assert 1 == len(found), words
    return found[0]


def event(made: Briefing, title: str) -> Event:
    found = [each for each in made.events if each.title.startswith(title)]
    assert 1 == len(found), [each.title for each in made.events]
    return found[0]


def numbered(made: Briefing, number: str) -> Demand:
    return next(demand for demand in made.demands if demand.number == number)


# --- the file ----------------------------------------------------------------------------------


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert () == corrections.load(tmp_path)


def test_one_entry_may_correct_several_things_of_an_item() -> None:
    read = corrections.parse(entry("NATO-Russia Council", day="2022-01-12", place="Brussels"))
    assert [("day", "2022-01-12"), ("place", "Brussels")] == [(each.kind, each.value) for each in read]


def test_a_day_may_be_written_as_toml_has_days() -> None:
    assert "2022-01-12" == corrections.parse('[[correct]]\nwords = "talks"\nday = 2022-01-12')[0].value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[correct]]\nspeaker = 3\nwords = 'x'", "entry 1, line 1: speaker = 3: text in quotation marks"),
        ("# first\n\n[[correct]]\nspeeker = 'A'\nwords = 'x'", "entry 1, line 3: unknown key 'speeker'; did you mean"),
        ("[[correct]]\nwords = 'x'", "entry 1, line 1: says nothing to correct"),
        ("[[correct]]\nspeaker = 'A'", 'words = "..." is wanted'),
        ("[[correct]]\nhide = false\nwords = 'x'", "hide = False: true is wanted"),
        ("[[correct]]\nday = '2022-02-30'\nwords = 'x'", "a day is wanted, such as 2022-01-13"),
        ("[[correct]]\nday = '2022-01-12/2022-01-10'\nwords = 'x'", "a day is wanted"),
        ("[[correct]]\npublished = '2022-01-10/2022-01-12'\nwords = 'x'", "one day is wanted"),
        ("[[correct]]\nstatus = 'done'\nwords = 'x'", "allowed: held, planned, postponed, cancelled"),
        ("[[correct]]\nstanding = 'maybe'\nwords = 'x'", "allowed: open, rejected"),
        ("[[correct]]\nhide = true\nwords = 'x'\nid = 'Q 1'", "an id is wanted"),
        ("[[correct]]\nby = []\nwords = 'x'", "a name or a list of names"),
        ("[correct]\nhide = true", "is a list of entries"),
        ("[[correction]]\nhide = true", "unknown key 'correction'"),
        ("[[correct]\n", "not valid TOML"),
        ("[[correct]]\nhide = true\nwords = 'x'\n\n[[correct]]\npin = 1\nwords = 'y'", "entry 2, line 5: pin = 1"),
    ],
)
def test_an_unfit_entry_is_refused_by_file_entry_and_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        corrections.parse(text, "there/corrections.toml")
    assert "there/corrections.toml" in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unreadable_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").write_bytes(b"\xff\xfe[[correct]]")
    with pytest.raises(UsageError, match="save it as UTF-8"):
        corrections.load(tmp_path)


# --- each kind ---------------------------------------------------------------------------------


def test_without_corrections_nothing_is_told() -> None:
    assert [] == told(briefing())


def test_a_speaker_by_words_is_merged_as_that_person() -> None:
    before = quote(briefing(), "drumbeat of war")
    assert "Josep Borrell" != before.speaker_name
    made = briefing(entry("The drumbeat of war", speaker="Josep Borrell"))
    assert [] == told(made)
    assert ("Josep Borrell", "josep-borrell") == (
        quote(made, "drumbeat of war").speaker_name,
        quote(made, "drumbeat of war").speaker,
    )
    spoken = {each.id: each.speaker for each in briefing().quotes}
    changed = [each.excerpt.text for each in made.quotes if spoken[each.id] != each.speaker and each.id != before.id]
    # Another source has the same words and more in one breath: all of that is his, and nothing else.
    assert ["We’re facing a crisis in European security"] == changed


def test_a_speaker_may_be_unknown() -> None:
    made = briefing(entry("The drumbeat of war", speaker=""))
    assert (None, None) == (
        quote(made, "drumbeat of war").speaker,
        quote(made, "drumbeat of war").speaker_name,
    )


def test_a_name_and_a_role_are_printed_as_corrected_and_the_old_spelling_is_kept() -> None:
    person = next(one for one in briefing().people if one.id == "sergei-ryabkov")
    made = briefing(entry(person.name, name="S. A. Ryabkov") + entry("S. A. Ryabkov", role="Chief negotiator"))
    assert [] == told(made)
    corrected = next(one for one in made.people if one.name == "S. A. Ryabkov")
    assert ("Chief negotiator", True) == (corrected.role, person.name in corrected.aliases)
    assert {"S. A. Ryabkov"} == {q.speaker_name for q in made.quotes if q.speaker == corrected.id}
    assert {"Chief negotiator"} == {q.role for q in made.quotes if q.speaker == corrected.id}


def test_sources_have_the_outlet_title_and_day_that_the_reader_says() -> None:
    path = briefing().sources[0].path
    made = briefing(entry(path, outlet="The Desk", headline="As it was", published="2022-01-20"))
    one = made.sources[0]
    assert [] == told(made)
    assert ("The Desk", "configured", "As it was") == (one.outlet, one.outlet_basis, one.title)
    assert (date(2022, 1, 20), "configured") == (one.published, one.published_basis)
    assert date(2022, 1, 20) == made.as_of


def test_a_source_published_on_another_day_counts_its_days_from_that() -> None:
    text = (
        "Published: 14 March 2022\n\nTalks in Taluria\n\nThe ministers met in Orlin on Monday. They will meet again.\n"
    )
    found = pipeline.examine(document(text), Config())
    assert date(2022, 3, 14) == next(day for day in found.dates if day.excerpt.text == "Monday").first
    fixed, _ = corrections.to_findings(
        [found],
        corrections.parse(entry("talks.txt", published="2022-03-24")),
        lambda one, day: pipeline.examine(one.document, Config(), day),
    )
    assert date(2022, 3, 21) == next(day for day in fixed[0].dates if day.excerpt.text == "Monday").first


def document(text: str) -> pipeline.Document:
    return pipeline.Document("abcdefabcdef", "sources/talks.txt", "abcdefabcdef" + "0" * 52, text)


def test_a_text_that_a_fault_of_ours_keeps_from_its_day_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    found, issues = seeds()
    text = corrections.parse(entry(found[0].document.path, published="2022-01-20"))
    before = briefing()
    monkeypatch.setattr(pipeline, "find", lambda *_: 1 / 0)
    made = pipeline.assemble(found, issues, Config(sides=SIDES), Carried(text))
    assert (before.quotes, before.events) == (made.quotes, made.events)
    assert [("warn", found[0].document.path)] == [
        (issue.severity, issue.where) for issue in made.issues if issue.code == "source.fault"
    ]


def test_a_source_left_out_is_as_if_it_were_not_there() -> None:
    found, issues = seeds()
    path = found[-1].document.path
    made = briefing(entry(path, exclude=True))
    fewer = pipeline.assemble(found[:-1], issues, Config(sides=SIDES))
    assert [each.id for each in fewer.quotes] == [each.id for each in made.quotes]
    assert len(found) - 1 == len(made.sources)


def test_nothing_is_taken_from_a_passage_that_is_left_out() -> None:
    made = briefing(entry("extremely specific refusal", omit=True))
    assert [] == told(made)
    assert len(briefing().quotes) > len(made.quotes)
    assert [] == [q for q in made.quotes if any("extremely specific refusal" in part.text for part in q.parts)]


def test_an_event_has_title_day_place_and_status_as_corrected() -> None:
    old = event(briefing(), "NATO–Russia Council, ")
    made = briefing(
        entry(old.title, id=old.id, title="The Council", day="2022-01-11", place="Ghent", status="postponed")
    )
    new = event(made, "The Council")
    assert [] == told(made)
    assert (date(2022, 1, 11), "configured", "Ghent", "postponed") == (
        new.when and new.when.first,
        new.when and new.when.basis,
        new.place,
        new.status,
    )
    assert {"day", "place", "status"}.isdisjoint(dispute.field for dispute in new.disputed)


def test_an_event_of_a_day_before_the_window_is_background() -> None:
    old = event(briefing(), "NATO–Russia Council, ")
    assert (
        "background" == event(briefing(entry(old.title, id=old.id, day="2020-01-11")), "NATO–Russia Council, ").section
    )


def test_a_demand_has_label_topic_parties_and_standing_as_corrected() -> None:
    old = numbered(briefing(), "D1")
    text = entry(old.label, label="The main one", topic="gas", by="Ostra", of=["Taluria", "NATO"], standing="accepted")
    new = next(each for each in briefing(text).demands if each.id == old.id)
    assert [] == told(briefing(text))
    assert ("The main one", "gas", ("Ostra",), ("Taluria", "NATO"), "accepted") == (
        new.label,
        new.topic,
        new.by,
        new.of,
        new.standing,
    )


def test_the_wording_that_leads_is_the_one_wanted_and_none_is_lost() -> None:
    old = next(each for each in briefing().demands if each.variants)
    wanted = old.variants[-1]
    new = next(each for each in briefing(entry(old.label, id=old.id, wording=wanted.text)).demands if each.id == old.id)
    assert wanted == new.excerpt
    assert {old.excerpt, *old.variants} == {new.excerpt, *new.variants}


def test_two_demands_are_one_and_nothing_leads_to_what_is_gone() -> None:
    rows = [each for each in briefing().demands if each.number]
    one, other = rows[0], rows[1]
    made = briefing(entry(one.label, id=one.id, merge=other.label, merge_id=other.id))
    assert [] == told(made)
    joined = next(each for each in made.demands if one.id in each.members)
    assert {*one.members, *other.members} == set(joined.members)
    ids = {each.id for each in (*made.demands, *made.quotes)}
    assert set() == {id for each in made.demands for id in each.answers} - ids


def test_what_was_merged_can_be_split_and_gives_two() -> None:
    old = next(each for each in briefing().quotes if each.variants and len(each.members) > 2)
    words = old.variants[0].text
    made = briefing(entry(old.excerpt.text, id=old.id, split=words))
    assert [] == told(made)
    assert len(briefing().quotes) + 1 == len(made.quotes)
    apart = [each for each in made.quotes if set(each.members) & set(old.members)]
    assert set(old.members) == {id for each in apart for id in each.members}


def test_an_event_can_be_split_by_the_words_of_one_source() -> None:
    old = event(briefing(), "US–Russia talks, Geneva")
    made = briefing(entry(old.title, id=old.id, split=old.said[0].text))
    assert [] == told(made)
    apart = [each for each in made.events if set(each.members) & set(old.members)]
    assert 2 == len(apart)
    assert set(old.members) == {id for each in apart for id in each.members}


def test_an_event_is_whole_or_two_whatever_words_it_is_split_by() -> None:
    for old in (each for each in briefing().events if len(each.members) > 1):
        for said in old.said:
            made = briefing(entry(old.title, id=old.id, split=said.text))
            apart = [each for each in made.events if set(each.members) & set(old.members)]
            assert (1 if told(made) else 2) == len(apart)
            assert set(old.members) == {id for each in apart for id in each.members}


@pytest.mark.parametrize("words", ["words that nobody has said", ""])
def test_what_would_part_nothing_or_all_is_told_and_parts_nothing(words: str) -> None:
    old = next(each for each in briefing().quotes if len(each.members) == 1 and each.kind == "direct")
    made = briefing(entry(old.excerpt.text, id=old.id, split=words or old.excerpt.text))
    assert 1 == len(told(made))
    assert [each.id for each in briefing().quotes] == [each.id for each in made.quotes]


def test_what_is_split_can_be_merged_again() -> None:
    old = next(each for each in briefing().quotes if each.variants and len(each.members) > 2)
    text = entry(old.excerpt.text, id=old.id, split=old.variants[0].text)
    apart = [each for each in briefing(text).quotes if set(each.members) & set(old.members)]
    again = briefing(text + entry("x", id=apart[0].id, merge="y", merge_id=apart[1].id))
    assert len(briefing().quotes) == len(again.quotes)


def test_two_events_are_one_with_the_sources_of_both() -> None:
    met = [each for each in briefing().events if each.kind == "meeting"]
    one, other = met[0], met[1]
    made = briefing(entry(one.title, id=one.id, merge=other.title, merge_id=other.id))
    joined = next(each for each in made.events if one.id in each.members)
    assert {*one.sources, *other.sources} == set(joined.sources)
    assert (one.title, one.when) == (joined.title, joined.when)


def test_an_event_and_a_quote_are_never_one() -> None:
    one, other = event(briefing(), "NATO–Russia Council, "), briefing().quotes[0]
    made = briefing(entry(one.title, id=one.id, merge=other.excerpt.text, merge_id=other.id))
    assert 1 == len(told(made))


def test_what_is_two_stays_two_and_is_known_under_what_they_become() -> None:
    one, other, third = [each for each in briefing().demands if each.number][:3]
    apart = entry(one.label, id=one.id, distinct=other.label, distinct_id=other.id)
    made = briefing(apart)
    assert [] == told(made)
    assert (((one.id, other.id),), briefing().demands) == (made.distinct, made.demands)
    merged = briefing(apart + entry(other.label, id=other.id, merge=third.label, merge_id=third.id))
    joined = next(each for each in merged.demands if other.id in each.members)
    assert ((one.id, joined.id),) == merged.distinct


def test_what_is_one_now_is_told_where_it_was_said_to_be_two() -> None:
    one, other = [each for each in briefing().demands if each.number][:2]
    merged = entry(one.label, id=one.id, merge=other.label, merge_id=other.id)
    made = briefing(merged + entry(one.label, id=one.id, distinct=other.label, distinct_id=other.id))
    assert (1, ()) == (len(told(made)), made.distinct)


def test_what_is_pinned_is_on_paper() -> None:
    old = next(each for each in briefing().quotes if not each.shown and each.kind == "direct")
    assert quote(briefing(entry(old.excerpt.text, id=old.id, pin=True)), old.excerpt.text).shown


def test_a_pinned_demand_has_a_row() -> None:
    demands = [replace(each, number=None) for each in briefing().demands if each.by == ("Russia",)]
    few, _ = paper.numbered(demands, {}, paper.Rows(2))
    left = next(each for each in few if each.number is None and each.stance == "demand")
    pinned, _ = paper.numbered(demands, {}, paper.Rows(2, frozenset([left.id])))
    assert next(each for each in pinned if each.id == left.id).number


@pytest.mark.parametrize("kind", ["quotes", "demands", "events"])
def test_what_is_hidden_is_not_there_and_nothing_leads_to_it(kind: str) -> None:
    old = getattr(briefing(), kind)[0]
    made = briefing(entry("whatever", id=old.id, hide=True))
    assert [] == told(made)
    assert old.id not in {each.id for each in getattr(made, kind)}
    led = {id for each in made.events for id in (*each.quotes, *each.about, *each.demands)}
    led |= {id for each in made.demands for id in (*each.answers, *each.events)}
    assert old.id not in led


def test_a_sentence_opens_in_brief_or_is_kept_out_of_it() -> None:
    first = briefing().in_brief[0].parts[0].text
    assert first not in [
        part.text for bullet in briefing(entry(first[:60], not_in_brief=True)).in_brief for part in bullet.parts
    ]
    made = briefing(entry("extremely specific refusal", in_brief=True))
    assert "extremely specific refusal" in made.in_brief[0].parts[0].text
    source = next(text for text in made.texts if text.source == made.in_brief[0].parts[0].source)
    part = made.in_brief[0].parts[0]
    assert part.text == source.text[part.start : part.end]


# --- holding, and being told -------------------------------------------------------------------


def test_a_correction_holds_when_sources_are_added_by_id_and_by_words() -> None:
    for named in ({"id": quote(briefing(fewer=1), "drumbeat of war").id}, {}):
        text = entry("The drumbeat of war", speaker="Josep Borrell", **named)
        for fewer in (0, 1):
            assert "Josep Borrell" == quote(briefing(text, fewer), "drumbeat of war").speaker_name


def test_any_members_id_names_an_item() -> None:
    old = next(each for each in briefing().demands if len(each.members) > 1 and each.number)
    for member in old.members:
        made = briefing(entry("not its words", id=member, label="Corrected"))
        assert "Corrected" == next(each for each in made.demands if each.id == old.id).label


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_correction_that_applies_to_nothing_is_told_and_changes_nothing(kind: str) -> None:
    example = KINDS[kind].example
    made = briefing(entry("nobody ever wrote these words", **{kind: example if example is not None else True}))
    assert 1 == len(told(made)), told(made)
    assert "no longer applies" in told(made)[0]
    assert briefing().quotes == made.quotes
    assert briefing().events == made.events
    assert briefing().demands == made.demands
    assert briefing().in_brief == made.in_brief


def test_words_that_several_have_correct_none_of_them() -> None:
    made = briefing(entry("NATO", speaker="Ana Bell"))
    assert ["several" in message for message in told(made)] == [True]
    assert briefing().quotes == made.quotes
