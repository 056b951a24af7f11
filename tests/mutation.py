"""Whether the tests notice: faults are put into functions one at a time, and the tests that reach each are run.

    python -m tests.mutation [--sample 300] [--seed 1] [--only ID] [PACKAGE...]

Prints every fault that no test noticed, as a difference, and the share of them. A sample is drawn of all faults that
could be put into a package, by a seed: what is drawn depends on the code and the seed alone. The tests are collected
once; each fault then lives in a process of its own, forked from there, in which only the function's code is another.
Faults are put into functions; constants of modules and classes stay.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import functools
import gc
import itertools
import os
import pickle
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parents[1]
# The tests nearest to each package, and those of all together behind them.
TESTS = {
    "dates": ("test_dates", "test_dates_lexicon", "test_days", "test_lexicon", "test_article"),
    "finders": (
        *("test_quotes", "test_carried", "test_demands", "test_stakes", "test_events", "test_points", "test_lexicon"),
        "test_seeds_quotes",
    ),
    "merge": (
        *("test_merge_copies", "test_merge_demands", "test_merge_events", "test_merge_people", "test_merge_quotes"),
        *("test_merge_near", "test_seeds_quotes", "test_laws", "test_about"),
    ),
}
EVERYWHERE = ("test_gold", "test_seeds", "test_golden")
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Continue: ast.Break, ast.Break: ast.Continue,
}  # fmt: skip
_SLOWEST = 10  # times as long as without the fault, and a fault counts as noticed
_MEMORY = 3 << 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of one function; `place` counts the places of the file, `kind` the changes at that place."""

    path: Path
    line: int
    function: int  # its first line, decorators included, as in its code
    place: int
    kind: int

    @property
    def id(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}:{self.place}.{self.kind}"


def faults(package: str) -> tuple[Fault, ...]:
    """Every fault that can be put into a package."""
    return tuple(fault for path in sorted((ROOT / "brief" / package).rglob("*.py")) for fault in _faults_of(path))


def _faults_of(path: Path) -> Iterator[Fault]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    number = 0
    for function in _functions(tree):
        first = min([function.lineno, *(each.lineno for each in function.decorator_list)])
        for node in _places(function):
            for kind in range(len(_changes(node))):
                yield Fault(path, getattr(node, "lineno", first), first, number, kind)
            number += 1


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """The functions and methods of a module, outermost only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node)


def _places(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What can be changed in a function: its body without docstrings and types, in the order of the text."""
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, (ast.Assert, ast.Import, ast.ImportFrom)):
            continue
        yield node
        left_out = {id(getattr(node, name, None)) for name in ("annotation", "returns")}
        waiting.extend(reversed([each for each in ast.iter_child_nodes(node) if id(each) not in left_out]))


def _changes(node: ast.AST) -> tuple[Callable[[], ast.AST], ...]:
    """The ways to make a node wrong, each giving what stands in its place."""
    found: list[Callable[[], ast.AST]] = []
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        found.append(lambda: ast.Compare(node.left, [_SWAPS[type(node.ops[0])]()], node.comparators))
    elif isinstance(node, ast.BoolOp):
        found.append(lambda: ast.BoolOp(_SWAPS[type(node.op)](), node.values))
        found += [lambda at=at: _without(node, at) for at in range(len(node.values))]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        found.append(lambda: node.operand)
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _SWAPS:
        found.append(lambda: _with(node, op=_SWAPS[type(node.op)]()))
    elif isinstance(node, (ast.If, ast.While, ast.IfExp)) and not isinstance(node.test, (ast.Compare, ast.BoolOp)):
        found.append(lambda: _with(node, test=ast.UnaryOp(ast.Not(), node.test)))
    elif isinstance(node, ast.comprehension) and node.ifs:
        found += [lambda at=at: _with(node, ifs=node.ifs[:at] + node.ifs[at + 1 :]) for at in range(len(node.ifs))]
    elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)):
        value = node.value
        found.append(lambda: ast.Constant(not value if isinstance(value, bool) else value + 1))
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        found.append(lambda: ast.Return(ast.Constant(None)))
    elif isinstance(node, (ast.Continue, ast.Break)):
        found.append(lambda: _SWAPS[type(node)]())
    elif isinstance(node, ast.Slice):
        found += [lambda side=side: _with(node, **{side: None}) for side in ("lower", "upper") if getattr(node, side)]
    elif isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.YieldFrom, ast.Yield)):
        found.append(ast.Pass)
    elif (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max", "any", "all")
    ):
        other = {"min": "max", "max": "min", "any": "all", "all": "any"}[node.func.id]
        found.append(lambda: _with(node, func=ast.Name(other, ast.Load())))
    return tuple(found)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _without(node: ast.BoolOp, at: int) -> ast.AST:
    left = node.values[:at] + node.values[at + 1 :]
    return left[0] if len(left) == 1 else ast.BoolOp(node.op, left)


