"""No command calls the network, starts a program, or reads or writes outside its folder, whatever sources hold.

Every command runs over `tests.lures` in a process of its own, in which all that Python opens is written down (in the
process that parses too); what libraries do below Python shows at a server that waits to be called, and in a secret
that no document may hold.
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from tests import lures

pytestmark = pytest.mark.xdist_group("no way out")  # all commands are run once, in one process of the tests
ROOT = Path(__file__).parents[1]
SECRET = "The-secret-that-no-document-may-hold"
# Written down by every Python process of a run: what it opens, and what it should never do.
HOOK = """
import os, sys
_log = os.open(os.environ["LURE_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_told = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.remove", "os.rename",
         "os.symlink", "os.link", "webbrowser.", "ftplib.", "smtplib.", "urllib.", "http.", "pty.spawn")
def _write(event, values):
    if event == "open" or event.startswith(_told):
        os.write(_log, (event + "\\t" + repr(values[0] if values else "") + "\\t" + repr(values[1:]) + "\\n").encode())
sys.addaudithook(_write)
"""
# All commands, one after the other; each says its status.
COMMANDS = """
import contextlib, io, json, sys
from brief import cli
ran = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["brief", *arguments]
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main()
            status = 0
        except SystemExit as end:
            status = end.code or 0
    out.seek(0)
    ran.append([arguments, status, out.read(), err.getvalue()])
print(json.dumps(ran))
"""
# Names of members tell where the secret lies, which is another place in each run.
LURED = re.compile(r"\S*secret\S*|http://127\S*")
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
EVERY = (
    ("init", "sub\x1b[31mfolder"),
    ("build", "-f", "pdf,docx,html,md,json,eml"),
    ("build", "-f", "pdf,html,docx", "--look", "summary", "-o", "summary"),
    ("build", "-f", "html,md,docx,pdf", "--review", "-o", "review"),
    ("build", "-f", "md", "-o", "-", "--about", "dam \x1b[31m", "--detail", "full"),
    ("inspect",),
    ("inspect", "--json"),
    ("timeline",),
    ("check",),
    ("check", "--json"),
    ("correct", "title", "talks \x1b[31m", "Talks \x1b]0;owned\x07"),
    ("correct", "speaker", "of the tongue \x1b[31m"),
    ("correct", "by", "D1", "Taluria \x1b[31m"),
    ("correct",),
    ("build", "-f", "json,md", "--final"),
    ("changes",),
    ("changes", "--json"),
    ("add", "sources/lure.eml", "sources/lure.zip"),
    ("verify", "out/briefing.pdf"),
    ("verify", "out/briefing.docx"),
    ("verify", "out/briefing.html"),
    ("verify", "out/briefing.md"),
    ("verify", "out/briefing.json"),
    ("verify", "out/briefing.eml"),
    ("verify", "forged.md"),
    ("verify", "gone\x1b[31m.md"),
    ("doctor",),
    ("doctor", "--mend"),
    ("--version",),
    ("--help",),
    ("nonesuch\x1b[31m",),
    ("build", "--look", "none\x1b[31m"),
    ("build", "--from", "day\x1b[31m"),
    ("build", "gone\x1b[31m.txt"),
)


class Caller(BaseHTTPRequestHandler):
    """Counts whoever calls."""

    calls: list[str]

    def do_GET(self) -> None:
        """Somebody called."""
        self.calls.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET.encode())

    do_HEAD = do_POST = do_OPTIONS = do_GET  # noqa: N815 - as the server asks for them

    def log_message(self, *_: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Run:
    """What all commands left behind."""

    folder: Path
    ran: list[tuple[list[str], int, str, str]]
    events: list[tuple[str, str, str]]
    calls: list[str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    outside = tmp_path_factory.mktemp("outside")
    calls: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Counting", (Caller,), {"calls": calls}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = prepared(outside, f"http://127.0.0.1:{server.server_port}")
    ran = commands(folder, outside)
    lines = (outside / "log").read_text(encoding="utf-8", errors="replace").splitlines()
    events = [(event, value, more) for event, value, more in (line.split("\t", 2) for line in lines)]
    yield Run(folder, ran, events, calls)
    server.shutdown()
    server.server_close()


def prepared(outside: Path, address: str) -> Path:
    """A briefing's folder full of lures, and what they lure to."""
    (outside / "private").mkdir()
    secret = outside / "private" / "secret.txt"
    secret.write_text(f"{SECRET}\n\n{lures.WORDS}", encoding="utf-8")
    (outside / "hook").mkdir()
    (outside / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    folder = lures.laid(outside / "inside" / "folder", address, secret)
    forged = (
        "# x\n\n## y\n\nNot \x1b]0;owned\x07 their\u202e. [1]\n\n- [1] *a* e\x1b[31mvil\x9b2J\u202e.txt plain.txt\n"
    )
    (folder / "forged.md").write_text(forged, encoding="utf-8")
    return folder


def commands(folder: Path, outside: Path, *before: str) -> list[tuple[list[str], int, str, str]]:
    around = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "BRIEF"))},
        "PYTHONPATH": f"{outside / 'hook'}:{ROOT}",
        "LURE_LOG": str(outside / "log"),
        "HOME": str(outside / "home"),
    }
    command = [*before, sys.executable, "-P", "-c", COMMANDS, json.dumps(EVERY)]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, timeout=400, check=False)
    assert 0 == done.returncode, done.stderr[-2000:]
    return [tuple(each) for each in json.loads(done.stdout)]  # type: ignore[misc]


