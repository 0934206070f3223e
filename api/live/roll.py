"""Who is in a room: the sockets of this process, and what the other processes told of theirs."""

from __future__ import annotations

import time

from api.live.connection import Connection
from api.live.elsewhere import Elsewhere
from api.live.messages.slots import AtDesk
from facilitation.live_room.slots import Audience

LEAD_IS_GONE_AFTER = 10.0  # seconds


class Roll:
    """`lead` is the leading co-facilitator's id, as soon as it is known."""

    def __init__(self) -> None:
        self.connections: set[Connection] = set()
        self._by_audience: dict[Audience, set[Connection]] = {
            "resident": set(),
            "staff": set(),
            "screen": set(),
        }
        self._by_seat: dict[str, Connection] = {}
        self.elsewhere = Elsewhere()
        self.lead = ""
        self._started_at = time.monotonic()
        self._desk_left_at: dict[str, float] = {}

    def add(self, connection: Connection) -> None:
        self.connections.add(connection)
        self._by_audience[connection.audience].add(connection)
        if connection.audience == "resident":
            self._by_seat[connection.identity] = connection

    def discard(self, connection: Connection) -> None:
        self.connections.discard(connection)
        self._by_audience[connection.audience].discard(connection)
        if self._by_seat.get(connection.identity) is connection:
            del self._by_seat[connection.identity]

    def of(self, audience: Audience) -> set[Connection]:
        return self._by_audience[audience]

    def phone_of(self, seat: str) -> Connection | None:
        return self._by_seat.get(seat)

    def phones_here(self) -> int:
        return len(self.of("resident"))

    def desks_here(self) -> set[str]:
        return {connection.identity for connection in self.of("staff")}

    def present(self) -> int:
        """Phones with an open socket, in all processes."""
        return self.phones_here() + self.elsewhere.present()

    def desks(self) -> set[str]:
        """Co-facilitators with an open desk, in all processes."""
        return self.desks_here() | self.elsewhere.desks()

    def at_desk(self) -> AtDesk:
        return AtDesk(present=sorted(self.desks()), lead_is_away=self.desk_is_gone(self.lead))

    def note_who_left(self, before: set[str]) -> None:
        for gone in before - self.desks():
            self._desk_left_at[gone] = time.monotonic()

    def desk_is_gone(self, co_facilitator_id: str) -> bool:
        """Whether that co-facilitator has had no desk in this room for 10 seconds."""
        return self.gone_in(co_facilitator_id) == 0

    def gone_lead(self) -> str | None:
        """The lead whose desk has been gone for so long, if it has."""
        return self.lead if self.desk_is_gone(self.lead) else None

    def gone_in(self, co_facilitator_id: str) -> float | None:
        """Seconds until that holds, if nothing changes; None while there is a desk."""
        if not co_facilitator_id or co_facilitator_id in self.desks():
            return None
        left_at = self._desk_left_at.get(co_facilitator_id, self._started_at)
        return max(0.0, left_at + LEAD_IS_GONE_AFTER - time.monotonic())

    def forget_absences(self) -> None:
        self._desk_left_at.clear()

    def is_empty(self) -> bool:
        """Nobody in it, and no desk whose absence still has to be counted."""
        return not self.connections and not self._desk_left_at
