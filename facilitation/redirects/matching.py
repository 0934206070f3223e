"""From a paraphrase to its lane and its likeliest patterns, by the words that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Literal

from facilitation.redirects.library import redirect_library

RISK = re.compile(r"\b(kill\w*|suicid\w*|die|dead|alive|overdos\w*|end (it|my life)|disappear)\b")
CHECK_IN = re.compile(r"\b(sleep\w*|crash\w*|injur\w*|not eaten)\b")
FEWEST_SHARED = 2  # words
MOST_PATTERNS = 3


class Lane(StrEnum):
    RISK = "risk"
    CHECK_IN = "check_in"
    REDIRECT = "redirect"
    NONE = "none"


@dataclass(frozen=True)
class Match:
    """`patterns` are up to three ids, likeliest first."""

    lane: Lane
    patterns: tuple[str, ...]
    engine: Literal["model", "lexical"]


def match(text: str) -> Match:
    folded = text.casefold()
    if RISK.search(folded):
        return Match(Lane.RISK, (), "lexical")
    if CHECK_IN.search(folded):
        return Match(Lane.CHECK_IN, (), "lexical")
    said = _words(folded)
    shared = {each: len(said & words) for each, words in _vocabulary().items()}
    likeliest = sorted(shared, key=lambda each: -shared[each])[:MOST_PATTERNS]
    found = tuple(each for each in likeliest if shared[each] >= FEWEST_SHARED)
    return Match(Lane.REDIRECT if found else Lane.NONE, found, "lexical")


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    return {
        pattern.id: _words(f"{pattern.tile} {pattern.sounds_like}".casefold())
        for pattern in redirect_library().patterns
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", text) if len(word) > 3)
