"""What all tests share: programs that may be absent, and golden files.

`@pytest.mark.needs("soffice")` skips a test by name where a program is absent; with `NO_SKIP=1`, as in
`.ci/run`, a test that is skipped for any reason fails instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from brief.sources import isolation

# What takes too long is another test's question (`tests.timing`); here a busy machine would answer it.
# One commit gives one answer: the same inputs each time; `make fuzz` draws new ones.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("house")

GOLDEN = Path(__file__).parent / "golden"
# Program, and the Debian package that brings it.
PACKAGES = {
    "chromium": "chromium",
    "javac": "default-jdk-headless",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/ anew instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): skipped by name where one of the programs is absent")
    if "COVERAGE_RUN" in os.environ:
        isolation._START = "from tests.measured import serve; serve()"


def pytest_runtest_setup(item: pytest.Item) -> None:
    wanted = [program for marker in item.iter_markers("needs") for program in marker.args]
    absent = [program for program in wanted if shutil.which(program) is None]
    if absent:
        brought = ", ".join(f"{program} (Debian: {PACKAGES.get(program, program)})" for program in absent)
        pytest.skip(f"needs {brought}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _forbid_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skipping(report)
    return report


def _forbid_skipping(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"NO_SKIP is set, and this was skipped: {report.longrepr}"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with `tests/golden/NAME`; `make golden` writes it instead."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden"):
            path.write_text(actual, encoding="utf-8", newline="")
            return
        assert path.read_text(encoding="utf-8") == actual, f"{path.name} differs; if rightly so: make golden"

    return compare
