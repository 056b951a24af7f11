"""Twice as much takes no more than three times as long: each stage, on texts built to hurt, reader and renderer.

As far as tests have time; `python -m tests.benchmarks.linear` goes on to 5 MB.
"""

from __future__ import annotations

from functools import partial

import pytest

from brief.render import RENDERERS
from tests import growth
from tests.growth import HURTING, MATTERS, SAVED, steep

SECONDS = 0.25  # a pass that takes longer is the last
FORMATS = [name for name in RENDERERS if name != "pdf"]  # of that, the time is WeasyPrint's


@pytest.mark.parametrize("name", HURTING)
def test_each_stage_takes_linear_time_with_the_length_of_a_text(name: str) -> None:
    assert [] == steep(partial(growth.read, HURTING[name]), 10_000, 5_000_000, SECONDS)


@pytest.mark.parametrize("matter", MATTERS)
def test_each_stage_takes_linear_time_with_the_number_of_texts(matter: str) -> None:
    assert [] == steep(partial(growth.many, matter), 20, 640, 4 * SECONDS)


# A document or page takes longer to make for the test than to read.
READ = [(suffix, "one line") for suffix in SAVED] + [(suffix, "paragraphs") for suffix in (".html", ".rtf", ".txt")]


@pytest.mark.parametrize(("suffix", "shape"), READ)
def test_each_reader_takes_linear_time(suffix: str, shape: str) -> None:
    assert [] == steep(partial(growth.opened, suffix, shape), 50_000, 5_000_000, SECONDS / 2)


@pytest.mark.parametrize("name", FORMATS)
def test_each_renderer_takes_linear_time_with_the_number_of_events(name: str) -> None:
    assert [] == steep(partial(growth.rendered, name), 10, 320, SECONDS)
