"""Taking a seat in a room: no account, no name, one token that only the phone knows."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.codes import as_typed
from facilitation.errors import Conflict, Locked, NotThere, Refused
from facilitation.live_room.ballots import ballot_key
from facilitation.live_room.fields import key_of
from facilitation.live_room.models import Ballot, LiveRoom, Poll, PollStatus, RoomStatus, Seat
from facilitation.live_room.traces import leave_no_trace

TOKEN_BYTES = 16


class RoomUnknown(NotThere):
    """One answer for a wrong, an old and a closed room's code: guessing teaches nothing."""

    code = "room_unknown"
    detail = _("No open room has this code. Check it with the screen in the room.")


class RoomLocked(Locked):
    code = "room_locked"
    detail = _("The facilitators have locked this room for now. Ask them to open the door.")


class RoomFull(Conflict):
    code = "room_full"
    detail = _("This room has no seat left. Tell the facilitators: somebody may hold several.")


class SeatNeeded(Refused):
    code = "seat_needed"
    detail = _("Only phones that have a seat in this room can do that.")


class SeatGone(NotThere):
    code = "seat_gone"
    detail = _("This phone has no seat in this room any more. Join again with the code.")


@dataclass(frozen=True)
class TakenSeat:
    """A new seat. `token` exists nowhere else: the server keeps only its hash."""

    room: LiveRoom
    token: str


def take_seat(*, code: str) -> TakenSeat:
    """Give a phone a seat in the open room that has `code`.

    Raises `RoomUnknown`, `RoomLocked`, `RoomFull`.
    """
    with transaction.atomic():
        room = (
            LiveRoom.objects.select_for_update()
            .filter(status=RoomStatus.OPEN, code=as_typed(code) or None)
            .first()
        )
        if room is None:
            raise RoomUnknown
        if room.locked:
            raise RoomLocked
        if room.seats.count() >= most_seats(room):
            raise RoomFull
        token = secrets.token_urlsafe(TOKEN_BYTES)
        digest = _hash(token)
        Seat.objects.create(key=key_of(digest), token_hash=digest, room=room)
        return TakenSeat(room, token)


def most_seats(room: LiveRoom) -> int:
    """Twice the group's capacity and ten more: phones get lost, but nobody needs a thousand."""
    return 2 * room.group_session.support_group.capacity + 10


def seat_of(*, room: LiveRoom, token: str) -> Seat:
    """The seat that the token opens in this room. Raises `SeatGone`."""
    digest = _hash(token)
    seat = Seat.objects.filter(key=key_of(digest), room=room).first()
    if seat is None or not hmac.compare_digest(bytes(seat.token_hash), digest):
        raise SeatGone
    return seat


def give_up_seat(*, room: LiveRoom, token: str) -> None:
    """Leave for good, with the vote in an open poll; harmless if the seat is gone.

    A vote that stayed behind would let one phone join, vote and leave as often as it liked.
    """
    with transaction.atomic():
        polls = Poll.objects.select_for_update().filter(room=room, status=PollStatus.OPEN)
        keys = [ballot_key(token=token, poll_id=poll.pk) for poll in polls]
        Ballot.objects.filter(key__in=keys).delete()
        Seat.objects.filter(key=key_of(_hash(token)), room=room).delete()
        leave_no_trace()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
