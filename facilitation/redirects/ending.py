"""Whether this process is about to end: what is learnt in the background is then given up."""

from __future__ import annotations

import threading


class ProcessIsEnding(Exception):
    """Nobody waits for what is being learnt any more."""


def unless_ending() -> None:
    """Raises `ProcessIsEnding` once the main thread is done: the interpreter waits for the others.

    Call it several times a second where a thread works for long.
    """
    if not threading.main_thread().is_alive():
        raise ProcessIsEnding
