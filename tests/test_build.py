"""What `brief build` does with an order: which sources, which documents, where, and what when one fails.

Reading and rendering have tests of their own; here the pipeline gives the sample briefing and a renderer
gives a line that says what it was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from brief import build as builder
from brief import pipeline
from brief.build import Order, Report
from brief.config import Config
from brief.errors import NoSourcesError, RenderError, UsageError
from brief.model import Briefing
from brief.regeneration import Shelf
from brief.render.look import Look
from tests import sample


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[Path, ...], Config, Path]]:
    """What the pipeline was asked for, each time; rendering is quick and plain."""
    calls: list[tuple[tuple[Path, ...], Config, Path]] = []

    def briefing(paths: Sequence[Path], config: Config, root: Path, shelf: Shelf, carried: object) -> Briefing:
        calls.append((tuple(paths), config, root))
        return sample.briefing()

    def render(format: str, briefing: Briefing, look: Look) -> bytes:
        return f"{format} {briefing.title} {look.paper}".encode()

    monkeypatch.setattr(pipeline, "briefing", briefing)
    monkeypatch.setattr(builder.render, "render", render)
    return calls


Asked = list[tuple[tuple[Path, ...], Config, Path]]


def build(folder: Path, **order: object) -> Report:
    return builder.build(Order(**order), folder, lambda *_: None)  # type: ignore[arg-type]


def names(report: Report, folder: Path) -> list[str]:
    return [written.path.relative_to(folder).as_posix() for written in report.written]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    return tmp_path


def test_pdf_in_out_unless_told(folder: Path, asked: Asked) -> None:
    assert ["out/briefing.pdf"] == names(build(folder), folder)
    assert [((folder / "sources",), Config(), folder)] == asked


def test_each_format_once_in_the_order_asked(folder: Path, asked: Asked) -> None:
    assert ["out/briefing.md", "out/briefing.pdf"] == names(build(folder, formats=("md", "pdf", "md")), folder)


def test_configured_sources_and_out_belong_to_the_folder_of_brief_toml(folder: Path, asked: Asked) -> None:
    (folder / "brief.toml").write_text('sources = ["a", "b.txt"]\nout = "made"', encoding="utf-8")
    below = folder / "sources"
    assert ["made/briefing.pdf"] == names(build(below), folder)
    assert (folder / "a", folder / "b.txt") == asked[0][0]
    assert folder == asked[0][2]


def test_paths_asked_for_replace_configured_ones_and_belong_to_where_one_stands(folder: Path, asked: Asked) -> None:
    (folder / "brief.toml").write_text('sources = ["a"]', encoding="utf-8")
    build(folder / "sources", paths=(Path("x.txt"),))
    assert (folder / "sources" / "x.txt",) == asked[0][0]


def test_seeds_are_read_where_there_is_no_sources_folder(tmp_path: Path, asked: Asked) -> None:
    (tmp_path / "seeds").mkdir()
    build(tmp_path)
    assert (tmp_path / "seeds",) == asked[0][0]


def test_without_any_source_folder_it_says_where_it_looked(tmp_path: Path, asked: Asked) -> None:
    with pytest.raises(NoSourcesError) as caught:
        build(tmp_path)
    assert f"looked for {tmp_path}/sources/ and {tmp_path}/seeds/" in str(caught.value)
    assert [] == list(tmp_path.iterdir())


def test_days_and_look_asked_for_win_over_configured_ones(folder: Path, asked: Asked) -> None:
    (folder / "brief.toml").write_text("[window]\nfirst = 2022-01-01\nlast = 2022-01-31", encoding="utf-8")
    build(folder, first=date(2022, 1, 10))
    assert (date(2022, 1, 10), date(2022, 1, 31)) == (asked[0][1].first, asked[0][1].last)


def test_days_that_cross_are_refused(folder: Path, asked: Asked) -> None:
    (folder / "brief.toml").write_text("[window]\nlast = 2022-01-09", encoding="utf-8")
    with pytest.raises(UsageError, match="the last day, 2022-01-09, is before the first, 2022-01-10"):
        build(folder, first=date(2022, 1, 10))


def test_configured_paper_wins_over_the_look(folder: Path, asked: Asked) -> None:
    (folder / "brief.toml").write_text('paper = "letter"', encoding="utf-8")
    build(folder)
    assert (folder / "out" / "briefing.pdf").read_bytes().endswith(b"Letter")


@pytest.mark.parametrize(
    ("order", "made"),
    [
        ({"out": "mine"}, ["mine/briefing.pdf"]),
        ({"out": "mine.docx"}, ["mine.docx"]),
        ({"out": "mine.docx", "formats": ("docx",)}, ["mine.docx"]),
        ({"out": "v1.2", "formats": ("md", "json")}, ["v1.2/briefing.md", "v1.2/briefing.json"]),
    ],
)
def test_out_is_a_folder_or_one_file(folder: Path, asked: Asked, order: dict[str, object], made: list[str]) -> None:
    assert made == names(build(folder, **order), folder)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ({"formats": ("odt",)}, "--format odt: allowed: pdf, docx"),
        ({"out": "a.pdf", "formats": ("docx",)}, "--out a.pdf: a pdf file cannot hold docx; name a folder"),
        ({"out": "a.pdf", "formats": ("pdf", "docx")}, "--out a.pdf: a pdf file cannot hold pdf, docx; name a folder"),
        ({"out": "-", "formats": ("pdf", "docx")}, "--out -: one format goes to standard output, not pdf, docx"),
        ({"look": "nonesuch"}, "look 'nonesuch': no such look"),
    ],
)
def test_an_order_that_cannot_be_is_refused_before_reading(
    folder: Path, asked: Asked, order: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        build(folder, **order)
    assert said in str(caught.value)
    assert [] == asked
    assert not (folder / "out").exists()


def test_a_dash_gives_the_bytes_and_writes_nothing(folder: Path, asked: Asked) -> None:
    report = build(folder, out="-", formats=("md",))
    assert report.output is not None
    assert report.output.startswith(b"md ")
    assert ["sources"] == [path.name for path in folder.iterdir()]


def test_a_format_that_fails_leaves_the_others_written(
    folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = builder.render.render

    def render(format: str, briefing: Briefing, look: Look) -> bytes:
        if format == "pdf":
            raise RenderError("pdf: Pango is missing")
        return plain(format, briefing, look)

    monkeypatch.setattr(builder.render, "render", render)
    report = build(folder, formats=("pdf", "docx", "md"))
    assert ["out/briefing.docx", "out/briefing.md"] == names(report, folder)
    assert ["pdf: Pango is missing"] == [str(error) for error in report.failed]


def test_without_a_readable_source_the_last_document_stays(
    folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)

    def nothing(paths: Sequence[Path], config: Config, root: Path, shelf: Shelf, carried: object) -> Briefing:
        raise NoSourcesError("nothing")

    monkeypatch.setattr(pipeline, "briefing", nothing)
    before = (folder / "out" / "briefing.pdf").read_bytes()
    (folder / "sources" / "new.txt").write_text("One more.", encoding="utf-8")
    with pytest.raises(NoSourcesError):
        build(folder)
    assert before == (folder / "out" / "briefing.pdf").read_bytes()


def test_working_notes_only_where_asked_for(folder: Path, asked: Asked) -> None:
    assert not build(folder).briefing.review
    assert build(folder, review=True).briefing.review


def pdf_fails(format: str, briefing: Briefing, look: Look, pdf: bytes | None = None) -> bytes:
    if format == "pdf":
        raise RenderError("PDF: the Pango library is missing")
    return f"{format} with {pdf!r}".encode()


@pytest.mark.parametrize("formats", [("eml", "pdf"), ("pdf", "eml"), ("eml",)])
def test_a_mail_takes_along_the_pdf_made_once(
    folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    made: list[str] = []

    def render(format: str, briefing: Briefing, look: Look, pdf: bytes | None = None) -> bytes:
        made.append(format)
        return b"the pdf" if format == "pdf" else f"{format} with {pdf!r}".encode()

    monkeypatch.setattr(builder.render, "render", render)
    report = build(folder, formats=formats)
    assert [f"out/briefing.{name}" for name in formats] == names(report, folder)
    assert ["pdf", "eml"] == made
    assert b"eml with b'the pdf'" == (folder / "out" / "briefing.eml").read_bytes()
    assert () == report.issues[len(report.briefing.issues) :]


def test_a_mail_goes_without_a_pdf_that_cannot_be_made_and_it_is_told(
    folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder.render, "render", pdf_fails)
    report = build(folder, formats=("eml",))
    assert b"eml with None" == (folder / "out" / "briefing.eml").read_bytes()
    assert () == report.failed
    told = report.issues[-1]
    assert ("mail.no-pdf", "warn", "briefing.eml") == (told.code, told.severity, told.where)
    assert "goes without the PDF: PDF: the Pango library is missing" == told.message


def test_a_pdf_that_was_asked_for_still_fails_beside_its_mail(
    folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder.render, "render", pdf_fails)
    report = build(folder, formats=("eml", "pdf"))
    assert ["out/briefing.eml"] == names(report, folder)
    assert ["PDF: the Pango library is missing"] == [str(error) for error in report.failed]


def test_working_notes_are_not_mailed(folder: Path, asked: Asked) -> None:
    with pytest.raises(UsageError, match="--review: working notes are not mailed; leave out eml"):
        build(folder, formats=("docx", "eml"), review=True)
