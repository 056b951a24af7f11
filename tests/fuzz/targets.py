"""What is fuzzed: each part that takes what somebody else wrote, with its seeds and the laws that it keeps."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

import brief
from brief import changes, codec, config, corrections, dates, editions, pipeline, terminal
from brief.article import whole
from brief.build import as_data
from brief.config import Config
from brief.corrections import entries
from brief.corrections import writing as correcting
from brief.errors import BriefError
from brief.finders import quotes
from brief.model import Article, Briefing, Document, Excerpt
from brief.render import RENDERERS, render
from brief.render.look import looks_folder, read_look
from brief.sources.formats import READERS, reader
from brief.sources.reading import Origin
from tests import sample, saved
from tests.fuzz import laws
from tests.fuzz.edits import articles, decoded, encoded

MONDAY = date(2022, 1, 10)
ARTICLE = "Talks end without accord\n\nBy Ana Ruiz\nMarch 9, 2033\n\n" + sample.TEXTS["S2"]


class Target(Struct, frozen=True):
    """A part that is fuzzed. `run` raises where a law is broken; `seconds`: more than it ever takes for an input.

    `tries`: how many inputs `make test` gives it. `frail`: a library in it may end the process, as it may in the child
    process where it usually works.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], tuple[bytes, ...]]
    tries: int = 60
    seconds: float = 2.0
    frail: bool = False


# --- sources --------------------------------------------------------------------------------------


def _read(suffix: str, content: bytes) -> None:
    try:
        found = reader(suffix)(content, Origin(f"a{suffix}"))
    except (RecursionError, MemoryError):
        return  # told as such by the process that parses
    laws.reading(found)
    for document in found.documents[:3]:
        if len(document.text) < 8000:
            laws.findings(pipeline.examine(document, Config()))


def _packed(before: str, part: str, content: bytes) -> None:
    """A part of an archive that is in order otherwise: what no change of packed bytes would reach."""
    whole_archive = saved.MAKERS[before](ARTICLE)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole_archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    _read(before, stream.getvalue())


def _part(before: str, part: str) -> tuple[bytes, ...]:
    with zipfile.ZipFile(io.BytesIO(saved.MAKERS[before](ARTICLE))) as archive:
        return (archive.read(part),)


def _saved(suffix: str) -> tuple[bytes, ...]:
    made = [saved.MAKERS[suffix](ARTICLE)]
    if suffix == ".html":
        made.append(saved.page(ARTICLE, saved.stating()).encode())
    if suffix in (".mhtml", ".webarchive"):
        made.append(getattr(saved, suffix[1:])(ARTICLE, saved.stating()))
    if suffix == ".eml":
        made.append(saved.eml(ARTICLE, newsletter=True))
    return (*made, *articles()[:4]) if suffix in (".txt", ".html") else tuple(made)


_LINKS = (
    b"[InternetShortcut]\r\nURL=https://delta-post.example/2033/talks\r\n",
    b'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://x.example/a</string></dict></plist>',
)


# --- texts ----------------------------------------------------------------------------------------


def _document(text: str) -> Document:
    sha = hashlib.sha256(encoded(text)).hexdigest()
    return Document(sha[:12], "a.txt", sha, text)


def _on(content: bytes) -> tuple[str, date]:
    """A text, and a day that its length decides: mostly a usual one, sometimes the first or the last there is."""
    text = decoded(content)
    return text, {0: date.min, 1: date.max, 2: date(2024, 2, 29)}.get(len(content) % 17, MONDAY)


def _dated(content: bytes) -> Article:
    text, day = _on(content)
    article = whole(_document(text))
    return replace(article, masthead=replace(article.masthead, published=day, published_basis="stated"))


def _dates(content: bytes) -> None:
    article = _dated(content)
    found = dates.find(article)
    for each in found:
        assert article.text[each.excerpt.start : each.excerpt.end] == each.excerpt.text != ""
        laws.dated(each.type, each.value, each.first, each.last)
    starts = [each.excerpt.start for each in found]
    assert starts == sorted(set(starts)), "dates out of order"


def _quotes(content: bytes) -> None:
    marked = pipeline.mark(_dated(content), Config())
    for quote in quotes.find(marked):
        for part in (quote.excerpt, *quote.parts, quote.sentence, *([quote.speaker_at] if quote.speaker_at else ())):
            assert marked.article.text[part.start : part.end] == part.text
        assert quote.excerpt.text == quote.excerpt.text.strip() != ""


