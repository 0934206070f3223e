"""The private line between co-facilitators: in memory only, and forgotten soon."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from api.live.messages.slots import Cue

MOST = 5
FORGOTTEN_AFTER = timedelta(minutes=10)


class CueLine:
    """The last cues of a room, so that a desk that reloads has not missed one."""

    def __init__(self) -> None:
        self._cues: list[Cue] = []

    def add(self, cue: Cue) -> None:
        self._cues = sorted([*self.now(), cue], key=lambda each: each.at)[-MOST:]

    def now(self) -> list[Cue]:
        """Those of the last ten minutes; what is older is forgotten here."""
        since = timezone.now() - FORGOTTEN_AFTER
        self._cues = [cue for cue in self._cues if cue.at > since]
        return self._cues
