"""What demands are about, as the topics of the lexicon and of the configuration; no parties, no stances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from brief.lexicon import load
from brief.text import fold

Extra = Sequence[tuple[str, Sequence[str]]]

_NEGATIVE = re.compile(
    r"\b(?:no|not|n't|never|non|stop|end|halt|ban|bar|barred|veto|exclud\w+|fewer|less|freez\w+|moratorium|restrict\w+"
    r"|cur(?:b|tail)\w*|reduc\w+|against|refrain|give up|permanently|reject\w*)\b|n't\b"
)


class Topic(Struct, frozen=True):
    """A topic: its key (a reader's own has its label as key), its labels, and what finds it.

    `against` is the label where wordings say no to the thing; `general` topics count where no other fits;
    a row on a `worded` one is called by the demand's own words.
    """

    key: str
    label: str
    against: str | None
    pattern: re.Pattern[str]
    opposed: re.Pattern[str]
    general: bool = False
    worded: bool = False


def find(words: str, extra: Extra = ()) -> tuple[str, ...]:
    """The topics of some words, the one named first first; a general one only where nothing else is named.

    A reader's own topics (`extra`, as label and patterns) go before the lexicon's.
    """
    return _found(fold(words), _hashable(extra))


@lru_cache(maxsize=4096)
def _found(folded: str, extra: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    hits = [
        (topic.general, index >= len(extra), match.start(), topic.key)
        for index, topic in enumerate(_topics(extra))
        if (match := topic.pattern.search(folded))
    ]
    special = [hit for hit in hits if not hit[0]]
    return tuple(dict.fromkeys(hit[3] for hit in sorted(special or hits, key=lambda hit: hit[1:])))


def is_against(words: str, key: str) -> bool:
    """Whether some words say no to the topic's thing ("a guarantee that the bloc will not expand")."""
    topic = _by_key().get(key)
    return bool((topic.opposed if topic else _NEGATIVE).search(fold(words)))


def is_general(key: str) -> bool:
    """Whether the topic counts only where no other fits ("talks", "de-escalation")."""
    topic = _by_key().get(key)
    return topic is not None and topic.general


def is_worded(key: str) -> bool:
    """Whether the demand's own words say more than the topic's name."""
    topic = _by_key().get(key)
    return topic is not None and topic.worded


def label(key: str, *, against: bool, body: str) -> str:
    """The topic's name on paper; `body` stands in for the alliance or union that the wordings name."""
    topic = _by_key().get(key)
    if topic is None:
        return key
    return ((topic.against if against else None) or topic.label).replace("{body}", body)


def _hashable(extra: Extra) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(patterns)) for name, patterns in extra)


@cache
def _topics(extra: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Topic, ...]:
    own = tuple(Topic(name, name, None, _any(patterns), _NEGATIVE) for name, patterns in extra)
    return own + tuple(_by_key().values())


@cache
def _by_key() -> dict[str, Topic]:
    return {
        key: Topic(
            key,
            row["label"],
            row.get("against"),
            _any(row["patterns"]),
            _any(row["against_patterns"]) if "against_patterns" in row else _NEGATIVE,
            row.get("general", False),
            row.get("worded", False),
        )
        for key, row in load("en/topics").items()
    }


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of `patterns`, each from the start of a word."""
    return re.compile(r"(?<![^\W_])(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")", re.IGNORECASE)