def _extract(content: bytes) -> None:
    text, day = _on(content)
    for published in (None, day):
        for is_whole in (False, True):
            laws.extracted(text, brief.extract(text, published, whole=is_whole))


def _examine(content: bytes) -> None:
    laws.findings(pipeline.examine(_document(decoded(content)), Config()))


def _merged(content: bytes) -> None:
    """The briefing of up to four texts, told apart by a form feed: all that all stages make, and the JSON of it."""
    documents = [_document(text) for text in decoded(content).split("\f")[:4]]
    named = [replace(each, path=f"{number}.txt") for number, each in enumerate(documents)]
    made = pipeline.assemble([pipeline.examine(each, Config()) for each in named], (), Config())
    texts = {source.id: named[int(source.path[0])].text for source in made.sources}
    laws.briefing(made, texts)
    assert json.loads(render("json", made, read_look()))
    for line in terminal.timeline(made):
        assert not set(terminal.safe(line.text)) & set("\x1b\x07\x00\u202e\x9b")


def _together() -> tuple[bytes, ...]:
    each = articles()
    return tuple(b"\f".join(each[at : at + 2]) for at in range(0, len(each), 2))


# --- what the user writes, and what we keep -----------------------------------------------------------


def _refused(run: Callable[[], object]) -> bool:
    """Whether it was refused, in one line."""
    try:
        run()
    except BriefError as error:
        laws.message(str(error))
        return True
    return False


def _config(content: bytes) -> None:
    text = decoded(content)
    if not _refused(partial(config.parse, text)):
        assert hash(config.parse(text)) == hash(config.parse(text))
        pipeline.examine(_document(ARTICLE), config.parse(text))


def _corrections(content: bytes) -> None:
    """Whatever is accepted can be applied, added to, and taken back from."""
    text = decoded(content)
    if _refused(partial(corrections.parse, text)):
        return
    read = corrections.parse(text)
    made = pipeline.assemble(_findings(), (), Config(), corrections.Carried(read))
    laws.issues(made.issues)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / entries.FILE_NAME).write_bytes(encoded(text))
        added = entries.Correction("speaker", "no more talks", ("Ana Bell",))
        if not _refused(partial(correcting.add, folder, added)):
            plain = [replace(each, where="") for each in (*read, added)]
            assert plain == [replace(each, where="") for each in entries.load(folder)]
            assert added == replace(correcting.undo(folder), where=added.where)


@cache
def _findings() -> tuple[Any, ...]:
    return tuple(
        pipeline.examine(replace(_document(text), path=f"{name}.txt"), Config()) for name, text in sample.TEXTS.items()
    )


