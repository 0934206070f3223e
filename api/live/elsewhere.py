"""Who is in a room with the other processes, as they last told."""

from __future__ import annotations

import time
from dataclasses import dataclass

SILENT_AFTER = 6.0  # seconds; every process tells every two


@dataclass(frozen=True)
class Told:
    present: int
    desks: frozenset[str]
    at: float


class Elsewhere:
    """Nothing at all for a process that is alone."""

    def __init__(self) -> None:
        self._told: dict[str, Told] = {}

    def note(self, process: str, *, present: int, desks: list[str]) -> None:
        self._told[process] = Told(present, frozenset(desks), time.monotonic())

    def forget_the_silent(self) -> bool:
        """Drop processes that have gone; True when there were any."""
        now = time.monotonic()
        heard = {name: told for name, told in self._told.items() if now - told.at < SILENT_AFTER}
        changed = len(heard) != len(self._told)
        self._told = heard
        return changed

    def present(self) -> int:
        return sum(told.present for told in self._told.values())

    def desks(self) -> set[str]:
        return {desk for told in self._told.values() for desk in told.desks}