def documents(run: Run) -> list[Path]:
    return sorted(path for name in ("out", "summary", "review") for path in (run.folder / name).iterdir())


def test_every_command_ran_and_none_broke(run: Run) -> None:
    statuses = {" ".join(arguments): status for arguments, status, _, _ in run.ran}
    assert [] == [told for *_, told in run.ran if "a fault of ours" in told]
    assert set() == {name for name, status in statuses.items() if status not in (0, 1, 2, 3)}
    done = ("build -f", "inspect", "timeline", "changes", "add", "doctor", "verify out", "--", "init")
    assert set() == {name for name, status in statuses.items() if name.startswith(done) and status != 0}
    assert 13 == len(documents(run))
    read = {each["document"]["path"] for each in of_json(run, "inspect", "--json")["sources"]}
    assert {
        f"sources/lure{suffix}" for suffix in (".html", ".mhtml", ".docx", ".rtf", ".eml", ".epub", ".zip", ".pdf")
    } <= read


def of_json(run: Run, *arguments: str):  # type: ignore[no-untyped-def]
    return json.loads(next(out for given, _, out, _ in run.ran if given == list(arguments)))


def test_nobody_is_called(run: Run) -> None:
    assert [] == run.calls
    # urllib3, which comes with trafilatura, tries at its import whether it may have a port of its own; it may not.
    tried = {("socket.__new__", "(10, 1, 0)"), ("socket.bind", "(('::1', 0),)")}
    network = {(event, more) for event, _, more in run.events if event.startswith(NETWORK)}
    assert set() == network - tried


def test_no_program_is_started_but_the_parser(run: Run) -> None:
    started = [more for event, _, more in run.events if event.startswith(("subprocess.", "os.exec", "os.posix_spawn"))]
    assert started
    assert [] == [each for each in started if "brief.sources.child import serve" not in each]
    assert [] == [event for event in run.events if event[0] in ("os.system", "os.startfile")]


def test_only_the_folder_and_the_program_itself_are_opened(run: Run) -> None:
    program = (str(ROOT), sys.prefix, sys.base_prefix, "/usr/", "/lib", "/proc/", "/dev/null", "/etc/")
    # WeasyPrint puts the look's fonts into a folder of its own while it works.
    own = (
        str(run.folder.resolve()),
        *program,
        str(run.folder.parents[1] / "hook"),
        tempfile.gettempdir() + "/weasyprint-",
    )
    opened = {value.strip("'\"") for event, value, _ in run.events if event == "open"}
    assert any("lure.html" in path for path in opened)
    strange = {path for path in opened if path.startswith("/") and not path.startswith(own)}
    # Python tries once whether it may write where temporary files go.
    assert set() == {path for path in strange if not re.fullmatch(rf"{tempfile.gettempdir()}/[a-z0-9_]{{8}}", path)}
    assert [] == [path for path in opened if "private" in path or "passwd" in path or path.startswith("..")]


