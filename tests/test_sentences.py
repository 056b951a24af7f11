"""Events that single texts tell, marked by people who don't know the rules: their floors."""

from __future__ import annotations

import pytest

from tests.benchmarks import sentences
from tests.benchmarks.briefings import below


@pytest.mark.parametrize("name", sorted(sentences.FLOORS))
def test_the_floors_of_single_texts_are_kept(name: str) -> None:
    assert {} == below(sentences.score(sentences.CASES / name), sentences.FLOORS[name])
