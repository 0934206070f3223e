"""Every message on the room's WebSocket, typed. Unknown fields are refused in both directions.

The slots of the state come from the domain (`facilitation.live_room.state`): which audience sees
which slot is a rule, and stands there.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

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

SUBPROTOCOL = "room.v1"
LARGEST_FRAME = 4096  # bytes from a client

CommandId = Annotated[str, StringConstraints(min_length=1, max_length=40)]
OptionId = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# --- Parts of the state that the sockets know, not the database ---------------------------------


class Presence(Message):
    """Phones in the room now: seats with an open socket."""

    present: int


class AtDesk(Message):
    """Co-facilitators with an open desk now."""

    present: list[str]


class Mine(Message):
    """This phone's recorded vote for the poll that is shown, if it has one."""

    poll: str | None
    choice: str | None


class You(Message):
    co_facilitator: str


class Door(Message):
    """How to come in. Empty once the room has closed."""

    code: str
    join_url: str
    locked: bool


# --- Server to client ---------------------------------------------------------------------------


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


# --- Client to server ---------------------------------------------------------------------------


class Command(Message):
    """`id` comes back in the ack or the refusal. Sending a command again is always safe."""

    id: CommandId


class CastVote(Command):
    type: Literal["vote"]
    poll: UUID
    choice: OptionId


class Leave(Command):
    """Give the seat up for good."""

    type: Literal["leave"]


class Resync(Command):
    """Send me a fresh snapshot."""

    type: Literal["resync"]


class Ping(Message):
    type: Literal["ping"]


class GoToStep(Command):
    """`from` is the index that was on the screen, so that a double tap moves one step."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    type: Literal["step.go"]
    source: int = Field(alias="from", ge=0, le=100)
    target: int = Field(alias="to", ge=0, le=100)


class ExtendStep(Command):
    """`extra_minutes` is the total beyond the plan, not what to add."""

    type: Literal["step.extend"]
    step: OptionId
    extra_minutes: int


class OpenPoll(Command):
    type: Literal["poll.open"]
    step: OptionId


class ClosePoll(Command):
    type: Literal["poll.close"]
    poll: UUID


class RevealPoll(Command):
    type: Literal["poll.reveal"]
    poll: UUID


class HandOverLead(Command):
    type: Literal["lead.hand_over"]
    to: UUID


class TakeLead(Command):
    type: Literal["lead.take"]


class LockRoom(Command):
    type: Literal["room.lock"]
    locked: bool


class RotateCode(Command):
    type: Literal["room.rotate_code"]


class CloseRoom(Command):
    type: Literal["room.close"]


FromResident = CastVote | Leave
FromLead = (
    GoToStep
    | ExtendStep
    | OpenPoll
    | ClosePoll
    | RevealPoll
    | HandOverLead
    | LockRoom
    | RotateCode
    | CloseRoom
)
FromStaff = FromLead | TakeLead
AnyCommand = Resync | FromResident | FromStaff
ToServer = AnyCommand | Ping
ToClient = (
    ResidentSnapshot | ScreenSnapshot | StaffSnapshot | Event | Signal | Ack | CommandRefused | Pong
)

read: TypeAdapter[ToServer] = TypeAdapter(Annotated[ToServer, Field(discriminator="type")])


def encode(message: Message) -> str:
    """The message as one text frame. An event or a signal carries only the slots it replaces."""
    if isinstance(message, (Event, Signal)):
        message.model_fields_set.add("type")  # a default counts as unset, but every frame has it
        return message.model_dump_json(by_alias=True, exclude_unset=True)
    return message.model_dump_json(by_alias=True)


class Close:
    """Codes with which the server ends a socket; each has one meaning."""

    LEFT = 1000
    MALFORMED = 4400
    TOKEN_NOT_VALID = 4401
    NOT_ALLOWED = 4403
    TOO_SLOW = 4408
    SEAT_OPEN_ELSEWHERE = 4409
    ROOM_CLOSED = 4410
    TOO_LARGE = 4413
    TOO_MANY = 4429


CLOSE_REASONS: dict[int, str] = {
    Close.LEFT: "You gave your seat up.",
    Close.MALFORMED: "A frame was not a message of this protocol.",
    Close.TOKEN_NOT_VALID: "The token is not valid (any more): join again or fetch a new ticket.",
    Close.NOT_ALLOWED: "This origin or audience may not do that.",
    Close.TOO_SLOW: "This connection did not keep up: connect again.",
    Close.SEAT_OPEN_ELSEWHERE: "The seat was opened in another tab or on another device.",
    Close.ROOM_CLOSED: "The room has closed.",
    Close.TOO_LARGE: "A frame was larger than 4096 bytes.",
    Close.TOO_MANY: "Too many messages: wait ten seconds, then connect again.",
}
