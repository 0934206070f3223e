from __future__ import annotations

from datetime import timedelta
from random import SystemRandom

FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
MOST_ATTEMPTS = 12  # about eight hours

_chance = SystemRandom()


def pause_after(attempts: int, *, at_least: timedelta | None = None) -> timedelta:
    """How long to wait after so many attempts: doubling from half a minute to an hour, times a
    random half to whole, so that a thousand messages do not come back in one second. Never less
    than `at_least`, to which the same spread is added."""
    longest: timedelta = min(FIRST * 2 ** min(max(attempts - 1, 0), 20), LONGEST)
    jittered = longest * _chance.uniform(0.5, 1.0)
    return jittered if at_least is None else max(jittered, at_least + FIRST * _chance.random())
