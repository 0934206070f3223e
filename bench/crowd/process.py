"""The parent's side of a crowd that runs in a process of its own."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from bench.crowd.loop import Crowd
from bench.crowd.orders import Invitation, Report

JOINED_WITHIN = 400.0  # seconds
HEARD_WITHIN = 30.0  # seconds


class Phones:
    """Orders to a crowd. Whoever listens must have heard "listening" before anything is sent."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def join(self, invitation: Invitation) -> Report:
        """Raises `SystemExit` when a phone is not in within 400 seconds."""
        self._pipe.send(("join", invitation))
        report = self._report(JOINED_WITHIN)
        if report.missing():
            raise SystemExit(f"{report.missing()} phones could not come in")
        return report

    def listen(self, marker: bytes) -> None:
        self._ask("listen", marker)

    def heard(self, within: float = HEARD_WITHIN) -> Report:
        """When each phone heard the marker of the last `listen`, or was back."""
        return self._report(within)

    def say(self, frames: list[bytes], marker: bytes, *, within: float) -> Report:
        """Each phone sends its frame; `since` is when, `at` when the marker came back."""
        self._pipe.send(("say", frames, marker))
        return self._report(within)

    def expect_return(self) -> None:
        self._ask("expect_return")

    def connected(self) -> int:
        return int(self._ask("connected"))

    def _ask(self, *order: Any) -> Any:
        self._pipe.send(order)
        return self._pipe.recv()

    def _report(self, within: float) -> Report:
        if not self._pipe.poll(within):
            self._pipe.send(("give_up",))
        report: Report = self._pipe.recv()
        return report


@contextmanager
def crowd() -> Iterator[Phones]:
    """A crowd with nobody in it; all its phones hang up on leaving."""
    allow_many_sockets()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_live, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that a crowd that died is noticed here
    try:
        yield Phones(ours)
    finally:
        if process.is_alive():
            ours.send(("end",))
        process.join(timeout=10)


def allow_many_sockets() -> None:
    """Servers that are started afterwards inherit it."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _live(pipe: Connection) -> None:
    Crowd(pipe).run()
