"""Taking a seat in a room: no account, no name, one token that only the phone knows."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.codes import as_typed
from facilitation.digest_key import key_of
from facilitation.errors import Conflict, Locked, NotThere, Refused
from facilitation.live_room.ballots import ballot_key, text_key
from facilitation.live_room.models import (
    TAKING_BALLOTS,
    Ballot,
    LiveRoom,
    Poll,
    RoomStatus,
    Seat,
)
from facilitation.traces import leave_no_trace

TOKEN_BYTES = 16


class RoomUnknown(NotThere):
    """One answer for a wrong, an old and a closed room's code: guessing teaches nothing."""

    code = "room_unknown"
    detail = _("No open room has this code. Check it with the screen in the room.")


class RoomLocked(Locked):
    code = "room_locked"
    detail = _("The facilitators have locked this room for now. Ask them to unlock it.")


class RoomFull(Conflict):
    code = "room_full"
    detail = _("All seats are taken. Please tell a facilitator.")


class SeatNeeded(Refused):
    code = "seat_needed"
    detail = _("Only phones that have a seat in this room can do that.")


@dataclass(frozen=True)
class TakenSeat:
    """A new seat. `token` exists nowhere else: the server keeps only its hash."""

    room: LiveRoom
    key: int
    token: str


@dataclass(frozen=True, slots=True)
class KnownSeat:
    """What a token opened: a seat that is in the database."""

    key: int
    room_id: UUID


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
        seat = Seat.objects.create(key=key_of(digest), token_hash=digest, room=room)
        return TakenSeat(room, seat.key, token)


def most_seats(room: LiveRoom) -> int:
    """Twice the group's capacity and ten more: phones get lost, but nobody needs a thousand."""
    return 2 * room.group_session.support_group.capacity + 10


def seats_of_tokens(tokens: Iterable[str]) -> dict[str, KnownSeat]:
    """The seats that these tokens open, by token; those that open none are left out.

    The whole hash is compared, not only the key that is made from it.
    """
    digests = {token: _hash(token) for token in tokens}
    rows = Seat.objects.filter(key__in=[key_of(digest) for digest in digests.values()])
    stored = {bytes(row[1]): row for row in rows.values_list("key", "token_hash", "room_id")}
    return {
        token: KnownSeat(key=row[0], room_id=row[2])
        for token, digest in digests.items()
        if (row := stored.get(digest))
    }


def give_up_seat(*, room: LiveRoom, token: str) -> None:
    """Leave for good, with the vote in an open poll; harmless if the seat is gone.

    A vote that stayed behind would let one phone join, vote and leave as often as it liked.
    """
    with transaction.atomic():
        # The room's row first, as everybody does: no poll opens until the seat is gone.
        LiveRoom.objects.select_for_update().get(pk=room.pk)
        polls = Poll.objects.select_for_update().filter(room=room, status__in=TAKING_BALLOTS)
        keys = [
            key(token=token, poll_id=poll.pk) for poll in polls for key in (ballot_key, text_key)
        ]
        Ballot.objects.filter(key__in=keys).delete()
        Seat.objects.filter(key=key_of(_hash(token)), room=room).delete()
        leave_no_trace()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