def test_nothing_is_written_outside_the_folder(run: Run) -> None:
    outside = run.folder.parents[1]
    there = {path.relative_to(outside).as_posix() for path in outside.rglob("*") if run.folder not in path.parents}
    assert {path for path in there if "__pycache__" not in path} == {
        *("hook", "hook/sitecustomize.py", "inside", "inside/folder", "log", "private", "private/secret.txt")
    }
    assert [] == list(run.folder.rglob("*escaped*"))


def test_no_secret_is_in_any_document_or_on_any_screen(run: Run) -> None:
    assert [] == [arguments for arguments, _, out, err in run.ran if SECRET in out + err]
    for path in run.folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert SECRET.encode() not in path.read_bytes(), path
    for path in documents(run):
        assert SECRET not in text(path), path


def text(path: Path) -> str:
    """All words of a document."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        opened = pypdfium2.PdfDocument(content)
        held = [opened.get_attachment(place).get_data() for place in range(opened.count_attachments())]
        pages = " ".join(page.get_textpage().get_text_bounded() for page in opened)
        return pages + " ".join(bytes(each).decode() for each in held)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return " ".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist() if "xml" in name
            )
    if path.suffix == ".eml":
        parts = message_from_bytes(content, policy=default).walk()
        return " ".join(part.get_content() for part in parts if part.get_content_maintype() == "text")
    return content.decode()


def test_no_template_in_a_source_is_filled(run: Run) -> None:
    for path in documents(run):
        shown = re.sub(r"\s+", " ", text(path).replace("\\\\", "").replace("\u00a0", " "))
        assert "1337" not in re.sub(r"[0-9a-f]{16,}|base64,[^)\"]*", "", shown), path
        assert "{{ 7 *" in shown.replace("\\", ""), path


def test_no_field_macro_or_outside_part_is_in_a_word_document(run: Run) -> None:
    for path in (each for each in documents(run) if each.suffix == ".docx"):
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            parts = {
                name: package.read(name).decode("utf-8", "replace") for name in names if name.endswith(("xml", "rels"))
            }
        assert [] == [
            name for name in names if re.search(r"(?i)vba|macro|activex|embed|oleobject|afchunk|\.\.|^/", name)
        ]
        fields = [
            field
            for part in parts.values()
            for field in re.findall(r'<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"', part)
        ]
        assert {"TOC", "PAGE", "NUMPAGES"} >= {"".join(field).split()[0] for field in fields}
        assert [] == [name for name, part in parts.items() if re.search("attachedTemplate|altChunk|w:object", part)]
        outside = [
            target for part in parts.values() for target in re.findall(r'<Relationship [^>]*External"[^>]*>', part)
        ]
        assert [] == [each for each in outside if "/hyperlink" not in each or not re.search(r'Target="https?://', each)]


def test_no_script_handler_or_address_of_a_source_is_live_in_a_page(run: Run) -> None:
    for path in (each for each in documents(run) if each.suffix == ".html"):
        page = lxml_html.document_fromstring(path.read_bytes())
        assert 1 == len(page.xpath("//script"))
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert [] == page.xpath("//iframe|//object|//embed|//base|//meta[@http-equiv='refresh']|//link|//video|//audio")
        named = [(name, value) for each in page.iter() for name, value in each.attrib.items()]
        assert [] == [name for name, _ in named if name.lower().startswith("on")]
        addresses = [value for name, value in named if name in ("href", "src", "action", "xlink:href", "srcset")]
        assert [] == [value for value in addresses if not value.startswith(("#", "http://", "https://", "data:"))]
        assert [] == [each for each in page.xpath("//@src") if not each.startswith("data:")]


def test_no_action_is_in_a_pdf(run: Run) -> None:
    for path in (each for each in documents(run) if each.suffix == ".pdf"):
        content = path.read_bytes()
        for action in (
            b"/JavaScript",
            b"/JS",
            b"/Launch",
            b"/OpenAction",
            b"/AA",
            b"/SubmitForm",
            b"/RichMedia",
            b"/GoToR",
        ):
            assert not re.search(action + rb"\b", content), (path, action)
        assert [] == [
            uri for uri in re.findall(rb"/URI \(([^)]*)\)", content) if not uri.startswith((b"http://", b"https://"))
        ]


def test_no_html_and_no_link_of_a_source_is_live_in_markdown(run: Run) -> None:
    for path in (each for each in documents(run) if each.suffix == ".md"):
        tokens = [
            inner
            for token in MarkdownIt().enable("table").parse(path.read_text())
            for inner in (token, *(token.children or ()))
        ]
        assert [] == [token.content for token in tokens if token.type in ("html_block", "html_inline", "image")]
        addresses = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
        assert [] == [each for each in addresses if not each.startswith(("http://", "https://"))]


def test_nothing_in_a_mail_is_fetched(run: Run) -> None:
    parts = list(message_from_bytes((run.folder / "out" / "briefing.eml").read_bytes(), policy=default).walk())
    page = next(part.get_content() for part in parts if part.get_content_type() == "text/html")
    assert not re.search(r"(?i)<(?:img|link|script|iframe|a|form|object)\b|url\(|@import", page)
    assert ["application/pdf"] == [part.get_content_type() for part in parts if part.get_filename()]


CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def test_no_terminal_is_told_anything_but_words(run: Run) -> None:
    asked = {"build -f md -o -"}  # a document that somebody asked for by itself
    told = {
        " ".join(arguments): sorted(set(CONTROLS.findall(out + err)))
        for arguments, _, out, err in run.ran
        if not any(" ".join(arguments).startswith(each) for each in asked) and "--json" not in arguments
    }
    assert {} == {name: found for name, found in told.items() if found}


def test_json_for_programs_holds_no_escape_that_a_terminal_obeys(run: Run) -> None:
    for arguments, _, out, err in run.ran:
        if "--json" in arguments:
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", out + err), arguments


@pytest.mark.skipif(sys.platform != "linux", reason="Linux takes the network from a process")
def test_without_any_network_the_same_is_made(run: Run, tmp_path: Path) -> None:
    unshare = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs the right to take the network from a process (unshare --user --net)")
    server = next(each for each in run.folder.glob("sources/lure.url")).read_text().split("URL=")[1].rsplit("/", 1)[0]
    folder = prepared(tmp_path, server)
    for name in ("out", "summary", "review"):
        assert not (folder / name).exists()
    commands(folder, tmp_path, *unshare)
    for path in documents(run):
        if path.suffix == ".md" and path.parent.name != "review":
            there = (folder / path.relative_to(run.folder)).read_text()
            assert LURED.sub("", path.read_text()) == LURED.sub("", there), path.name
    assert [path.name for path in documents(run)] == [
        path.name for name in ("out", "review", "summary") for path in sorted((folder / name).iterdir())
    ]


# What `brief` itself tells a terminal: bold, dim, plain, and the line of what is being done, which goes away.
OURS = re.compile("\x1b\\[[012]m|\r\x1b\\[K|\r\n")


@pytest.mark.parametrize(
    "arguments", [("timeline",), ("build", "-f", "md"), ("inspect", "sources/lure.zip"), ("check",)]
)
def test_on_a_terminal_nothing_of_a_source_is_obeyed(run: Run, arguments: tuple[str, ...]) -> None:
    outside, inside = pty.openpty()
    environment = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "brief", *arguments]
    process = subprocess.Popen(command, cwd=run.folder, stdout=inside, stderr=inside, env=environment)
    os.close(inside)
    shown = b""
    try:
        while piece := os.read(outside, 65536):
            shown += piece
    except OSError:  # how Linux says that nobody writes there any more
        pass
    os.close(outside)
    assert process.wait() in (0, 1)
    told = shown.decode()
    assert "\x1b[1m" in told or arguments[0] != "timeline"
    assert [] == CONTROLS.findall(OURS.sub("", told))