class _Put(ast.NodeTransformer):
    """Puts a fault into a tree; a class, since the library asks for one."""

    def __init__(self, target: ast.AST, instead: ast.AST) -> None:
        self.target, self.instead = target, instead

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.instead, node) if node is self.target else self.generic_visit(node)


def changed(fault: Fault) -> tuple[ast.Module, str]:
    """The module with the fault in it, and the difference."""
    tree = ast.parse(fault.path.read_text(encoding="utf-8"))
    number = 0
    for function in _functions(tree):
        before = ast.unparse(function)
        for node in list(_places(function)):
            if number == fault.place:
                _Put(node, _changes(node)[fault.kind]()).visit(function)
                ast.fix_missing_locations(tree)
                return tree, "\n".join(_difference(before, ast.unparse(function)))
            number += 1
    raise LookupError(fault.id)


def _difference(before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    yield from (f"    {line}" for line in list(lines)[3:])


def put(fault: Fault) -> None:
    """Gives the function that is in memory the code with the fault."""
    fresh = next(_codes(compile(changed(fault)[0], str(fault.path), "exec", dont_inherit=True), fault))
    for function in _in_memory(fault):
        function.__code__ = fresh
    for each in gc.get_objects():  # what was kept before the fault
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()


def _codes(code: CodeType, fault: Fault) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_firstlineno == fault.function and not each.co_name.startswith("<"):
                yield each
            else:
                yield from _codes(each, fault)


def _in_memory(fault: Fault) -> list[FunctionType]:
    wanted = (str(fault.path), fault.function)
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType) and (each.__code__.co_filename, each.__code__.co_firstlineno) == wanted
    ]


@dataclass(frozen=True, slots=True)
class Course:
    """How a test went without any fault: the functions called, by file and first line, and the seconds it took."""

    called: frozenset[tuple[str, int]]
    seconds: float


class Trial:
    """The run of a package's faults, once pytest has collected the tests; a class, since pytest asks for a plugin."""

    def __init__(self, drawn: Sequence[Fault]) -> None:
        self.drawn = drawn
        self.survivors: list[Fault] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        courses = dict(_course(list(items)) for _, items in itertools.groupby(session.items, _file))
        _say(f"{len(session.items)} tests reach what is asked in {sum(map(_seconds, courses.values())):.0f} s")
        for number, fault in enumerate(self.drawn, 1):
            order = _order(session.items, courses, fault)
            limit = 10 + _SLOWEST * sum(courses[_file(item)][item.nodeid].seconds for item in order)
            if not order or not _noticed(fault, order, limit):
                self.survivors.append(fault)
                told = f"{len(order)} tests" if order else "no test reaches it"
                _say(f"{number}/{len(self.drawn)} {fault.id} ({told})\n{changed(fault)[1]}")
        return True


def _file(item: pytest.Item) -> str:
    return item.nodeid.split("::")[0]


def _seconds(courses: Mapping[str, Course]) -> float:
    return sum(course.seconds for course in courses.values())


