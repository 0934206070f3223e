"""A change to a room: what happened, its number, and the parts of the state that it replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.state import read_slots


class ChangeName(StrEnum):
    STEP_CHANGED = "step.changed"
    STEP_EXTENDED = "step.extended"
    POLL_OPENED = "poll.opened"
    POLL_CLOSED = "poll.closed"
    POLL_REVEALED = "poll.revealed"
    TEXT_SORTED = "text.sorted"
    UPVOTES_OPENED = "upvotes.opened"
    LEAD_CHANGED = "lead.changed"
    PULSE_READY = "pulse.ready"
    ROOM_LOCKED = "room.locked"
    CODE_ROTATED = "code.rotated"
    ROOM_CLOSED = "room.closed"


# A slot that changes is replaced whole, so that applying an event is assignment and nothing else.
SLOTS: dict[ChangeName, tuple[str, ...]] = {
    ChangeName.STEP_CHANGED: ("step", "poll", "progress", "pulse", "script", "sorting"),
    ChangeName.STEP_EXTENDED: ("step",),
    ChangeName.POLL_OPENED: ("poll", "progress", "script", "sorting"),
    ChangeName.POLL_CLOSED: ("poll", "progress", "sorting"),
    ChangeName.POLL_REVEALED: ("poll", "progress", "sorting"),
    ChangeName.TEXT_SORTED: ("sorting",),
    ChangeName.UPVOTES_OPENED: ("poll", "progress", "sorting"),
    ChangeName.LEAD_CHANGED: ("desk",),
    ChangeName.PULSE_READY: ("pulse",),
    ChangeName.ROOM_LOCKED: ("room", "door"),
    ChangeName.CODE_ROTATED: ("door",),
    ChangeName.ROOM_CLOSED: ("room", "poll", "progress", "pulse", "door", "sorting"),
}


@dataclass(frozen=True)
class Change:
    """`slots` maps a slot's name to its new value, staff-only slots included."""

    room_id: UUID
    name: ChangeName
    seq: int
    at: datetime
    slots: dict[str, Any]


Listener = Callable[[Change], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Call `listener` with every change committed in this process, in the committing thread.

    Returns a function that ends it.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def announce(room: LiveRoom, name: ChangeName, *, changed: Sequence[str] = ()) -> None:
    """Number the change, save the room with the fields that are `changed`, tell it after commit.

    Call it inside the transaction that made the change and holds the room's row lock, so that a
    number is given once and the state told is the state of that number.
    """
    room.seq += 1
    room.save(update_fields=["seq", *changed])
    change = Change(
        room_id=room.pk,
        name=name,
        seq=room.seq,
        at=timezone.now(),
        slots=read_slots(room, SLOTS[name]),
    )
    transaction.on_commit(lambda: _tell(change))


def _tell(change: Change) -> None:
    for listener in tuple(_listeners):
        listener(change)
