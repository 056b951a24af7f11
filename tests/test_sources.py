"""Files into documents: found, decoded, or named with the reason."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.model import Document, Issue
from brief.sources import LARGEST, find, read, txt
from brief.sources.reading import Origin

WORDS = "Gespräche in Genf – “kein Ergebnis”, sagte er.\nMehr nicht."


def made(folder: Path, name: str, content: bytes | str = "They met.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(read_from: tuple[tuple[Document, ...], tuple[Issue, ...]]) -> Document:
    documents, issues = read_from
    assert () == issues
    (document,) = documents
    return document


def only_of(content: bytes) -> Document:
    found = txt.read(content, Origin("a.txt"))
    return only((found.documents, found.issues))


def code(read_from: tuple[tuple[Document, ...], tuple[Issue, ...]]) -> str:
    documents, issues = read_from
    assert () == documents
    (issue,) = issues
    assert "\n" not in issue.message
    assert issue.where and issue.where not in issue.message  # which is printed before it
    assert ";" in issue.message  # what to do
    return issue.code


def test_document_knows_its_path_and_hash(tmp_path: Path) -> None:
    path = made(tmp_path, "sources/a.txt", WORDS)
    document = only(read(path, tmp_path))
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    assert ("sources/a.txt", digest, digest[:12], WORDS) == (
        document.path,
        document.sha256,
        document.key,
        document.text,
    )


def test_canonical_text_has_no_mark_and_plain_line_ends(tmp_path: Path) -> None:
    assert "one\ntwo" == only(read(made(tmp_path, "a.txt", b"\xef\xbb\xbfone\r\ntwo"), tmp_path)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encoding_that_the_bytes_state_is_read_without_a_word(tmp_path: Path, encoding: str) -> None:
    assert WORDS == only(read(made(tmp_path, "a.txt", WORDS.encode(encoding)), tmp_path)).text


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", WORDS),
        ("utf-16-le", WORDS),
        ("utf-16-be", WORDS),
        ("koi8-r", "Переговоры в Женеве не принесли результата, сообщил министр. Встреча продолжится завтра. " * 8),
    ],
)
def test_assumed_encoding_is_said(tmp_path: Path, encoding: str, words: str) -> None:
    documents, issues = read(made(tmp_path, "a.txt", words.encode(encoding)), tmp_path)
    assert [words] == [document.text for document in documents]
    assert ["source.assumed-encoding"] == [issue.code for issue in issues]


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_empty_file_is_named(tmp_path: Path, content: bytes) -> None:
    assert "source.empty" == code(read(made(tmp_path, "a.txt", content), tmp_path))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00\x08\x08" * 40, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 9]
)
def test_binary_bytes_named_txt_are_named(tmp_path: Path, content: bytes) -> None:
    assert "source.binary" == code(read(made(tmp_path, "a.txt", content), tmp_path))


def test_unknown_suffix_is_named(tmp_path: Path) -> None:
    assert "source.unknown-format" == code(read(made(tmp_path, "a.xyz"), tmp_path))
    assert "source.unknown-format" == code(read(made(tmp_path, "README"), tmp_path))


def test_suffix_is_known_in_any_case(tmp_path: Path) -> None:
    assert "They met." == only(read(made(tmp_path, "A.TXT"), tmp_path)).text


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "source.missing" == code(read(tmp_path / "no.txt", tmp_path))


def test_folder_named_like_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert "source.unreadable" == code(read(tmp_path / "a.txt", tmp_path))


def test_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "source.unreadable" == code(read(tmp_path / "a.txt", tmp_path))


def test_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = made(tmp_path, "a.txt")
    path.chmod(0)  # root reads it all the same, so that the refusal is made
    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "source.unreadable" == code(read(path, tmp_path))


def test_too_large_file_is_named_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "source.too-large" == code(read(path, tmp_path))


def test_folders_are_read_recursively_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/deep/y.txt", "c.pdf"):
        made(tmp_path, name)
    files, issues = find([tmp_path], tmp_path)
    assert ["a/deep/y.txt", "a/z.md", "b.txt", "c.pdf"] == [file.name for file in files]
    assert () == issues


def test_hidden_and_temporary_files_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "~$a.docx", "a.txt~", "a.tmp", "a.txt.part", "b.swp", "kept.txt"):
        made(tmp_path, name)
    assert ["kept.txt"] == [file.name for file in find([tmp_path], tmp_path)[0]]


def test_order_and_repetition_of_paths_change_nothing(tmp_path: Path) -> None:
    one, two = made(tmp_path, "a/one.txt"), made(tmp_path, "b/two.txt")
    assert find([one, two], tmp_path) == find([two, tmp_path / "a", one, tmp_path], tmp_path)


def test_missing_path_is_an_issue_and_the_rest_goes_on(tmp_path: Path) -> None:
    kept = made(tmp_path, "a.txt")
    files, issues = find([tmp_path / "no", kept], tmp_path)
    assert (kept,) == tuple(file.path for file in files)
    assert [("source.missing", "no")] == [(issue.code, issue.where) for issue in issues]


def test_link_that_leads_round_is_followed_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert ["a.txt"] == [file.name for file in find([tmp_path], tmp_path)[0]]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(content: bytes) -> None:
    found = txt.read(content, Origin("a.txt"))
    assert found.documents or found.issues
    assert all(document.text.strip() for document in found.documents)


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n\f\u200b") and text.isprintable()))
def test_utf8_is_read_as_written(text: str) -> None:
    assert text.removeprefix("\ufeff") == only_of(text.encode()).text


def test_link_out_of_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    secret = made(tmp_path, "outside/secret.txt")
    made(tmp_path, "in/kept.txt")
    (tmp_path / "in/link.txt").symlink_to(secret)
    (tmp_path / "in/folder").symlink_to(tmp_path / "outside")
    files, issues = find([tmp_path / "in"], tmp_path / "in")
    assert ["kept.txt"] == [file.name for file in files]
    assert {("source.linked-out", "link.txt"), ("source.linked-out", "folder")} == {(i.code, i.where) for i in issues}


def test_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    made(tmp_path, "in/a.txt")
    (tmp_path / "in/b.txt").symlink_to(tmp_path / "in/a.txt")
    files, issues = find([tmp_path / "in"], tmp_path)
    assert (1, ()) == (len(files), issues)


def test_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert ["source.missing"] == [issue.code for issue in find([tmp_path], tmp_path)[1]]


def test_pipe_in_a_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    files, issues = find([tmp_path], tmp_path)
    assert ((), ["source.unreadable"]) == (files, [issue.code for issue in issues])


@pytest.mark.parametrize("name", ["two\nlines.txt", "\u202etxt.exe.txt", "\x1b[31mred.txt", b"latin-\xe9.txt"])
def test_names_that_would_be_obeyed_are_read_like_others(tmp_path: Path, name: str | bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    made(tmp_path, path.name)
    document = only(read(path, tmp_path))
    document.path.encode()
    assert document.path.endswith(".txt")


def test_what_counts_as_large_is_configured(tmp_path: Path) -> None:
    path = made(tmp_path, "a.txt", "They met in Halden.")
    assert "source.too-large" == code(read(path, tmp_path, 10))
    assert "They met in Halden." == only(read(path, tmp_path, 19)).text


def test_plain_text_starts_no_process(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    told = "from pathlib import Path; import sys; from brief import sources; "
    told += f"print(len(sources.read(Path({str(tmp_path / 'a.txt')!r}), Path({str(tmp_path)!r}))[0]), "
    told += "sorted({'subprocess', 'lxml', 'trafilatura', 'zipfile', 'email'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "1 []" == done.stdout.strip()


def test_link_that_leads_to_itself_is_named_wherever_it_is(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert ["source.unreadable"] == [issue.code for issue in find([loop], tmp_path)[1]]
    assert ["loop.txt"] == [issue.where for issue in find([tmp_path], tmp_path)[1]]


def test_name_that_no_disk_holds_is_named(tmp_path: Path) -> None:
    files, issues = find([tmp_path / ("a" * 300)], tmp_path)
    assert ((), ["source.unreadable"]) == (files, [issue.code for issue in issues])


def test_pdf_behind_a_line_of_something_else_is_told_to_be_one(tmp_path: Path) -> None:
    documents, issues = read(made(tmp_path, "a.html", b"sent by a server\n%PDF-1.4 and so on"), tmp_path)
    assert ((), ["source.misnamed"]) == (documents, [issue.code for issue in issues])
    assert "PDF" in issues[0].message
