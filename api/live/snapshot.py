"""Reading one guest's snapshot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from api.live.admission import Guest
from api.live.database import in_database
from api.live.hub import Hub
from api.live.messages.slots import AtDesk, Mine, You
from api.live.translation import resident_snapshot, screen_snapshot, staff_snapshot
from facilitation.live_room.ballots import choice_of
from facilitation.live_room.models import LiveRoom, PollStatus, RoomStatus
from facilitation.live_room.state import RoomState, room_state


@dataclass(frozen=True)
class Snapshot:
    """`seq` is the number of the last change that the frame includes."""

    frame: str
    seq: int
    room_has_closed: bool


async def read_snapshot(guest: Guest, hub: Hub, origin: str) -> Snapshot:
    """Raises `NotStoredYet` when the database stays away."""
    state, me, seats = await in_database(_read, guest)
    state = replace(state, progress=hub.progress(state.poll))
    presence = hub.presence(seats)
    if guest.audience == "staff":
        frame = staff_snapshot(
            state,
            origin=origin,
            presence=presence,
            at_desk=AtDesk(present=hub.at_desk()),
            you=You(co_facilitator=guest.identity),
        )
    elif guest.audience == "screen":
        frame = screen_snapshot(state, origin=origin, presence=presence)
    else:
        frame = resident_snapshot(state, presence=presence, me=me)
    return Snapshot(frame, state.seq, room_has_closed=state.room.status == RoomStatus.CLOSED)


def _read(guest: Guest) -> tuple[RoomState, Mine, int]:
    with transaction.atomic():
        room = LiveRoom.objects.select_related(
            "group_session__plan", "group_session__support_group"
        ).get(pk=guest.room.pk)
        state = room_state(room)
        seats = room.seats.count()
    shown = state.poll
    if guest.seat_token is None or shown is None or shown.status != PollStatus.OPEN:
        return state, Mine(poll=None, choice=None), seats
    choice = choice_of(token=guest.seat_token, poll_id=UUID(shown.id))
    return state, Mine(poll=shown.id if choice else None, choice=choice), seats
