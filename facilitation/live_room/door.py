"""The room's door: its code, and whether anybody new may come in."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from facilitation.codes import random_code
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.row import locked_room

CODE_LENGTH = 6  # 887 million codes
TRIES_FOR_A_FREE_CODE = 5


def rotate_code(*, room: LiveRoom, old: str) -> None:
    """Give the room a new code; the old one stops working at once. Seats stay.

    `old` is the code that the lead saw: when it was replaced already, a retry changes nothing.
    """
    with transaction.atomic():
        room = locked_room(room)
        if room.code == old:
            save_with_free_code(room)
            announce(room, ChangeName.CODE_ROTATED)


def lock_room(*, room: LiveRoom, locked: bool) -> None:
    """Let nobody new in, or open the door again. Phones that have a seat can always come back."""
    with transaction.atomic():
        room = locked_room(room)
        if room.locked != locked:
            room.locked = locked
            announce(room, ChangeName.ROOM_LOCKED, changed=("locked",))


def save_with_free_code(room: LiveRoom) -> LiveRoom:
    """Save the room under a code that no open room has."""
    for remaining in reversed(range(TRIES_FOR_A_FREE_CODE)):
        room.code = random_code(CODE_LENGTH)
        try:
            with transaction.atomic():
                room.save()
                return room
        except IntegrityError:
            if not remaining:
                raise
    raise AssertionError("unreachable")
