"""What the server says."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from api.live.messages.base import CommandId, Message
from api.live.messages.slots import AtDesk, Door, Mine, Presence, You
from facilitation.live_room.changes import ChangeName
from facilitation.live_room.state import (
    DeskSlot,
    OutlineStep,
    PollSlot,
    ProgressSlot,
    RoomSlot,
    ScriptSlot,
    StepSlot,
)


class ResidentState(Message):
    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    presence: Presence
    me: Mine


class ScreenState(Message):
    """What a projector shows: the residents' view and the door."""

    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    presence: Presence
    door: Door


class StaffState(Message):
    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    presence: Presence
    door: Door
    script: ScriptSlot
    outline: list[OutlineStep]
    desk: DeskSlot
    at_desk: AtDesk
    you: You


class EventState(Message):
    """The slots that an event replaces, each whole. Residents never get the last three."""

    room: RoomSlot | None = None
    step: StepSlot | None = None
    poll: PollSlot | None = None
    progress: ProgressSlot | None = None
    door: Door | None = None
    script: ScriptSlot | None = None
    desk: DeskSlot | None = None


class SignalState(Message):
    presence: Presence | None = None
    progress: ProgressSlot | None = None
    at_desk: AtDesk | None = None


class ResidentSnapshot(Message):
    type: Literal["snapshot"] = "snapshot"
    seq: int
    server_time: datetime
    audience: Literal["resident"] = "resident"
    state: ResidentState


class ScreenSnapshot(Message):
    type: Literal["snapshot"] = "snapshot"
    seq: int
    server_time: datetime
    audience: Literal["screen"] = "screen"
    state: ScreenState


class StaffSnapshot(Message):
    type: Literal["snapshot"] = "snapshot"
    seq: int
    server_time: datetime
    audience: Literal["staff"] = "staff"
    state: StaffState


class Event(Message):
    """Something changed. `seq` is one more than the last; after a gap, send `resync`."""

    type: Literal["event"] = "event"
    seq: int
    server_time: datetime
    name: ChangeName
    state: EventState


class Signal(Message):
    """The whole truth about one thing, not numbered: a lost one is healed by the next."""

    type: Literal["signal"] = "signal"
    state: SignalState


class Ack(Message):
    """The command with this id is done, and what it changed is on disk."""

    type: Literal["ack"] = "ack"
    id: CommandId


class CommandRefused(Message):
    type: Literal["refused"] = "refused"
    id: CommandId
    code: str
    detail: str


class Pong(Message):
    type: Literal["pong"] = "pong"
    server_time: datetime


ToClient = (
    ResidentSnapshot | ScreenSnapshot | StaffSnapshot | Event | Signal | Ack | CommandRefused | Pong
)


def encode(message: Message) -> str:
    """The message as one text frame. An event or a signal carries only the slots it replaces."""
    if isinstance(message, (Event, Signal)):
        message.model_fields_set.add("type")  # a default counts as unset, but every frame has it
        return message.model_dump_json(by_alias=True, exclude_unset=True)
    return message.model_dump_json(by_alias=True)
