"""What a room is told on the ticks of the clock: who is here, and how far its poll has come.

Unnumbered, and each the whole truth about one thing. That they leave on the clock's ticks keeps
any of them from following a tap.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from api.live.messages.slots import LiveShare, LiveTally
from api.live.messages.to_client import SignalState
from facilitation.errors import Unavailable
from facilitation.live_room.live_tally import LivePicture, is_due
from facilitation.live_room.models import TAKING_BALLOTS
from facilitation.live_room.progress import Level
from facilitation.live_room.slots import PollSlot, ProgressSlot

TICK = 4.0  # seconds


@dataclass(frozen=True)
class Counts:
    """Read from the database at a tick. `progress` is None when no poll takes ballots."""

    seats: int
    progress: ProgressSlot | None
    picture: LivePicture | None


ReadCounts = Callable[[UUID], Awaitable[Counts]]


class Ticker:
    """`say` sends a signal to everybody; `on_tick` gets the marks of a tick, before it is told."""

    def __init__(
        self,
        room_id: UUID,
        *,
        read_counts: ReadCounts,
        say: Callable[[SignalState], None],
        on_tick: Callable[[set[str]], None],
        on_seats: Callable[[int], None],
    ):
        self._room_id = room_id
        self._read_counts = read_counts
        self._say = say
        self._on_tick = on_tick
        self._on_seats = on_seats
        self._marks: set[str] = set()
        self._progress: ProgressSlot | None = None
        self._picture: LivePicture | None = None
        self._running: asyncio.Task[None] | None = None

    def mark(self, *marks: str) -> None:
        """Something changed: "presence", "at_desk" or "progress"."""
        self._marks.update(marks)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run_until_quiet())

    async def _run_until_quiet(self) -> None:
        while self._marks:
            await asyncio.sleep(TICK - time.time() % TICK)
            marks, self._marks = self._marks, set()
            self._on_tick(marks)
            try:
                counts = await self._read_counts(self._room_id)
            except Unavailable:
                self._marks |= marks  # the database is away: say it at a later tick
                continue
            if "presence" in marks:
                self._on_seats(counts.seats)
            self._tell_progress(counts)

    def _tell_progress(self, counts: Counts) -> None:
        # A frame for every vote would count the votes, even if all said the same.
        if counts.progress and counts.progress != self._told(counts.progress.poll):
            self._progress = counts.progress
            self._say(SignalState(progress=counts.progress))
        if counts.picture and is_due(self._picture, counts.picture):
            self._picture = counts.picture
            self._say(SignalState(live_tally=self.live_tally()))

    def progress(self, poll: PollSlot | None) -> ProgressSlot | None:
        """What was told of an open poll. A snapshot says no more, or asking would time a tap."""
        if poll is None or poll.status not in TAKING_BALLOTS:
            return None
        return self._told(poll.id)

    def begin_anew(self) -> None:
        """The poll asks a second time, for upvotes: what was told of the first is over."""
        self._progress = None

    def live_tally(self) -> LiveTally | None:
        """The last picture that was told, of whichever poll."""
        if self._picture is None:
            return None
        rows = [LiveShare(option=option, share=share) for option, share in self._picture.shares]
        return LiveTally(poll=self._picture.poll, rows=rows)

    def _told(self, poll_id: str) -> ProgressSlot:
        if self._progress is None or self._progress.poll != poll_id:
            return ProgressSlot(poll=poll_id, level=Level.WAITING)
        return self._progress
