"""From the domain's room state to frames for one audience."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from pydantic import BaseModel

from api.live.messages.slots import (
    AtDesk,
    Cue,
    Door,
    LiveTally,
    Mine,
    Presence,
    SlowDown,
    You,
)
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
from facilitation.live_room.slots import VISIBLE, Audience, DoorSlot, RoomState


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


def resident_snapshot(
    state: RoomState, *, presence: Presence, live_tally: LiveTally | None, me: Mine
) -> str:
    slots = _visible(state, "resident", "")
    visible = ResidentState(**slots, presence=presence, live_tally=live_tally, me=me)
    return _snapshot(ResidentSnapshot, state, visible)


def screen_snapshot(
    state: RoomState, *, origin: str, presence: Presence, live_tally: LiveTally | None
) -> str:
    slots = _visible(state, "screen", origin)
    visible = ScreenState(**slots, presence=presence, live_tally=live_tally)
    return _snapshot(ScreenSnapshot, state, visible)


def staff_snapshot(
    state: RoomState,
    *,
    origin: str,
    presence: Presence,
    live_tally: LiveTally | None,
    at_desk: AtDesk,
    slow_down: SlowDown | None,
    cues: list[Cue],
    you: You,
) -> str:
    visible = StaffState(
        **_visible(state, "staff", origin),
        presence=presence,
        live_tally=live_tally,
        at_desk=at_desk,
        slow_down=slow_down,
        cues=cues,
        you=you,
    )
    return _snapshot(StaffSnapshot, state, visible)


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
