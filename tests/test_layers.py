"""Who may import whom, as a table; and the alarms that ask for a split or a reason.

Imports inside functions count too: a lazy import is an import.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "brief"

# What stands under everything: values, errors, and the words and text that stages read.
FLOOR = {"model", "errors", "lexicon", "text", "patterns"}
GROUND = {
    *(*FLOOR, "days", "ids", "keeping", "naming", "marks", "setoff"),
    *("cues", "topics", "spelling", "letterhead", "tenses"),
}

# A part of the package (a module, or a folder with all in it), and what of ours it may import beside itself.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "text": {"model", "errors", "keeping"},  # patterns of many words are put together once, not in each build
    "days": {"model", "errors"},
    "naming": {*FLOOR, "spelling"},
    "lexicon": {"model", "errors"},
    "patterns": {"lexicon", "text"},
    "ids": FLOOR,
    "keeping": set(),
    "marks": {*FLOOR, "setoff"},
    "setoff": {*FLOOR, "spelling"},  # whose names labels are
    "letterhead": FLOOR,
    "cues": FLOOR,
    "tenses": FLOOR,
    "topics": FLOOR,
    "spelling": {*FLOOR, "keeping"},  # names are folded once, not in each build
    "sources": GROUND,
    "article": {*GROUND, "dates"},  # days that are written out need no anchor, so a masthead may be read with them
    "actors": GROUND,
    "dates": GROUND,
    "people": GROUND,
    "finders": {*GROUND, "actors"},  # canonical names of states and bodies
    "merge": GROUND,
    "timeline": {*GROUND, "merge", "config"},  # it arranges what merging made, as the reader wants it
    "corrections": {*GROUND, "merge", "timeline"},  # it corrects what merging made, before timeline arranges it
    "render": {*GROUND, "terminal"},  # data that a terminal may show
    "config": {"errors"},
    "editions": {"model", "errors"},
    "changes": {"model", "text", "editions"},
    "checking": {"model", "text"},
    "folders": {"config", "errors", "render"},
    "completing": {"corrections", "render"},
    "options": {"completing"},
    "correcting": {"build", "corrections", "errors"},
    "terminal": {"model", "text", "days"},
    "verify": {"model", "errors", "sources", "terminal"},
    "saying": {"model", "build", "terminal"},
    "inspection": {"model", "text", "terminal"},
    "writing": {"errors"},
    "codec": {"model"},
    "store": set(),
    "compiling": {"keeping", "lexicon", "store"},
    "watching": set(),
    "regeneration": {"model", "config", "codec", "keeping", "sources", "store"},
    "past": {"model", "config", "regeneration", "sources", "store", "writing"},
    "pipeline": {
        *(*GROUND, "regeneration"),
        *("config", "sources", "article", "actors", "dates", "people", "finders", "merge", "corrections", "timeline"),
    },
    "extraction": {*GROUND, "config", "article", "merge", "pipeline"},
    "__init__": {"extraction"},
    "doctor": {"errors", "render"},
    "build": {
        *("model", "errors", "config", "sources", "pipeline", "render", "writing", "past", "regeneration", "store"),
        *("watching", "compiling"),
        *("corrections", "editions", "changes"),
    },
    "cli": {
        *("errors", "config", "build", "inspection", "terminal", "doctor", "watching"),
        *("correcting", "checking", "folders", "options", "completing", "saying", "verify"),
    },
    "__main__": {"cli"},
}

# Loaded where they are used, and only then: `brief --help` and a build of another format do without them.
HEAVY = {
    "dateparser",
    "dateutil",
    "docx",
    "jinja2",
    "lxml",
    "pypdfium2",
    "resvg_py",
    "striprtf",
    "trafilatura",
    "tomlkit",
    "watchfiles",
    "weasyprint",
    "PIL",
    "fontTools",
}

MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_MODULE = 400
MOST_PARAMETERS = 5

# What is over, and why it stays so: "module" or "module:function" to a reason.
EXCUSED: dict[str, str] = {
    "cli:build": "each parameter is an option of the command",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The module's name below the package: "render.pdf"."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def part_of(name: str) -> str:
    return name.split(".")[0]


def imports(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Each imported module, with what is taken out of a package of ours, and whether it is imported at the top."""
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"brief.{alias.name}" for alias in node.names] if node.module == "brief" else [node.module or ""]
            yield from ((name, id(node) in top) for name in names)


def test_every_part_has_its_line_in_the_table() -> None:
    assert {part_of(name_of(path)) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_follow_the_table(path: Path) -> None:
    part = part_of(name_of(path))
    allowed = MAY_IMPORT[part] | {part, "__version__"}
    ours = {name.split(".")[1] for name, _ in imports(parsed(path)) if name.startswith("brief.")}
    assert set() == ours - allowed


def test_no_two_parts_import_each_other() -> None:
    for part, allowed in MAY_IMPORT.items():
        for other in allowed:
            assert part not in MAY_IMPORT.get(other, set()), f"{part} and {other}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    at_top = {name.split(".")[0] for name, top in imports(parsed(path)) if top}
    assert set() == at_top & HEAVY


def alarms() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        name = name_of(path)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES_OF_A_MODULE:
            yield name, f"{lines} lines"
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from ((f"{name}:{node.name}", what) for what in too_much(node))


def too_much(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if lines > MOST_LINES_OF_A_FUNCTION:
        yield f"{lines} lines"
    arguments = function.args
    parameters = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
    if parameters > MOST_PARAMETERS:
        yield f"{parameters} parameters"


def test_what_is_long_is_split_or_excused() -> None:
    found = dict(alarms())
    assert {} == {place: what for place, what in found.items() if place not in EXCUSED}
    assert set() == EXCUSED.keys() - found.keys(), "excused, but no longer over"


def test_no_module_is_named_for_nothing() -> None:
    assert set() == {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "misc"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
