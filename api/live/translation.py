"""From the domain's room state to frames for one audience."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from pydantic import BaseModel

from api.live.messages.slots import AtDesk, Door, Mine, Presence, You
from api.live.messages.to_client import (
    Event,
    EventState,
    ResidentSnapshot,
    ResidentState,
    ScreenSnapshot,
    ScreenState,
    StaffSnapshot,
    StaffState,
    encode,
)
from facilitation.live_room.changes import Change
from facilitation.live_room.state import VISIBLE, Audience, DoorSlot, RoomState


def event_frame(change: Change, audience: Audience, origin: str) -> str:
    """The change as this audience may see it: perhaps with no slot, never with another's."""
    slots = {
        name: door(value, origin) if isinstance(value, DoorSlot) else value
        for name, value in change.slots.items()
        if name in VISIBLE[audience]
    }
    return encode(
        Event(seq=change.seq, server_time=change.at, name=change.name, state=EventState(**slots))
    )


def resident_snapshot(state: RoomState, *, presence: Presence, me: Mine) -> str:
    slots = _visible(state, "resident", "")
    return _snapshot(ResidentSnapshot, state, ResidentState(**slots, presence=presence, me=me))


def screen_snapshot(state: RoomState, *, origin: str, presence: Presence) -> str:
    slots = _visible(state, "screen", origin)
    return _snapshot(ScreenSnapshot, state, ScreenState(**slots, presence=presence))


def staff_snapshot(
    state: RoomState, *, origin: str, presence: Presence, at_desk: AtDesk, you: You
) -> str:
    slots = _visible(state, "staff", origin)
    return _snapshot(
        StaffSnapshot,
        state,
        StaffState(**slots, presence=presence, at_desk=at_desk, you=you),
    )


def door(slot: DoorSlot, origin: str) -> Door:
    join_url = f"{origin}/#/join/{slot.code}" if slot.code else ""
    return Door(code=slot.code, join_url=join_url, locked=slot.locked)


def _visible(state: RoomState, audience: Audience, origin: str) -> dict[str, Any]:
    slots = {name: getattr(state, name) for name in VISIBLE[audience]}
    if "door" in slots:
        slots["door"] = door(state.door, origin)
    return slots


def _snapshot(kind: type[Any], state: RoomState, visible: BaseModel) -> str:
    return encode(kind(seq=state.seq, server_time=timezone.now(), state=visible))
