# ruff: noqa: F811 - fixtures of another module
"""A finished document against its sources: what stands is confirmed, and a changed letter is found and shown."""

from __future__ import annotations

import email
import email.policy
import io
import json
import random
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html
from msgspec import Struct
from msgspec.structs import replace

from brief import pipeline, verify
from brief.config import Config
from brief.errors import UsageError
from brief.model import Briefing, Change, Changes, Document, Excerpt, SourceText
from brief.render import render
from brief.render.compose import compose
from brief.render.compose_mail import compose_mail
from brief.render.look import read_look
from brief.render.outline import Text
from brief.verify import Verdict, pdf
from brief.verify.claims import claims
from brief.verify.printed import Claim, Printed, place
from brief.verify.standing import nearest, stands
from tests import hostile, kinds, sample
from tests.test_cli import Ran, brief, folder  # noqa: F401

ROOT = Path(__file__).parents[1]
PAPER = ("pdf", "docx", "html", "md")
FORMATS = (*PAPER, "json")
Run = Callable[..., Ran]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def seeds() -> Briefing:
    return pipeline.briefing((ROOT / "seeds",), Config(), ROOT)


@cache
def sampled() -> Briefing:
    texts = tuple(SourceText(source, text, ()) for source, text in sample.TEXTS.items())
    return replace(sample.briefing(), texts=texts)


def made(format_name: str) -> bytes:
    return rendered(seeds, format_name)


@cache
def rendered(briefing: Callable[[], Briefing], format_name: str, look: str = "default", review: bool = False) -> bytes:
    return render(format_name, replace(briefing(), review=review), read_look(look))


def texts(briefing: Briefing) -> tuple[Document, ...]:
    """The sources of a briefing, as they are read."""
    held = {text.source: text.text for text in briefing.texts}
    return tuple(
        Document(source.sha256[:12], source.path, source.sha256, held[source.id], source.member)
        for source in briefing.sources
    )


def read(format_name: str, content: bytes) -> Printed:
    found = verify.READERS[f".{format_name}"](content)
    assert found is not None
    return found


def judged(format_name: str, content: bytes, briefing: Briefing) -> Verdict:
    return verify.judged(read(format_name, content), texts(briefing))


def flat(words: str) -> str:
    """Words without white space and quotation marks, for comparing what is shown."""
    return "".join(words.split()).translate(dict.fromkeys(map(ord, "“”‘’\"'")))


