"""Asking to slow down, gathered over half a minute and more, so that it cannot be matched to a tap.

How many asked is not counted: in a small room a number would be half a name.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

from api.live.messages.slots import SlowDown

WINDOW = 30  # seconds, on the clock's half minutes
LEAST = 10.0  # seconds between a tap and its telling: a tap at the very end would stand out
SHOWN_FOR = 60.0  # seconds


class Slowing:
    """`say` is called at the end of a window in which somebody asked, and when it is over."""

    def __init__(self, say: Callable[[], None]):
        self._say = say
        self._asked = False
        self._told: SlowDown | None = None
        self._told_at = 0.0  # on the clock that nobody can set

    def asked(self) -> None:
        if not self._asked:
            self._asked = True
            left = WINDOW - time.time() % WINDOW
            wait = left if left >= LEAST else left + WINDOW
            asyncio.get_running_loop().call_later(wait, self._window_ends)

    def now(self) -> SlowDown | None:
        return self._told if time.monotonic() - self._told_at < SHOWN_FOR else None

    def _window_ends(self) -> None:
        self._asked = False
        end = round(time.time() / WINDOW) * WINDOW  # the timer is a little late, never the window
        self._told = SlowDown(at=datetime.fromtimestamp(end, UTC))
        self._told_at = time.monotonic()
        self._say()
        asyncio.get_running_loop().call_later(SHOWN_FOR + 0.1, self._say)
