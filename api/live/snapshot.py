"""Reading snapshots: one look into the database for all who wait for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction

from api.live.admission import Guest
from api.live.hub import Hub
from api.live.messages.slots import Mine, You
from api.live.outlet import Outgoing
from api.live.translation import resident_snapshot, screen_snapshot, staff_snapshot
from facilitation.live_room.ballots import Recorded, recorded_by
from facilitation.live_room.models import TAKING_BALLOTS, LiveRoom, PollStatus, RoomStatus
from facilitation.live_room.slots import PollSlot, RoomState
from facilitation.live_room.state import room_state
from facilitation.plans.poll_template import TEXT_KINDS


@dataclass
class Reading:
    """A room's state at one moment. Phones that recorded the same share one encoded frame.

    `seats_taken` are keys, of those who waited for this reading only.
    """

    state: RoomState
    seats: int
    seats_taken: frozenset[int]
    recorded: dict[str, Recorded]
    frames: dict[Recorded | None, Outgoing] = field(default_factory=dict)

    @property
    def room_has_closed(self) -> bool:
        return self.state.room.status == RoomStatus.CLOSED

    def frame(self, guest: Guest, hub: Hub, origin: str) -> Outgoing:
        """The snapshot for this guest, with what the hub knows and the database does not."""
        if guest.seat_token is None:
            return Outgoing(self._desk_or_screen(guest, hub, origin))
        mine = self.recorded.get(guest.seat_token)
        if mine not in self.frames:
            self.frames[mine] = Outgoing(
                resident_snapshot(
                    self._told(hub),
                    presence=hub.presence(self.seats),
                    live_tally=hub.ticker.live_tally(),
                    me=self._me(mine),
                )
            )
        return self.frames[mine]

    def _told(self, hub: Hub) -> RoomState:
        return replace(self.state, progress=hub.ticker.progress(self.state.poll))

    def _me(self, mine: Recorded | None) -> Mine:
        if mine is None or self.state.poll is None:
            return Mine(poll=None, choices=[], texts=[])
        return Mine(poll=self.state.poll.id, choices=list(mine.choices), texts=list(mine.texts))

    def _desk_or_screen(self, guest: Guest, hub: Hub, origin: str) -> str:
        state, presence = self._told(hub), hub.presence(self.seats)
        live_tally = hub.ticker.live_tally()
        if guest.audience == "screen":
            return screen_snapshot(state, origin=origin, presence=presence, live_tally=live_tally)
        return staff_snapshot(
            state,
            origin=origin,
            presence=presence,
            live_tally=live_tally,
            at_desk=hub.roll.at_desk(),
            slow_down=hub.slowing.now(),
            cues=hub.cues.now(),
            you=You(co_facilitator=guest.identity),
        )


def read_together(guests: Sequence[Guest]) -> list[Reading]:
    """For each guest the reading of its room."""
    waiting: dict[UUID, list[Guest]] = {}
    for guest in guests:
        waiting.setdefault(guest.room.pk, []).append(guest)
    readings = {room_id: _read(room_id, each) for room_id, each in waiting.items()}
    return [readings[guest.room.pk] for guest in guests]


def _read(room_id: UUID, guests: Sequence[Guest]) -> Reading:
    tokens = [guest.seat_token for guest in guests if guest.seat_token is not None]
    keys = [guest.seat for guest in guests if guest.seat is not None]
    with transaction.atomic():
        room = LiveRoom.objects.get(pk=room_id)
        state = room_state(room)
        taken = frozenset(room.seats.filter(key__in=keys).values_list("key", flat=True))
        return Reading(state, room.seats.count(), taken, _recorded(tokens, state.poll))


def _recorded(tokens: list[str], poll: PollSlot | None) -> dict[str, Recorded]:
    if not tokens or poll is None or poll.status not in TAKING_BALLOTS:
        return {}
    writing = poll.kind in TEXT_KINDS and poll.status == PollStatus.OPEN
    return recorded_by(tokens, poll_id=UUID(poll.id), texts=writing)