def verbatim(value: object) -> Iterator[Text]:
    """The verbatim runs of an outline."""
    if isinstance(value, Text):
        yield from [value] if value.style in ("verbatim", "spoken") else []
    elif isinstance(value, tuple):
        for each in value:
            yield from verbatim(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from verbatim(getattr(value, name))


# --- what stands is confirmed ------------------------------------------------------------------


CASES = [(seeds, "default"), (seeds, "summary"), (sampled, "default"), (hostile.briefing, "default")]


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize(("briefing", "look"), CASES, ids=["seeds", "seeds-summary", "sample", "hostile"])
def test_all_that_a_document_claims_stands_in_its_sources(
    briefing: Callable[[], Briefing], look: str, format_name: str
) -> None:
    verdict = judged(format_name, rendered(briefing, format_name, look), briefing())
    assert () == verdict.faults
    assert verdict.claims > 20


@pytest.mark.parametrize("format_name", PAPER)
@pytest.mark.parametrize("briefing", [sampled, hostile.briefing], ids=["sample", "hostile"])
def test_working_notes_are_confirmed_too(briefing: Callable[[], Briefing], format_name: str) -> None:
    verdict = judged(format_name, rendered(briefing, format_name, review=True), briefing())
    assert () == verdict.faults
    assert verdict.claims >= judged(format_name, rendered(briefing, format_name), briefing()).claims


@pytest.mark.parametrize("format_name", PAPER)
@pytest.mark.parametrize(("briefing", "look"), CASES[:3], ids=["seeds", "seeds-summary", "sample"])
def test_no_verbatim_words_are_passed_over(briefing: Callable[[], Briefing], look: str, format_name: str) -> None:
    """But those that say where something was said, which no mark follows."""
    style = read_look(look)
    printed = read(format_name, rendered(briefing, format_name, look))
    entries, _, other = verify._listed(printed, texts(briefing()))
    more = tuple(entry.line for entry in other if entry.line)
    looked_up = flat("\n".join(each.words for each in claims(replace(printed, lines=(*printed.lines, *more)), entries)))
    occasions = {each.text for quote in briefing().quotes for each in quote.occasions}
    words = {run.text for run in verbatim(compose(briefing(), style))} - occasions
    assert len(words) > 20
    assert [] == [each for each in words if not all(flat(part) in looked_up for part in re.split(r"·|\[…\]", each))]


def test_all_printed_formats_make_the_same_claims() -> None:
    counts = {judged(format_name, made(format_name), seeds()).claims for format_name in ("pdf", "docx", "md")}
    assert 1 == len(counts)


def test_words_that_go_over_the_end_of_a_page_are_whole() -> None:
    briefing = sampled()
    event = briefing.events[0]
    said = tuple(excerpt for each in briefing.events for excerpt in each.said) * 12
    long = replace(
        briefing, events=tuple(replace(each, said=said) if each is event else each for each in briefing.events)
    )
    look = replace(read_look(), room={**read_look().room, "told": 200})
    verdict = judged("pdf", render("pdf", long, look), long)
    assert () == verdict.faults
    assert judged("docx", render("docx", long, look), long).claims == verdict.claims


@pytest.mark.parametrize("format_name", PAPER)
def test_what_changed_since_an_edition_is_confirmed(format_name: str) -> None:
    demand, event, quote = seeds().demands[0], seeds().events[0], seeds().quotes[0]
    cites = (demand.excerpt,)
    items = (
        Change("standing", "changed", demand.id, demand.number, demand.label, "standing", "open", "rejected", cites),
        Change("demand", "changed", demand.id, demand.number, demand.label, "wording", "a", "b", cites),
        Change("event", "changed", event.id, None, event.title, "title", "Talks", event.title, event.said[:1]),
        Change("quote", "added", quote.id, None, quote.excerpt.text, cites=(quote.excerpt,)),
        Change("source", "changed", "S1", "S1", "A title", "text"),
    )
    changed = replace(seeds(), edition=2, changes=Changes(1, None, items))
    assert () == judged(format_name, render(format_name, changed, read_look()), changed).faults


# --- a mail: the letter, and the document that it carries ------------------------------------


FORMS = ("html", "plain")


def mailed(briefing: Callable[[], Briefing], *swaps: tuple[str, str], forms: Iterable[str] = FORMS) -> Verdict:
    """The verdict on a briefing's mail in whose letter, or in one form of it, somebody swapped some words."""
    content = render("eml", briefing(), read_look(), rendered(briefing, "pdf"))
    mail = email.message_from_bytes(content, policy=email.policy.default)
    for part in mail.walk():
        if part.get_content_maintype() == "text" and part.get_content_subtype() in forms:
            words = part.get_content()
            for old, new in swaps:
                words = words.replace(old, new)
            part.set_content(words, subtype=part.get_content_subtype())
    return judged("eml", mail.as_bytes(), briefing())


@pytest.mark.parametrize("briefing", [seeds, sampled, hostile.briefing], ids=["seeds", "sample", "hostile"])
def test_a_mail_is_confirmed_with_its_letter_and_the_document_that_it_carries(briefing: Callable[[], Briefing]) -> None:
    carried, verdict = judged("pdf", rendered(briefing, "pdf"), briefing()), mailed(briefing)
    assert () == verdict.faults
    assert carried.claims + 3 <= verdict.claims
    assert carried.sources == verdict.sources


def test_a_changed_letter_of_a_mail_is_found() -> None:
    told = verbatim(
        tuple(item for part in compose_mail(seeds(), read_look(), attached=True).parts for item in part.items)
    )
    swaps = [(run.text, tampered(run.text, random.Random(run.text))) for run in told]
    assert 3 <= len(swaps)
    for swap in swaps:
        faults = mailed(seeds, swap).faults
        assert [("letter", "has no such words")] == [(fault.where, fault.reason) for fault in faults], swap


@pytest.mark.parametrize("form", FORMS)
def test_a_mail_whose_letter_says_two_things_is_told(form: str) -> None:
    faults = mailed(seeds, ("ended without a clear", "ended with a clear"), forms=[form]).faults
    assert "stands in one of its two forms only, as HTML or as plain text" == faults[-1].reason


@pytest.mark.parametrize(
    ("outlet", "reason"),
    [("Deutsche Welle", "has no such words"), ("The Gazette", "is no source that the document lists")],
)
def test_words_that_a_mail_gives_to_another_outlet_are_told(outlet: str, reason: str) -> None:
    assert {reason} == {fault.reason for fault in mailed(seeds, ("POLITICO", outlet)).faults}


def test_a_letter_that_a_mail_program_wrote_anew_is_not_taken_for_confirmed() -> None:
    plainly = mailed(seeds, ('<cite style="font-style:normal">', ""), ("</cite>", "")).faults
    assert ["isn't as brief wrote it, so that nothing in it is confirmed"] == [fault.reason for fault in plainly]
    assert ["letter"] == [fault.where for fault in mailed(seeds, ("<td", "<p"), ("</td", "</p")).faults]


# --- a thousand letters changed ----------------------------------------------------------------

Change_ = tuple[str, str]


def tampered(words: str, chance: random.Random) -> str:
    """The words with a letter changed, dropped, doubled or swapped with the next."""
    places = [place for place, letter in enumerate(words[:-1]) if letter.isalpha()]
    if not places:
        return words
    at, how = chance.choice(places), chance.randrange(4)
    if how == 0:
        other = chance.choice([letter for letter in LETTERS if letter != words[at].lower()])
        return words[:at] + other + words[at + 1 :]
    if how == 1:
        return words[:at] + words[at + 1 :]
    if how == 2:
        return words[:at] + words[at] + words[at:]
    return words[:at] + words[at + 1] + words[at] + words[at + 2 :]


def changed(briefing: Briefing, chance: random.Random, count: int) -> list[Change_]:
    """So many verbatim pieces that a document prints, each with what a letter's change makes of it."""
    sources = flat(" ".join(text.text for text in briefing.texts))
    occasions = {each.text for quote in briefing.quotes for each in quote.occasions}
    pieces = sorted({run.text for run in verbatim(compose(briefing, read_look()))} - occasions)
    found: list[Change_] = []
    for words in chance.sample(pieces, len(pieces)):
        other = tampered(words, chance)
        # What still stands somewhere is no fault, and one piece may hold another.
        alone = not any(flat(words) in flat(before) or flat(before) in flat(words) for before, _ in found)
        if flat(other) not in sources and alone and "…" not in words and "·" not in words:
            found.append((words, other))
    return found[:count]


def in_text(content: str, changes: Iterable[Change_], how: Callable[[str], str] = str) -> str:
    """The text with each piece changed wherever it stands."""
    plain = content.replace("\u00a0", " ")
    for words, other in changes:
        assert how(words) in plain, words
        plain = plain.replace(how(words), how(other))
    return plain


def in_md(content: bytes, changes: list[Change_]) -> bytes:
    from brief.render.md import escaped

    return in_text(content.decode(), changes, escaped).encode()


def in_nodes(nodes: Iterable[Any], changes: list[Change_]) -> None:
    held = [(node, name) for node in nodes for name in ("text", "tail") if getattr(node, name)]
    for words, other in changes:
        there = [(node, name) for node, name in held if words in getattr(node, name).replace("\u00a0", " ")]
        assert there, words
        for node, name in there:
            setattr(node, name, getattr(node, name).replace("\u00a0", " ").replace(words, other))


def in_docx(content: bytes, changes: list[Change_]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                in_nodes(root.iter(), changes)
                part = etree.tostring(root)
            new.writestr(name, part)
    return held.getvalue()


def in_html(content: bytes, changes: list[Change_]) -> bytes:
    root = lxml_html.document_fromstring(content.decode())
    in_nodes(root.find("body").iter(), changes)
    return lxml_html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")


def in_json(content: bytes, changes: list[Change_]) -> bytes:
    return in_text(content.decode(), changes, lambda words: json.dumps(words, ensure_ascii=False)[1:-1]).encode()


IN = {"md": in_md, "docx": in_docx, "html": in_html, "json": in_json}
ROUNDS, EACH = 10, 20


def assert_found(verdict: Verdict, changes: list[Change_]) -> None:
    """Each change is among the faults by its words, beside what it was."""
    for words, other in changes:
        found = [fault for fault in verdict.faults if flat(other).removesuffix(",") in flat(fault.words)]
        assert found, (words, other)
        shown = [fault.there for fault in found if fault.there is not None]
        assert not shown or len(words) < 25 or any(flat(words)[3:-3] in flat(there) for there in shown), (words, shown)
    assert {fault for fault in verdict.faults if fault.source} == {
        fault
        for fault in verdict.faults
        if any(flat(other).removesuffix(",") in flat(fault.words) for _, other in changes)
    }


@pytest.mark.parametrize("format_name", sorted(IN))
def test_a_changed_letter_in_the_document_is_found_and_shown(format_name: str) -> None:
    chance, count = random.Random(format_name), 0
    for _ in range(ROUNDS):
        changes = changed(seeds(), chance, EACH)
        count += len(changes)
        assert_found(judged(format_name, IN[format_name](made(format_name), changes), seeds()), changes)
    assert ROUNDS * EACH == count


def test_a_changed_letter_in_the_text_layer_of_a_pdf_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, count, before = random.Random("pdf"), 0, pdf._texts
    sources = flat(" ".join(text.text for text in seeds().texts))
    printed = read("pdf", made("pdf"))
    entries, _, _ = verify._listed(printed, texts(seeds()))
    lines = {line for claim in claims(printed, entries) for line in claim.words.split("\n")}
    alone = sorted(
        line for line in lines if len(line) > 12 and line[-1] != "-" and sum(line in each for each in lines) == 1
    )
    alone = [line for line in alone if not any(each in line for each in lines if each != line and len(each) > 12)]
    for _ in range(ROUNDS):
        changes = [(line, tampered(line, chance)) for line in chance.sample(alone, EACH)]
        changes = [(line, other) for line, other in changes if flat(other) not in sources]

        def layer(page: Any, textpage: Any, changes: list[Change_] = changes) -> dict[int, list[str]]:
            return {
                number: [swapped(text, changes) for text in held] for number, held in before(page, textpage).items()
            }

        monkeypatch.setattr(pdf, "_texts", layer)
        verdict = judged("pdf", made("pdf"), seeds())
        count += len(changes)
        assert [] == [other for _, other in changes if not any(flat(other) in flat(f.words) for f in verdict.faults)]
        assert verdict.faults[0].there
    assert count > 0.9 * ROUNDS * EACH


def swapped(text: str, changes: list[Change_]) -> str:
    for line, other in changes:
        text = text.replace(line, other)
    return text


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_changed_letter_in_a_cited_span_of_a_source_is_found(format_name: str) -> None:
    chance, count = random.Random(f"source {format_name}"), 0
    printed = read(format_name, made(format_name))
    for _ in range(ROUNDS):
        documents = {document.path: document for document in texts(seeds())}
        changes: list[tuple[str, Change_]] = []
        for words, other in changed(seeds(), chance, EACH):
            path, text = next(
                (path, each.text) for path, each in documents.items() if words in re.sub(r"\s", " ", each.text)
            )
            at = re.sub(r"\s", " ", text).index(words)
            whole = text[:at] + other + text[at + len(words) :]
            documents[path] = replace(documents[path], text=whole)
            changes.append((path, (words, other)))
        after = {path: flat(document.text) for path, document in documents.items()}
        verdict = verify.judged(printed, tuple(documents.values()))
        for path, (words, _) in changes:
            if flat(words).removesuffix(",") in after[path]:
                continue  # it stands there once more
            count += 1
            found = [f for f in verdict.faults if flat(words).removesuffix(",") in flat(f.words)]
            assert any(f.source.endswith(path) for f in found), words
    assert count > 0.85 * ROUNDS * EACH


def test_a_pdf_made_of_changed_words_is_found_out() -> None:
    chance = random.Random(0)
    changes = [(words, other) for words, other in changed(seeds(), chance, 60) if len(words) == len(other)][:12]
    assert 12 == len(changes)
    forged = soiled(seeds(), changes)
    printed = read("pdf", render("pdf", forged, read_look()))
    verdict = verify.judged(printed, texts(seeds()))
    for _, other in changes:
        assert [fault for fault in verdict.faults if flat(other).removesuffix(",") in flat(fault.words)], other


def soiled(value: Any, changes: list[Change_]) -> Any:
    """A briefing with other words in its excerpts."""
    if isinstance(value, Excerpt):
        text = value.text
        for words, other in changes:
            spaced = re.sub(r"\s", " ", text)
            if words in spaced:
                at = spaced.index(words)
                text = text[:at] + other + text[at + len(words) :]
        return replace(value, text=text)
    if isinstance(value, tuple):
        return tuple(soiled(each, changes) for each in value)
    if isinstance(value, Struct) and not isinstance(value, SourceText):
        return replace(value, **{name: soiled(getattr(value, name), changes) for name in value.__struct_fields__})
    return value


# --- what is no letter -------------------------------------------------------------------------


def without(format_name: str, words: str, other: str) -> tuple[str, ...]:
    """The words of the faults where some words of the seeds' document are others."""
    verdict = judged(format_name, IN[format_name](made(format_name), [(words, other)]), seeds())
    return tuple(fault.words for fault in verdict.faults)


def test_a_word_cut_at_its_beginning_does_not_stand() -> None:
    assert without("md", "We are not going back to 1997", "e are not going back to 1997")


def test_a_quotation_that_no_mark_follows_is_told() -> None:
    page = made("md").replace(
        b"## Observers\n", "## Observers\n\n“We give up,” said nobody.\n\n- “We give up”\n".encode()
    )
    assert ("We give up",) == tuple(fault.words for fault in judged("md", page, seeds()).faults)


def test_a_mark_of_no_source_is_told() -> None:
    forged = made("md").replace(
        b"Europe teetering on the brink of war. [1]", b"Europe teetering on the brink of war. [9]"
    )
    (fault,) = judged("md", forged, seeds()).faults
    assert ("[9]", "is no source that the document lists") == (fault.source, fault.reason)


def test_words_of_another_source_do_not_stand_in_this_one() -> None:
    forged = made("md").replace(b"the brink of war. [1]", b"the brink of war. [2]")
    assert 1 == len(judged("md", forged, seeds()).faults)


def test_words_under_our_own_labels_are_not_claimed() -> None:
    assert () == judged("md", made("md").replace(b"**Outcome.**", b"**A wholly new label.**"), seeds()).faults


def test_a_place_that_holds_other_words_is_told_though_they_stand_elsewhere() -> None:
    data = json.loads(made("json"))
    excerpt = data["quotes"][0]["excerpt"]
    excerpt["start"] += 1
    excerpt["end"] += 1
    verdict = judged("json", json.dumps(data).encode(), seeds())
    assert "has other words at the place cited" in {fault.reason for fault in verdict.faults}


def test_places_outside_a_source_are_told() -> None:
    data = json.loads(made("json"))
    data["quotes"][0]["excerpt"] |= {"start": -5, "end": 10**9}
    data["demands"][0]["excerpt"] |= {"start": None, "end": "x"}
    assert len(judged("json", json.dumps(data).encode(), seeds()).faults) >= 2


def test_a_passage_that_a_page_shows_around_cited_words_is_confirmed_too() -> None:
    page = made("html").decode()
    assert judged("html", page.replace("<mark>", "<mark>Not ", 1).encode(), seeds()).faults
    at = page.index('class="passages"')
    shown = re.search(r'<p dir="auto">([A-Z][a-z]+ [a-z]+ [a-z]+)', page[at:])
    assert shown
    forged = page[:at] + page[at:].replace(shown.group(1), f"{shown.group(1)} hardly", 1)
    assert judged("html", forged.encode(), seeds()).faults


def test_words_in_no_look_of_ours_are_claimed_whatever_they_are_wrapped_in() -> None:
    page = made("html").decode()
    forged = page.replace("Europe teetering on", "Europe <span>calmly</span> <u>and</u> merrily teetering on", 1)
    (fault, *_) = judged("html", forged.encode(), seeds()).faults
    assert "calmly and merrily" in fault.words

    def styled(part: bytes) -> bytes:
        return part.replace(
            b'<w:t xml:space="preserve">The week of', b'<w:rPr><w:rStyle w:val="Mine"/></w:rPr><w:t>A week of', 1
        )

    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, styled(old.read(name)) if name == "word/document.xml" else old.read(name))
    assert [fault.words[:9] for fault in judged("docx", held.getvalue(), seeds()).faults] == ["A week of"]


def test_white_space_is_no_letter_and_a_space_within_a_word_is() -> None:
    assert () == judged("md", made("md").replace(b"the brink of war", b"the  brink\xc2\xa0of war"), seeds()).faults
    assert judged("md", made("md").replace(b"the brink of war", b"the bri nk of war"), seeds()).faults


def test_sentences_cited_one_after_the_other_are_one_place() -> None:
    document = Document("a", "a.txt", "a", "It was late. \n\nNobody came. They left.")
    words = "It was late. Nobody came."
    assert stands(Claim(words, "1", "", ((0, 12), (15, 27))), document, paper=False)
    assert not stands(Claim(words, "1", "", ((0, 12), (28, 38))), document, paper=False)
    assert not stands(Claim("Nobody came. They left.", "1", "", ((0, 12), (15, 27))), document, paper=False)


def test_the_address_of_a_passage_says_where_it_stands() -> None:
    assert ((12, 40), (60, 61)) == place("#S3-12-40-60-61")
    assert () == place("#S3") == place(None) == place("#S3-12") == place("#event-3-4-5")


def test_what_is_nearest_is_whole_words() -> None:
    document = Document("a", "a.txt", "a", "They came early. The drumbeat of war is sounding loud, he said.")
    assert "drumbeat of war is sounding" in nearest("The drumbeet of war is sounding", document)
    assert "" == nearest("nothing of the kind whatever", replace(document, text="It rained."))


def test_text_on_a_page_that_is_no_part_of_the_document_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pdf._texts
    monkeypatch.setattr(pdf, "_texts", lambda *given: {**before(*given), -1: ["A line drawn over the page"]})
    faults = judged("pdf", made("pdf"), seeds()).faults
    assert faults
    assert {"stands in no part of the document that can be told"} == {fault.reason for fault in faults}


# --- the command -------------------------------------------------------------------------------


@pytest.fixture
def sent(folder: Path, brief: Run) -> Path:
    brief(folder, "build", "-f", "md,json")
    return folder


def test_verify_says_in_one_line_that_all_stands(sent: Path, brief: Run) -> None:
    for name in ("out/briefing.md", "out/briefing.json"):
        ran = brief(sent, "verify", name)
        assert (0, "", 1) == (ran.status, ran.err, ran.out.count("\n"))
        assert re.fullmatch(r"verified: \d+ passages? in 1 source, letter by letter\n", ran.out)


def test_verify_takes_the_sources_that_are_named_or_lie_around_the_document(sent: Path, brief: Run) -> None:
    elsewhere = sent / "elsewhere"
    elsewhere.mkdir()
    (sent / "out" / "briefing.md").rename(elsewhere / "got.md")
    assert 2 == brief(sent, "verify", "elsewhere/got.md", "out").status
    (sent / "sources").rename(elsewhere / "articles")
    assert 0 == brief(sent, "verify", "elsewhere/got.md").status
    assert 0 == brief(elsewhere, "verify", "got.md", "articles").status


def test_verify_shows_what_was_changed_with_status_1(sent: Path, brief: Run) -> None:
    source = sent / "sources" / "orlin.txt"
    source.write_text(source.read_text().replace("has to be opened", "has to be closed"), encoding="utf-8")
    ran = brief(sent, "verify", "out/briefing.md")
    assert 1 == ran.status
    assert "[1] sources/orlin.txt has no such words" in ran.out
    assert "has to be opened" in ran.out
    assert "has to be closed" in ran.out
    assert re.search(r"(?m)^\d+ of \d+ passages not confirmed$", ran.out)
    assert "has changed since the document was made" in brief(sent, "verify", "out/briefing.json").out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"words", "not one of .pdf, .docx, .html"),
        ("a.pdf", b"%PDF-1.7 nothing", "not a briefing"),
        ("a.docx", b"PK nothing", "not a briefing"),
        ("a.html", b"<p>nothing", "not a briefing"),
        ("a.md", b"# nothing", "not a briefing"),
        ("a.json", b'{"sources": 3}', "not a briefing"),
        ("a.json", b"[" * 100_000, "not a briefing"),
        ("a.eml", b"Subject: x\n\nnothing", "not a briefing"),
        ("a.html", b"", "not a briefing"),
        ("gone.md", None, "no such file"),
    ],
)
def test_what_is_no_briefing_is_one_line_and_status_2(
    sent: Path, brief: Run, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (sent / name).write_bytes(content)
    ran = brief(sent, "verify", name)
    assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert said in ran.err


def test_missing_sources_are_one_line_and_status_2(sent: Path, brief: Run) -> None:
    (sent / "sources" / "orlin.txt").unlink()
    ran = brief(sent, "verify", "out/briefing.md")
    assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "none of the sources" in ran.err


def test_only_some_missing_sources_are_told(tmp_path: Path) -> None:
    few = tuple(document for document in texts(seeds())[1:])
    verdict = verify.judged(read("md", made("md")), few)
    assert {"isn't there, or can't be read"} == {fault.reason for fault in verdict.faults}


def test_bytes_changed_at_random_never_break_the_reader() -> None:
    chance = random.Random(8)
    for format_name in FORMATS:
        whole = made(format_name)
        for _ in range(8):
            damaged = bytearray(whole)
            for _ in range(chance.choice((1, 10, 300))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                judged(format_name, bytes(damaged), seeds())
            except (UsageError, AssertionError):
                continue


def test_every_kind_of_briefing_is_confirmed() -> None:
    texts_ = tuple(SourceText(source, text, ()) for source, text in sample.TEXTS.items())
    for briefing in (kinds.without_demands(), kinds.of_events(30)):
        held = replace(briefing, texts=texts_)
        for format_name in ("md", "docx"):
            assert () == judged(format_name, render(format_name, held, read_look()), held).faults


@pytest.mark.needs("soffice")
def test_a_word_document_that_another_program_saved_is_confirmed(tmp_path: Path) -> None:
    (tmp_path / "briefing.docx").write_bytes(made("docx"))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path / "saved"), str(tmp_path / "briefing.docx")], check=True)
    content = (tmp_path / "saved" / "briefing.docx").read_bytes()
    assert content != made("docx")
    assert () == judged("docx", content, seeds()).faults
    assert judged("docx", content, seeds()).claims == judged("docx", made("docx"), seeds()).claims
