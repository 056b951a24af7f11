"""Whether a finished document says of its sources what stands in them; it is read as a stranger would read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from brief import sources
from brief.errors import UsageError
from brief.model import Document, located
from brief.verify import docx, eml, html, json, md, pdf
from brief.verify.claims import claims, named
from brief.verify.printed import Claim, Entry, Printed
from brief.verify.standing import BOX, at_place, nearest, spaced, stands
from brief.verify.telling import lines
from brief.verify.verdict import Fault, Verdict

__all__ = ["READERS", "Fault", "Verdict", "beside", "judged", "lines", "verify"]

READERS: dict[str, Callable[[bytes], Printed | None]] = {
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".html": html.read,
    ".md": md.read,
    ".json": json.read,
    ".eml": eml.read,
}
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LARGEST = 100 * sources.MB
# So many faults are told with what stands in the source instead.
_COMPARED = 20


def beside(document: Path) -> tuple[Path, ...]:
    """Where the sources of a document lie if nobody says so: in `sources` beside it or its folder, else around it."""
    folder = document.resolve().parent
    there = next((each / "sources" for each in (folder, folder.parent) if (each / "sources").is_dir()), folder)
    return (there,)


def verify(
    document: Path, paths: Sequence[Path], root: Path, megabytes: float = sources.LARGEST / sources.MB
) -> Verdict:
    """What a finished document claims, looked up in the files and folders at `paths`, whose names `root` shortens.

    `megabytes`: how large a source may be. `UsageError`: it cannot be read as a briefing, or no source of it is there.
    """
    reader = READERS.get(document.suffix.lower())
    if reader is None:
        raise UsageError(f"{document.name}: not one of {', '.join(READERS)}; name a document that brief built")
    try:
        if document.stat().st_size > _LARGEST:
            raise UsageError(f"{document.name}: larger than {_LARGEST // sources.MB} MB; no briefing is")
        content = document.read_bytes()
    except OSError as error:
        raise UsageError(f"{document.name}: {(error.strerror or 'cannot be read').lower()}; check the name") from error
    printed = reader(content)
    if printed is None:
        raise UsageError(f"{document.name}: not a briefing as brief built it; verify the document it wrote")
    largest = round(megabytes * sources.MB)
    files = _named_files(printed, paths, root)
    return judged(printed, tuple(each for path in files for each in sources.read(path, root, largest)[0]))


def judged(printed: Printed, documents: Sequence[Document]) -> Verdict:
    """The claims of a document as read, looked up in its sources. `UsageError`: none of them is among `documents`."""
    entries, found, other = _listed(printed, documents)
    if not any(found.values()):
        raise UsageError("none of the sources that the document lists is there; name the folder that holds them")
    printed = replace(printed, lines=(*printed.lines, *(entry.line for entry in other if entry.line)))
    made = claims(printed, entries)
    names = {entry.number: entry for entry in (*entries, *_outlets(made, entries, found))}
    faults = [fault for claim in made for fault in _faults(claim, names, found, paper=printed.paper)]
    told = [(replace(fault, there=_there(*looked)) if looked else fault) for fault, looked in faults[:_COMPARED]]
    told += [fault for fault, _ in faults[_COMPARED:]]
    told += printed.spoilt
    told += [fault for entry in entries for fault in _changed(entry, found[entry.number])]
    used = {claim.source for claim in made}
    return Verdict(len(made), sum(1 for entry in entries if entry.number in used), tuple(told))


def _named_files(printed: Printed, paths: Sequence[Path], root: Path) -> tuple[Path, ...]:
    """The files that the document names."""
    told = [_boxed(_flat(entry.text)) for each in printed.lists for entry in each]
    files, _ = sources.find(paths, root)
    names = [(file.path, _boxed(_flat(PurePosixPath(file.name).name))) for file in files]
    return tuple(path for path, name in names if any(name in entry for entry in told))


Found = dict[str, tuple[Document, ...]]


def _listed(printed: Printed, documents: Sequence[Document]) -> tuple[tuple[Entry, ...], Found, tuple[Entry, ...]]:
    """The list of sources, the texts that each entry may mean, and the entries of all other lists."""
    sought = [{entry.number: _meant(entry, documents) for entry in each} for each in printed.lists]
    best = max(range(len(sought)), key=lambda place: sum(map(bool, sought[place].values())), default=None)
    if best is None:
        return (), {}, ()
    other = tuple(entry for place, each in enumerate(printed.lists) if place != best for entry in each)
    return printed.lists[best], sought[best], other


def _outlets(made: Sequence[Claim], entries: tuple[Entry, ...], found: Found) -> Iterator[Entry]:
    """What claims name instead of a number, as an entry whose texts, in `found` from now on, are all of that outlet."""
    for outlet in {claim.source for claim in made if claim.source and not claim.source.isdigit()}:
        meant = named(outlet, entries)
        if meant:
            found[outlet] = tuple(document for entry in meant for document in found[entry.number])
            yield Entry(outlet, "", "")


def _meant(entry: Entry, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The texts whose name ends an entry; of several by one name, that whose digest the document says."""
    text = _flat(entry.text)
    ending = [(len(name), each) for each in documents for name in _names(each) if text.endswith(name)]
    if not ending:
        text = _boxed(text)
        ending = [(1, each) for each in documents if any(text.endswith(_boxed(name)) for name in _names(each))]
    longest = max((length for length, _ in ending), default=0)
    meant = {each.path + (each.member or ""): each for length, each in ending if length == longest}
    same = tuple(each for each in meant.values() if each.sha256 == entry.sha256)
    return same or tuple(meant.values())


def _names(document: Document) -> tuple[str, ...]:
    paths = (document.path, PurePosixPath(document.path).name)
    return tuple(_flat(located(path, document.member)) for path in paths)


def _boxed(name: str) -> str:
    """A name as paper has it whose fonts lack letters: whatever is not ASCII is one box."""
    return _FOREIGN.sub(BOX, name)


def _flat(name: str) -> str:
    return "".join(spaced(name).split())


# A fault, and what to compare where something is to be shown beside it.
_Looked = tuple[Fault, tuple[Claim, Document] | None]


def _faults(claim: Claim, entries: dict[str, Entry], found: Found, *, paper: bool) -> Iterable[_Looked]:
    words = spaced(claim.words).strip()
    if claim.source is None:
        return ((Fault(claim.where, words, "", "a quotation without a source"), None),)
    if claim.source not in entries:
        return ((Fault(claim.where, words, f"[{claim.source}]", "is no source that the document lists"), None),)
    documents = found[claim.source]
    if not documents:
        name = entries[claim.source].text.rsplit(" ", 1)[-1]
        return ((Fault(claim.where, words, f"[{claim.source}] {name}", "isn't there, or can't be read"), None),)
    if any(stands(claim, document, paper=paper) for document in documents):
        return ()
    reason = "has other words at the place cited" if claim.at else "has no such words"
    fault = Fault(claim.where, words, f"[{claim.source}] {_named(documents[0])}", reason)
    return ((fault, (claim, documents[0])),)


def _there(claim: Claim, document: Document) -> str | None:
    return (at_place(claim.at, document) if claim.at else nearest(claim.words, document)) or None


def _changed(entry: Entry, documents: tuple[Document, ...]) -> Iterable[Fault]:
    """That a source is another file than the one that was read, where the document says its digest."""
    if entry.sha256 is None or not documents or any(each.sha256 == entry.sha256 for each in documents):
        return ()
    return (
        Fault("sources", "", f"[{entry.number}] {_named(documents[0])}", "has changed since the document was made"),
    )


def _named(document: Document) -> str:
    return located(document.path, document.member)
