"""What the server says."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Literal

from api.live.messages.base import CommandId, Message
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
from facilitation.live_room.changes import ChangeName
from facilitation.live_room.slots import (
    ActionLine,
    DeskSlot,
    OutlineStep,
    PollSlot,
    ProgressSlot,
    PulseSlot,
    RoomSlot,
    ScriptSlot,
    SortingSlot,
    StepSlot,
)
from facilitation.redirects.lanes import Lane
from facilitation.redirects.library import Move


class ResidentState(Message):
    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    pulse: PulseSlot | None
    presence: Presence
    live_tally: LiveTally | None
    me: Mine


class ScreenState(Message):
    """What a projector shows: the residents' view and the door."""

    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    pulse: PulseSlot | None
    presence: Presence
    live_tally: LiveTally | None
    door: Door


class StaffState(Message):
    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    pulse: PulseSlot | None
    presence: Presence
    live_tally: LiveTally | None
    door: Door
    script: ScriptSlot
    sorting: SortingSlot | None
    outline: list[OutlineStep]
    since_last_time: list[ActionLine]
    desk: DeskSlot
    at_desk: AtDesk
    slow_down: SlowDown | None
    cues: list[Cue]
    you: You


class EventState(Message):
    """The slots that an event replaces, each whole. Residents never get the last four."""

    room: RoomSlot | None = None
    step: StepSlot | None = None
    poll: PollSlot | None = None
    progress: ProgressSlot | None = None
    pulse: PulseSlot | None = None
    door: Door | None = None
    script: ScriptSlot | None = None
    sorting: SortingSlot | None = None
    desk: DeskSlot | None = None


class SignalState(Message):
    """The last three are for facilitators only. `slow_down` is null when it has been a while."""

    presence: Presence | None = None
    progress: ProgressSlot | None = None
    live_tally: LiveTally | None = None
    at_desk: AtDesk | None = None
    slow_down: SlowDown | None = None
    cues: list[Cue] | None = None


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


class RedirectPrompt(Message):
    """One line to say. The library holds the pattern's other lines."""

    pattern: str
    tile: str
    move: Move
    wording: str
    text: str


class RedirectAnswer(Message):
    """The answer to `redirect.ask`, for the socket that asked.

    `prompts` is empty unless the lane is `redirect` or `check_in`. With `check_in`, show them below
    the advice to speak to the person privately first; with `risk`, show the safety protocol.
    """

    type: Literal["redirect.answer"] = "redirect.answer"
    id: CommandId
    lane: Lane
    engine: str
    prompts: list[RedirectPrompt]


class Pong(Message):
    type: Literal["pong"] = "pong"
    server_time: datetime


ToClient = (
    ResidentSnapshot
    | ScreenSnapshot
    | StaffSnapshot
    | Event
    | Signal
    | Ack
    | CommandRefused
    | RedirectAnswer
    | Pong
)


def ack(command_id: str) -> str:
    """What `encode(Ack(id=command_id))` gives, without the detour: a hall votes within a second."""
    return f'{{"type":"ack","id":{json.dumps(command_id, ensure_ascii=False)}}}'


def encode(message: Message) -> str:
    """The message as one text frame. An event or a signal carries only the slots it replaces."""
    if isinstance(message, (Event, Signal)):
        message.model_fields_set.add("type")  # a default counts as unset, but every frame has it
        return message.model_dump_json(by_alias=True, exclude_unset=True)
    return message.model_dump_json(by_alias=True)
