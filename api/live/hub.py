"""One hub per process and room: it encodes each message once and hands the same frame to all.

Sockets of one room live in this process's event loop. Changes come from the domain, in whatever
thread committed them; the hub orders them by number. A socket that does not read is cut off at a
bounded queue instead of holding the others up.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from api.live.connection import Connection
from api.live.elsewhere import Elsewhere
from api.live.messages.closing import Close
from api.live.messages.slots import AtDesk, Presence
from api.live.messages.to_client import Signal, SignalState, encode
from api.live.translation import event_frame
from facilitation.errors import Unavailable
from facilitation.live_room.changes import Change, ChangeName
from facilitation.live_room.models import PollStatus
from facilitation.live_room.progress import Level
from facilitation.live_room.state import Audience, PollSlot, ProgressSlot

TICK = 4.0  # seconds; signals leave on the clock's ticks, so that none follows a tap
GOODBYE_AFTER = 1.0  # seconds between the closing event and the end: acks are still on their way
LEAD_IS_GONE_AFTER = 10.0  # seconds
AUDIENCES: tuple[Audience, ...] = ("resident", "staff", "screen")


@dataclass(frozen=True)
class Counts:
    """Read from the database at a tick. `progress` is None when no poll is open."""

    seats: int
    progress: ProgressSlot | None


ReadCounts = Callable[[UUID], Awaitable[Counts]]
Tell = Callable[..., None]


class Hub:
    """The sockets of one room in this process."""

    def __init__(self, room_id: UUID, read_counts: ReadCounts, tell: Tell):
        self.room_id = room_id
        self.elsewhere = Elsewhere()
        self._tell = tell
        self.connections: set[Connection] = set()
        self._read_counts = read_counts
        self._progress: ProgressSlot | None = None
        self._started_at = time.monotonic()
        self._desk_left_at: dict[str, float] = {}
        self._dirty: set[str] = set()
        self._untold: set[str] = set()
        self._signals: asyncio.Task[None] | None = None

    # --- who is here ------------------------------------------------------------------------

    def enter(self, connection: Connection) -> None:
        """Take a socket in. The same seat opened again wins; its older socket is told why."""
        if connection.audience == "resident":
            self.give_way(connection.identity)
            self._tell("seat", identity=connection.identity)
        self.connections.add(connection)
        self._mark("presence", "at_desk", "progress")

    def give_way(self, seat: str) -> None:
        """The seat was opened anew, here or in another process."""
        for other in self._of("resident"):
            if other.identity == seat:
                self.connections.discard(other)
                other.close(Close.SEAT_OPEN_ELSEWHERE)
        self._mark("presence")

    def leave(self, connection: Connection) -> None:
        before = self.at_desk()
        self.connections.discard(connection)
        self._note_who_left(before)
        self._mark("presence", "at_desk")

    def heard_of(self, process: str, *, present: int, desks: list[str]) -> None:
        """Another process told who is with it."""
        before, here = self.at_desk(), self.present()
        self.elsewhere.note(process, present=present, desks=desks)
        self._note_who_left(before)
        if here != self.present() or before != self.at_desk():
            self._mark("presence", "at_desk", told=True)

    def beat(self) -> bool:
        """Tell the other processes who is here; False when there is nobody to tell of."""
        before = self.at_desk()
        if self.elsewhere.forget_the_silent():
            self._note_who_left(before)
            self._mark("presence", "at_desk", told=True)
        if not self.connections:
            return False
        self._tell_who_is_here()
        return True

    def presence(self, seats: int) -> Presence:
        return Presence(present=self.present(), seats=seats)

    def present(self) -> int:
        return len(self._of("resident")) + self.elsewhere.present()

    def at_desk(self) -> list[str]:
        return sorted(self._desks_here() | self.elsewhere.desks())

    def _desks_here(self) -> set[str]:
        return {connection.identity for connection in self._of("staff")}

    def _tell_who_is_here(self) -> None:
        self._tell("here", present=len(self._of("resident")), desks=sorted(self._desks_here()))

    def _note_who_left(self, before: list[str]) -> None:
        for gone in set(before) - set(self.at_desk()):
            self._desk_left_at[gone] = time.monotonic()

    def desk_is_gone(self, co_facilitator_id: str) -> bool:
        """Whether that co-facilitator has had no desk in this room for 10 seconds."""
        if co_facilitator_id in self.at_desk():
            return False
        left_at = self._desk_left_at.get(co_facilitator_id, self._started_at)
        return time.monotonic() - left_at >= LEAD_IS_GONE_AFTER

    def is_empty(self) -> bool:
        """Nobody in it, and no desk whose absence still has to be counted."""
        return not self.connections and not self._desk_left_at

    def _of(self, audience: Audience) -> list[Connection]:
        return [each for each in self.connections if each.audience == audience]

    # --- numbered events --------------------------------------------------------------------

    def deliver(self, change: Change) -> None:
        """Send a change to everybody who may see any of it; later numbers come later."""
        frames: dict[tuple[Audience, str], str] = {}
        for connection in tuple(self.connections):
            if connection.seq is None:
                connection.held.append(change)
            elif change.seq > connection.seq:
                self._send(connection, change, frames)
        if change.name == ChangeName.ROOM_CLOSED:
            self._desk_left_at.clear()
            asyncio.get_running_loop().call_later(GOODBYE_AFTER, self._end_all)

    def _end_all(self) -> None:
        self.end_all(Close.ROOM_CLOSED)

    def end_all(self, code: int) -> None:
        for connection in tuple(self.connections):
            connection.close(code)

    def start(self, connection: Connection, *, snapshot: str, seq: int) -> None:
        """Send the snapshot, then the changes that came while it was being read."""
        connection.offer(snapshot)
        connection.seq = seq
        held, connection.held = connection.held, []
        for change in sorted(held, key=lambda each: each.seq):
            if change.seq > seq:
                self._send(connection, change, {})

    def hold(self, connection: Connection) -> None:
        """Collect changes for this socket until `start` is called again."""
        connection.seq = None

    def _send(
        self, connection: Connection, change: Change, frames: dict[tuple[Audience, str], str]
    ) -> None:
        key = (connection.audience, connection.origin)
        if key not in frames:
            frames[key] = event_frame(change, connection.audience, connection.origin)
        connection.seq = change.seq
        connection.offer(frames[key])

    # --- unnumbered signals -----------------------------------------------------------------

    def votes_arrived(self, *, told: bool = False) -> None:
        self._mark("progress", told=told)

    def _mark(self, *slots: str, told: bool = False) -> None:
        """These slots changed; `told` by another process, so that none has to hear of it again."""
        self._dirty.update(slots)
        if not told:
            self._untold.update(slots)
        if self._signals is None or self._signals.done():
            self._signals = asyncio.create_task(self._signal_until_quiet())

    async def _signal_until_quiet(self) -> None:
        while self._dirty:
            await asyncio.sleep(TICK - time.time() % TICK)
            slots, self._dirty = self._dirty, set()
            self._tell_the_others()
            if "at_desk" in slots:
                self._signal(SignalState(at_desk=AtDesk(present=self.at_desk())), to=("staff",))
            try:
                counts = await self._read_counts(self.room_id)
            except Unavailable:
                self._dirty |= slots  # the database is away: say it at a later tick
                continue
            if "presence" in slots:
                self._signal(SignalState(presence=self.presence(counts.seats)))
            # A frame for every vote would count the votes, even if all said the same.
            if counts.progress and counts.progress != self._told(counts.progress.poll):
                self._progress = counts.progress
                self._signal(SignalState(progress=counts.progress))

    def progress(self, poll: PollSlot | None) -> ProgressSlot | None:
        """What was told of an open poll. A snapshot says no more, or asking would time a tap."""
        if poll is None or poll.status != PollStatus.OPEN:
            return None
        return self._told(poll.id)

    def _told(self, poll_id: str) -> ProgressSlot:
        if self._progress is None or self._progress.poll != poll_id:
            return ProgressSlot(poll=poll_id, level=Level.WAITING)
        return self._progress

    def _tell_the_others(self) -> None:
        untold, self._untold = self._untold, set()
        if untold & {"presence", "at_desk"}:
            self._tell_who_is_here()
        if "progress" in untold:
            self._tell("progress")

    def _signal(self, state: SignalState, to: tuple[Audience, ...] = AUDIENCES) -> None:
        frame = encode(Signal(state=state))
        for connection in tuple(self.connections):
            if connection.audience in to and connection.seq is not None:
                connection.offer(frame)
