"""One hub per process and room: who is here, what changed, and what is told to whom.

Sockets of one room live in this process's event loop. Changes come from the domain, in whatever
thread committed them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from api.live.connection import Connection
from api.live.cues import FORGOTTEN_AFTER, CueLine
from api.live.delivery import Delivery
from api.live.messages.closing import Close
from api.live.messages.slots import Cue, Presence
from api.live.messages.to_client import SignalState
from api.live.roll import Roll
from api.live.slowing import Slowing
from api.live.ticker import ReadCounts, Ticker
from facilitation.live_room.changes import Change, ChangeName
from facilitation.live_room.slots import DeskSlot

GOODBYE_AFTER = 1.0  # seconds between the closing event and the end: acks are still on their way

Tell = Callable[..., None]


class Hub:
    """The sockets of one room in this process. `tell` passes something on to the others."""

    def __init__(self, room_id: UUID, read_counts: ReadCounts, tell: Tell):
        self.room_id = room_id
        self.roll = Roll()
        self.delivery = Delivery(self.roll)
        self.slowing = Slowing(self._say_slow_down)
        self.cues = CueLine()
        self.ticker = Ticker(
            room_id,
            read_counts=read_counts,
            say=self.delivery.signal,
            on_tick=self._on_tick,
            on_seats=self._say_presence,
        )
        self._tell = tell
        self._untold: set[str] = set()
        self._lead_watch: asyncio.TimerHandle | None = None

    # --- who is here ------------------------------------------------------------------------

    def enter(self, connection: Connection) -> None:
        """Take a socket in. The same seat opened again wins; its older socket is told why."""
        if connection.audience == "resident":
            self.give_way(connection.identity)
            self._tell("seat", identity=connection.identity)
        self.roll.add(connection)
        self._mark("presence", "at_desk", "progress")
        if connection.audience != "resident" or self._lead_watch is None:
            self._watch_the_lead()

    def give_way(self, seat: str) -> None:
        """The seat was opened anew, here or in another process."""
        if other := self.roll.phone_of(seat):
            self.roll.discard(other)
            other.close(Close.SEAT_OPEN_ELSEWHERE)
            self._mark("presence")

    def seat_was_left(self, connection: Connection) -> None:
        """Its phone gave the seat up; sockets that were opened with it meanwhile end as well."""
        other = self.roll.phone_of(connection.identity)
        if other is not None and other is not connection:
            self.give_way(connection.identity)
        self._tell("seat", identity=connection.identity)

    def leave(self, connection: Connection) -> None:
        before = self.roll.desks()
        self.roll.discard(connection)
        self._somebody_went(before)
        self._mark("presence", "at_desk")

    def heard_of(self, process: str, *, present: int, desks: list[str]) -> None:
        """Another process told who is with it."""
        before, here = self.roll.desks(), self.roll.present()
        self.roll.elsewhere.note(process, present=present, desks=desks)
        self._somebody_went(before)
        if here != self.roll.present() or before != self.roll.desks():
            self._mark("presence", "at_desk", told=True)

    def beat(self) -> bool:
        """Tell the other processes who is here; False when there is nobody to tell of."""
        before = self.roll.desks()
        if self.roll.elsewhere.forget_the_silent():
            self._somebody_went(before)
            self._mark("presence", "at_desk", told=True)
        if not self.roll.connections:
            return False
        self._tell_who_is_here()
        return True

    def presence(self, seats: int) -> Presence:
        return Presence(present=self.roll.present(), seats=seats)

    def lead_is(self, co_facilitator_id: str) -> None:
        if co_facilitator_id != self.roll.lead:
            self.roll.lead = co_facilitator_id
            self._watch_the_lead()

    def is_empty(self) -> bool:
        return self.roll.is_empty()

    def _somebody_went(self, before: set[str]) -> None:
        self.roll.note_who_left(before)
        self._watch_the_lead()

    def _watch_the_lead(self) -> None:
        """Say so as soon as the lead's desk has been gone for long enough."""
        if self._lead_watch:
            self._lead_watch.cancel()
            self._lead_watch = None
        wait = self.roll.gone_in(self.roll.lead)
        if wait and self.roll.connections:
            loop = asyncio.get_running_loop()
            self._lead_watch = loop.call_later(wait + 0.05, self._say_who_is_at_desk)

    def _tell_who_is_here(self) -> None:
        self._tell("here", present=self.roll.phones_here(), desks=sorted(self.roll.desks_here()))

    # --- numbered events --------------------------------------------------------------------

    def deliver(self, change: Change) -> None:
        """Send a change to everybody who may see any of it; later numbers come later."""
        if isinstance(desk := change.slots.get("desk"), DeskSlot):
            self.lead_is(desk.lead)
            self._say_who_is_at_desk()
        if change.name == ChangeName.UPVOTES_OPENED:
            self.ticker.begin_anew()
        self.delivery.change(change)
        if change.name == ChangeName.ROOM_CLOSED:
            self.roll.forget_absences()
            asyncio.get_running_loop().call_later(GOODBYE_AFTER, self._end_all)

    def _end_all(self) -> None:
        self.delivery.end_all(Close.ROOM_CLOSED)

    # --- unnumbered signals -----------------------------------------------------------------

    def votes_arrived(self, *, told: bool = False) -> None:
        self._mark("progress", told=told)

    def slow_down_asked(self, *, told: bool = False) -> None:
        self.slowing.asked()
        if not told:
            self._tell("slow_down")

    def cue(self, sender: str, text: str, at: str = "", *, told: bool = False) -> None:
        """Pass a line on to the desks. `at` is when another process took it in."""
        cue = Cue(sender=sender, text=text, at=datetime.fromisoformat(at) if at else timezone.now())
        self.cues.add(cue)
        if not told:
            self._tell("cue", sender=sender, text=text, at=cue.at.isoformat())
        self._say_cues()
        after = FORGOTTEN_AFTER.total_seconds() + 1
        asyncio.get_running_loop().call_later(after, self._say_cues)

    def _mark(self, *marks: str, told: bool = False) -> None:
        """These changed; `told` by another process, so that none has to hear of it again."""
        if not told:
            self._untold.update(marks)
        self.ticker.mark(*marks)

    def _on_tick(self, marks: set[str]) -> None:
        untold, self._untold = self._untold, set()
        if untold & {"presence", "at_desk"}:
            self._tell_who_is_here()
        if "progress" in untold:
            self._tell("progress")
        if "at_desk" in marks:
            self._say_who_is_at_desk()

    def _say_presence(self, seats: int) -> None:
        self.delivery.signal(SignalState(presence=self.presence(seats)))

    def _say_who_is_at_desk(self) -> None:
        self.delivery.signal(SignalState(at_desk=self.roll.at_desk()), to=("staff",))

    def _say_cues(self) -> None:
        self.delivery.signal(SignalState(cues=self.cues.now()), to=("staff",))

    def _say_slow_down(self) -> None:
        self.delivery.signal(SignalState(slow_down=self.slowing.now()), to=("staff",))
