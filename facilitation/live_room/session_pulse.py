"""The pulse of a session, answered by the phones in its room."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import transaction

from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.live_room.pulse_slot import pulse_slot
from facilitation.live_room.row import SeatGone, locked_room
from facilitation.live_room.seats import RoomFull, most_seats, seats_of_tokens
from facilitation.pulse.issuance import (
    AllTokensGiven,
    NoPulse,
    issue_to_seat,
    round_of_session,
)
from facilitation.pulse.models import PulseRound
from facilitation.pulse.rounds import make_session_round
from facilitation.sessions.models import GroupSession

log = logging.getLogger("in_this_room.live")


def have_pulse(room: LiveRoom) -> None:
    """Make the session's round, if its group and its plan have one, and tell every screen.

    A fault keeps no room closed: it is logged, and opening the room again tries once more.
    """
    wanted = room.status == RoomStatus.OPEN and room.script.pulse_step is not None
    if not wanted or pulse_slot(room) is not None:
        return
    try:
        made = make_session_round(group_session=GroupSession.objects.get(live_room=room))
    except Exception as error:  # noqa: BLE001  (whatever keeps keys from being made)
        log.error("a session's pulse could not be made: %s", type(error).__name__)
        return
    if made is not None:
        with transaction.atomic():
            fresh = locked_room(room)
            announce(fresh, ChangeName.PULSE_READY)
        room.seq = fresh.seq


def pulse_for_seat(*, room_id: UUID, seat_token: str) -> PulseRound:
    """The round that a phone in this room can answer. Raises `SeatGone`, `NoPulse`."""
    room, _seat = _seated(room_id, seat_token)
    return round_of_session(room.group_session)


def token_for_seat(*, room_id: UUID, seat_token: str, blinded_message: bytes) -> bytes:
    """A blind signature (256 bytes) for the seat; the same message again gets the same one.

    As many are given out as phones may sit here at once: a phone that joins, fetches one, leaves
    and joins again must not answer for a crowd. Raises `SeatGone`, `NoPulse`, `RoomFull`, and what
    `issue_to_seat` raises.
    """
    room, seat = _seated(room_id, seat_token)
    try:
        return issue_to_seat(
            group_session=room.group_session,
            seat_key=seat,
            blinded_message=blinded_message,
            at_most=most_seats(room),
        )
    except AllTokensGiven:
        raise RoomFull from None


def _seated(room_id: UUID, seat_token: str) -> tuple[LiveRoom, int]:
    seat = seats_of_tokens([seat_token]).get(seat_token)
    if seat is None or seat.room_id != room_id:
        raise SeatGone
    room = LiveRoom.objects.select_related("group_session__support_group").get(pk=room_id)
    if room.script.pulse_step is None:
        raise NoPulse
    return room, seat.key
