"""What needs a human eye is listed worst first, and the command under it settles it; on the seeds."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief import build as builder
from brief import checking, correcting
from brief.build import Order
from brief.model import Dispute, Issue
from tests import sample, saved
from tests.running import quiet

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
FILLED = {"NAME": "Ana Bell", "DAY": "2022-01-13", "TITLE": "The council", "OUTLET": "The Desk"}


def listed(folder: Path) -> tuple[Issue, ...]:
    return checking.concerns(builder.assemble(Order(), folder, quiet))


def test_the_command_under_each_settles_it(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for seed in SEEDS:
        shutil.copy(seed, tmp_path / "sources")
    a_page = "Talks go on in Orlin\n\nThe ministers met. They will go on, and went home. Nobody knew more.\n"
    (tmp_path / "sources" / "undated.txt").write_text(a_page, encoding="utf-8")
    found = listed(tmp_path)
    assert {"event.disputed", "source.undated", "source.day-inferred", "source.no-outlet"} <= {i.code for i in found}
    kinds: dict[str, Issue] = {}
    for issue in found:
        kinds.setdefault(issue.code, issue)
    for issue in kinds.values():
        assert issue.command is not None, issue
        words = [FILLED.get(word, word) for word in shlex.split(issue.command)]
        assert ["brief", "correct"] == words[:2], issue
        correcting.correct(tmp_path, (words[2], words[3], words[4]), quiet)
    left = {(issue.code, issue.where) for issue in listed(tmp_path)}
    assert set() == left & {(issue.code, issue.where) for issue in kinds.values()}


def pasted(folder: Path, command: str) -> None:
    """What a shell does with a command, where it is one that corrects."""
    words = subprocess.run(["bash", "-c", f"printf '%s\\0' {command}"], capture_output=True, check=True).stdout
    brief, correct, *asked = words.decode("utf-8").split("\0")[:-1]
    assert ("brief", "correct") == (brief, correct)
    correcting.correct(folder, (asked[0], asked[1], FILLED.get(asked[2], asked[2]) if asked[2:] else None), quiet)


@pytest.mark.skipif(not shutil.which("bash"), reason="no shell to paste into")
def test_what_could_not_be_read_is_left_out_by_its_command(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(SEEDS[1], tmp_path / "sources" / "good.txt")
    for name in ("cut.pdf", "it's $(a).docx", "two\nlines.pdf", "red\x1b[31m\u202e.pdf", "no\u00a0break\u00ad.pdf"):
        (tmp_path / "sources" / name).write_bytes(b"%PDF-1.4 no more")
    (tmp_path / "sources" / "week.zip").write_bytes(saved.zipped({"a.pdf": b"%PDF-", "b.txt": SEEDS[0].read_bytes()}))
    (tmp_path / "sources" / "old.doc").write_bytes(b"words")
    lost = [issue for issue in listed(tmp_path) if issue.severity == "lost"]
    assert 7 == len(lost)
    for issue in lost:
        assert issue.command is not None
        assert issue.command.isprintable()
        pasted(tmp_path, issue.command)
    assert [] == [issue for issue in listed(tmp_path) if issue.severity == "lost" or "correction" in issue.code]
    assert 2 == len(builder.assemble(Order(), tmp_path, quiet).sources)


@pytest.mark.skipif(not shutil.which("bash"), reason="no shell to paste into")
def test_what_two_mails_hold_under_one_name_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    undated = "Talks go on in Orlin\n\nThe ministers of both states met, and spoke of {}. Nobody knew more of it.\n"
    for mail, of in (("m1.eml", "grain"), ("m2.eml", "mines in the lake")):
        message = EmailMessage()
        message["From"], message["Subject"], message["Date"] = "A <a@b.example>", "x", "Wed, 09 Mar 2033 23:40:00 -0500"
        message.set_content("See what is attached; the desk will want to know on Monday of it all.")
        message.add_attachment(undated.format(of), filename="article.txt")
        (tmp_path / "sources" / mail).write_bytes(message.as_bytes())
    found = [issue for issue in listed(tmp_path) if issue.code == "source.no-outlet"]
    assert {"sources/m1.eml (article.txt)", "sources/m2.eml (article.txt)"} < {issue.where for issue in found}
    for issue in found:
        assert issue.command is not None
        pasted(tmp_path, issue.command)
    assert [] == [issue for issue in listed(tmp_path) if issue.code == "source.no-outlet"]
    assert [] == [issue for issue in listed(tmp_path) if issue.code == "correction.unmatched"]


def test_an_older_version_is_left_out_by_its_command() -> None:
    older = Issue("source.revised", "look", "sources/old.html", "an older version of sources/new.html")
    found = checking.concerns(replace(sample.briefing(), issues=(older,)))
    assert "brief correct exclude sources/old.html" == next(i for i in found if i.code == older.code).command


def test_two_that_may_be_one_are_listed_until_the_reader_says_that_they_are_two() -> None:
    made = sample.briefing()
    quote, event = made.quotes[0], next(event for event in made.events if event.kind == "meeting" and event.when)
    demand = next(demand for demand in made.demands if demand.number)
    words = replace(quote.excerpt, text="We will keep on talking for as long as it takes", start=0, end=47)
    spoken = replace(quote, speaker="ana-bell", speaker_name="Ana Bell", shown=True, excerpt=words)
    twice = [replace(item, id=f"{item.id}2") for item in (spoken, demand, event)]
    pairs = tuple((item.id, f"{item.id}2") for item in (spoken, demand, event))
    briefing = replace(made, quotes=(spoken, twice[0]), demands=(demand, twice[1]), events=(event, twice[2]))
    found = {issue.code: issue for issue in checking.concerns(briefing) if issue.code.endswith(".double")}
    assert {"quote.double", "demand.double", "event.double"} == set(found)
    assert f"if they are two: brief correct distinct {event.id} {event.id}2" in found["event.double"].message
    for pair in pairs:
        left = checking.concerns(replace(briefing, distinct=(pair[::-1],)))
        assert 2 == sum(issue.code.endswith(".double") for issue in left)
    assert [] == [i.code for i in checking.concerns(replace(briefing, distinct=pairs)) if i.code.endswith(".double")]


def test_worst_comes_first() -> None:
    made = sample.briefing()
    lost = Issue("source.empty", "lost", "sources/a.txt", "nothing in it; save it again")
    gone = Issue("correction.unmatched", "warn", "corrections.toml, entry 2, line 7", "hide of x no longer applies")
    event = replace(made.events[0], disputed=(Dispute("place", "Ghent", "S1"), Dispute("place", "Bonn", "S2")))
    briefing = replace(made, issues=(gone, lost), events=(event, *made.events[1:]))
    codes = [issue.code for issue in checking.concerns(briefing)]
    assert ["source.empty", "event.disputed"] == codes[:2]
    assert "correction.unmatched" == codes[-1]


def test_a_correction_that_no_longer_applies_is_taken_out_by_its_command() -> None:
    gone = Issue("correction.unmatched", "warn", "corrections.toml, entry 2, line 7", "hide of x no longer applies")
    found = checking.concerns(replace(sample.briefing(), issues=(gone,)))
    assert "brief correct --drop 2" == next(each for each in found if each.code == gone.code).command


@pytest.mark.parametrize("word", ["it's", 'a "b"', "$(rm)", "two words"])
def test_a_command_can_be_pasted_whatever_the_words(word: str) -> None:
    assert ["brief", "correct", "hide", word] == shlex.split(checking.command("correct", "hide", word))


def test_nothing_is_listed_where_all_is_clear() -> None:
    made = sample.briefing()
    clear = replace(
        made,
        issues=(),
        events=(),
        demands=(),
        quotes=(),
        sources=tuple(
            replace(each, published_basis="stated", outlet="The Desk") for each in made.sources if each.published
        ),
    )
    assert () == checking.concerns(clear)