def _edition(content: bytes) -> None:
    """An edition that somebody has changed is compared with, or refused."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / editions.FOLDER / "0001").mkdir(parents=True)
        (Path(name) / editions.FOLDER / "0001" / editions.DATA).write_bytes(content)

        def compared() -> None:
            sent = editions.closed(Path(name))
            editions.numbers(sent)
            changes.since(sent[-1], _now())
            editions.same(sent[-1], _now())

        _refused(compared)


@cache
def _now() -> Any:
    return json.loads(json.dumps(as_data(sample.briefing())))


def _sent() -> tuple[bytes, ...]:
    data = _now()
    small = {key: value[:2] if isinstance(value, list) else value for key, value in data.items()}
    bare = {key: value if key == "as_of" else [] for key, value in small.items()}
    return (json.dumps(small).encode(), json.dumps(bare).encode())


def _codec(content: bytes) -> None:
    try:
        kept = codec.decode(content, codec.Readings)
    except codec.DamagedError:
        return
    assert kept == codec.decode(codec.encode(kept), codec.Readings)


def _kept() -> tuple[bytes, ...]:
    return (codec.encode((_findings()[:1], ())),)


def _look(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "look.toml").write_bytes(content)

        def rendered() -> None:
            render("md", sample.briefing(), read_look(name))

        _refused(rendered)


def _settings() -> tuple[bytes, ...]:
    whole_file = (looks_folder() / config.FILE_NAME).read_text(encoding="utf-8")
    return (
        whole_file.replace("\n# ", "\n").encode(),
        (Path(__file__).resolve().parents[2] / config.FILE_NAME).read_bytes(),
        b'[names."A B"]\nrole = "r"\n[topics.Gas]\npatterns = ["gas (pipe)?line"]\n[sides]\nWest = ["NATO"]\n',
        b'max_source_mb = 3\nmail_to = ["A <a@b.c>"]\n[window]\nfirst = 2022-01-01\nlast = "2022-02-01"\n',
    )


def _corrected() -> tuple[bytes, ...]:
    entry = '[[correct]]\nwords = "Water is no favour. It is owed"\n'
    kinds = entries.KINDS.items()
    each = [f"{kind} = {json.dumps(held.example) if held.example else 'true'}\n" for kind, held in kinds]
    return (*(f"# mine\n{entry}{one}".encode() for one in each), "".join(entry + one for one in each).encode())


# --- documents --------------------------------------------------------------------------------------


def _rendered(name: str, content: bytes) -> None:
    texts = [decoded(piece) for piece in content.split(b"\f")][:40]
    made = render(name, soiled(sample.briefing(), texts), read_look())
    laws.DOCUMENTS[name](made, _calm(name))


@cache
def _calm(name: str) -> bytes:
    return render(name, soiled(sample.briefing(), ["calm"]), read_look())


_KEPT = ("id", "source", "path", "sha256", "rule", "language", "code", "mail_to", "mail_cc", "texts")


def soiled(value: Briefing, texts: list[str]) -> Briefing:
    """The briefing with these texts, in turn, in every place that holds a source's own words."""
    places = [0]

    def turn() -> str:
        places[0] += 1
        return texts[places[0] % len(texts)] or "x"

    def changed(held: Any, name: str = "") -> Any:
        if isinstance(held, Excerpt):
            words = turn()
            return Excerpt(held.source, held.start, held.start + len(words), words)
        if isinstance(held, tuple):
            return tuple(changed(each) for each in held)
        if isinstance(held, str) and name in sample._TEXTS:
            return turn()
        if not isinstance(held, Struct):
            return held
        old = {name: getattr(held, name) for name in held.__struct_fields__}
        new = {key: each if key in _KEPT else changed(each, key) for key, each in old.items()}
        return type(held)(**new)

    dirty: Briefing = changed(value)
    return replace(dirty, marking=turn(), to=turn(), sender=turn(), author=turn(), basis=turn())


def _titles() -> tuple[bytes, ...]:
    return (b"\f".join(encoded(text)[:80] for text in sample.TEXTS.values()), b"plain\f\"'><&\fhttps://x.example/\f- a")


# --- the table -----------------------------------------------------------------------------------

_FRAIL = (".pdf",)
TARGETS: dict[str, Target] = {
    **{
        f"reader{suffix}": Target(partial(_read, suffix), partial(_saved, suffix), 30, 4.0, suffix in _FRAIL)
        for suffix in sorted(saved.MAKERS)
        if suffix != ".md"
    },
    "reader.url": Target(partial(_read, ".url"), lambda: _LINKS),
    "part.docx": Target(
        partial(_packed, ".docx", "word/document.xml"), partial(_part, ".docx", "word/document.xml"), 30
    ),
    "part.epub": Target(partial(_packed, ".epub", "OEBPS/a.xhtml"), partial(_part, ".epub", "OEBPS/a.xhtml"), 30, 4.0),
    "part.opf": Target(partial(_packed, ".epub", "OEBPS/c.opf"), partial(_part, ".epub", "OEBPS/c.opf"), 30, 4.0),
    "dates": Target(_dates, articles, 100),
    "quotes": Target(_quotes, articles, 80),
    "extract": Target(_extract, articles, 40, 4.0),
    "examine": Target(_examine, articles, 60),
    "merged": Target(_merged, _together, 30, 4.0),
    "config": Target(_config, _settings, 100),
    "corrections": Target(_corrections, _corrected, 40, 4.0),
    "edition": Target(_edition, _sent, 60),
    "codec": Target(_codec, _kept, 100),
    "look": Target(_look, lambda: ((looks_folder() / "default" / "look.toml").read_bytes(),), 30),
    **{
        f"document.{name}": Target(partial(_rendered, name), _titles, *((3, 20.0) if name == "pdf" else (10, 6.0)))
        for name in RENDERERS
    },
}
assert {READERS[suffix].module for suffix in READERS} <= {
    READERS[name.removeprefix("reader")].module for name in TARGETS if name.startswith("reader.")
}
