"""Asking a psychologist for contact from a seat: without an account, so that nobody is known."""

from __future__ import annotations

from uuid import UUID

from facilitation.contact_wishes.wishing import ask_for_contact
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.row import SeatGone
from facilitation.live_room.seats import seats_of_tokens
from facilitation.programs.models import Program


def program_of_seat(*, room_id: UUID, seat_token: str) -> Program:
    """The program whose room the phone sits in. Raises `SeatGone`."""
    seat = seats_of_tokens([seat_token]).get(seat_token)
    if seat is None or seat.room_id != room_id:
        raise SeatGone
    room = LiveRoom.objects.select_related("group_session__support_group__program").get(pk=room_id)
    return room.group_session.support_group.program


def ask_from_seat(*, room_id: UUID, seat_token: str, key_id: UUID, sealed: bytes) -> None:
    """Raises `SeatGone`, and what `ask_for_contact` raises."""
    program = program_of_seat(room_id=room_id, seat_token=seat_token)
    ask_for_contact(program=program, key_id=key_id, sealed=sealed, asks=seat_token)
