"""A change as plain values, for the way from one process to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from facilitation.live_room.changes import Change, ChangeName
from facilitation.live_room.slots import (
    DeskSlot,
    DoorSlot,
    PollSlot,
    ProgressSlot,
    PulseSlot,
    RoomSlot,
    ScriptSlot,
    SortingSlot,
    StepSlot,
)

SLOTS: dict[str, TypeAdapter[Any]] = {
    "room": TypeAdapter(RoomSlot),
    "step": TypeAdapter(StepSlot),
    "poll": TypeAdapter(PollSlot | None),
    "progress": TypeAdapter(ProgressSlot | None),
    "pulse": TypeAdapter(PulseSlot | None),
    "door": TypeAdapter(DoorSlot),
    "script": TypeAdapter(ScriptSlot),
    "sorting": TypeAdapter(SortingSlot | None),
    "desk": TypeAdapter(DeskSlot),
}


def packed(change: Change) -> dict[str, Any]:
    """Everything but the room, which every message names anyway."""
    slots = {
        name: SLOTS[name].dump_python(value, mode="json") for name, value in change.slots.items()
    }
    return {
        "name": change.name.value,
        "seq": change.seq,
        "at": change.at.isoformat(),
        "slots": slots,
    }


def unpacked(room_id: UUID, body: dict[str, Any]) -> Change:
    return Change(
        room_id=room_id,
        name=ChangeName(body["name"]),
        seq=body["seq"],
        at=datetime.fromisoformat(body["at"]),
        slots={name: SLOTS[name].validate_python(value) for name, value in body["slots"].items()},
    )
