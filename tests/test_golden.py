"""The briefing of the seeds, kept to show change; what is right of it is told by test_seeds.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief import config, pipeline
from brief.render import render
from brief.render.look import read_look

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("format", ["json", "md"])
def test_golden_seeds(format: str, golden: Callable[[str, str], None]) -> None:
    briefing = pipeline.briefing([ROOT / "seeds"], config.load(ROOT)[0], ROOT)
    golden(f"seeds.{format}", render(format, briefing, read_look()).decode("utf-8"))
