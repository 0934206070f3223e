"""From how many sessions or people on a figure is told. Constants: no setting lowers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TypeVar

LEAST_SESSIONS = 5  # behind a total, a median, a share, a list of themes
LEAST_LEADERS = 5  # different people behind what leaders say of themselves
LEAST_SESSIONS_OF_A_THEME = 2

Counted = TypeVar("Counted")


def is_told(
    quarters: Sequence[Sequence[Counted]], is_enough: Callable[[Sequence[Counted]], bool]
) -> bool:
    """Whether a figure of a quarter, or of the four quarters of a year, may be told.

    A year's figure minus those of its quarters is a figure of what is left: the quarters that
    were not told. That has to be enough by itself, or nothing.
    """
    if not is_enough(list(chain.from_iterable(quarters))):
        return False
    left = list(chain.from_iterable(each for each in quarters if not is_enough(each)))
    return not left or is_enough(left)


def enough_sessions(sessions: Sequence[object]) -> bool:
    return len(sessions) >= LEAST_SESSIONS
