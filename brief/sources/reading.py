"""What a reader is given and gives back: where bytes come from, documents, issues, files inside files; no reading."""

from __future__ import annotations

import hashlib

from msgspec import Struct
from msgspec.structs import replace

from brief.model import Document, Issue, Metadata, Severity, located
from brief.text import Span

MB = 1024 * 1024
LARGEST = 20 * MB  # bytes of one source, unless configured; a week's article has ten thousand
NOTHING = Metadata()


class Origin(Struct, frozen=True):
    """Where bytes come from: the file, the member of it, and what the outer file states of that member.

    `largest`: bytes that one source may have, packed or unpacked.
    """

    path: str
    member: str | None = None
    stated: Metadata = NOTHING
    largest: int = LARGEST

    @property
    def where(self) -> str:
        """The place as issues name it."""
        return located(self.path, self.member)

    def inside(self, part: Part) -> Origin:
        """The origin of a file inside this one."""
        return replace(self, member=self.inside_name(part.name), stated=part.stated)

    def inside_name(self, name: str) -> str:
        """The whole name of a member of this one."""
        return f"{self.member}/{name}" if self.member else name


class Part(Struct, frozen=True):
    """A file inside a file: its name there, its bytes, what the outer file states of it.

    `suffix`: of the format it is in, where its name doesn't tell.
    """

    name: str
    content: bytes
    stated: Metadata = NOTHING
    suffix: str = ""


class Reading(Struct, frozen=True):
    """What was read: documents, what to know about them, and files inside that are still to be read."""

    documents: tuple[Document, ...] = ()
    issues: tuple[Issue, ...] = ()
    parts: tuple[Part, ...] = ()

    def and_issues(self, *more: Issue) -> Reading:
        """The same with more to know about it."""
        return replace(self, issues=(*self.issues, *more))


def lost(code: str, origin: Origin, said: str) -> Reading:
    """No document, and why."""
    return Reading(issues=(issue(code, "lost", origin, said),))


def issue(code: str, severity: Severity, origin: Origin, said: str) -> Issue:
    """Something to know about a source; `said` says what, and after a semicolon what to do."""
    return Issue(f"source.{code}", severity, origin.where, said)


def cut_off(origin: Origin) -> Issue:
    """That a file ends before it should."""
    return issue("cut-off", "warn", origin, "ends before it should; save it again if text is missing")


def assumed_encoding(name: str, origin: Origin) -> Issue:
    """That the encoding was assumed."""
    return issue(
        "assumed-encoding", "warn", origin, f"not UTF-8, read as {name}; save it as UTF-8 if letters look wrong"
    )


def document(
    content: bytes, origin: Origin, text: str, stated: Metadata | None = None, main: tuple[Span, ...] | None = None
) -> Reading:
    """The reading of one text, its key the hash of the bytes it was read from."""
    digest = hashlib.sha256(content).hexdigest()
    given = origin.stated if stated is None else stated
    return Reading((Document(digest[:12], origin.path, digest, text, origin.member, given, main),))