def _order(
    items: Sequence[pytest.Item], courses: Mapping[str, Mapping[str, Course]], fault: Fault
) -> tuple[pytest.Item, ...]:
    """The tests of every file that calls the function: the quick ones that were seen to call it first.

    A value that one test keeps for the next hides who else depends on it, so that files are asked as a whole.
    """
    place = (str(fault.path), fault.function)
    files = {file for file, each in courses.items() if any(place in course.called for course in each.values())}

    def rank(item: pytest.Item) -> tuple[bool, float]:
        course = courses[_file(item)][item.nodeid]
        return place not in course.called, course.seconds

    return tuple(sorted((item for item in items if _file(item) in files), key=rank))


def _course(items: Sequence[pytest.Item]) -> tuple[str, dict[str, Course]]:
    """A file and how each of its tests went; run in a process of its own, so that nothing is kept in this one."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _silently()
        with os.fdopen(write, "wb") as answer:
            pickle.dump(dict(_run(items)), answer)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        found: dict[str, Course] = pickle.load(answer)
    os.waitpid(child, 0)
    if len(found) < len(items):
        raise SystemExit(f"{items[len(found)].nodeid} fails without any fault")
    return _file(items[0]), found


def _run(items: Sequence[pytest.Item]) -> Iterator[tuple[str, Course]]:
    for item, following in itertools.zip_longest(items, items[1:]):
        called: set[tuple[str, int]] = set()

        def note(frame: FrameType, event: str, _: object, called: set[tuple[str, int]] = called) -> None:
            if event == "call":
                called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

        began = time.monotonic()
        sys.setprofile(note)
        try:
            passed = _passes(item, following)
        finally:
            sys.setprofile(None)
        if not passed:
            return
        ours = frozenset(each for each in called if each[0].startswith(str(ROOT / "brief")))
        yield item.nodeid, Course(ours, time.monotonic() - began)


def _noticed(fault: Fault, items: Sequence[pytest.Item], limit: float) -> bool:
    """Whether a test fails, or takes far too long, with the fault in."""
    child = os.fork()
    if child == 0:
        _silently()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limit))
        put(fault)
        passed = all(_passes(item, then) for item, then in itertools.zip_longest(items, items[1:]))
        os._exit(0 if passed else 1)
    return os.waitpid(child, 0)[1] != 0


def _silently() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nothing, each)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    reports = runtestprotocol(item, nextitem=following, log=False)
    return not any(report.failed for report in reports)


def _say(text: str) -> None:
    print(text, file=sys.__stdout__, flush=True)


def try_out(package: str, drawn: Sequence[Fault]) -> tuple[Fault, ...]:
    """Those of the faults that no test notices."""
    trial = Trial(drawn)
    files = [f"tests/{name}.py" for name in (*TESTS[package], *EVERYWHERE)]
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--capture=no"]
    status = pytest.main([*options, *files], plugins=[trial])
    if status != pytest.ExitCode.OK:
        raise SystemExit(f"pytest ended with {status!r}")
    return tuple(trial.survivors)


def main() -> None:
    """Tries a sample of each package's faults, or those asked for."""
    parser = argparse.ArgumentParser(description="Puts faults into functions and asks whether the tests notice.")
    parser.add_argument("packages", nargs="*", default=sorted(TESTS), metavar="PACKAGE")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", metavar="ID", help="a fault by its id, as it is printed")
    asked = parser.parse_args()
    os.chdir(ROOT)
    for package in asked.packages:
        every = faults(package)
        drawn = [fault for fault in every if fault.id in asked.only] if asked.only else list(every)
        if not asked.only and len(every) > asked.sample:
            drawn = random.Random(asked.seed).sample(every, asked.sample)
        survivors = try_out(package, drawn)
        share = len(survivors) / max(len(drawn), 1)
        _say(f"{package}: {len(drawn)} of {len(every)} faults, {len(survivors)} not noticed ({share:.1%})")


if __name__ == "__main__":
    main()
