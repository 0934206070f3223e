"""What phones and desks ask for."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter

from api.live.messages.base import CommandId, Message, OptionId

LARGEST_FRAME = 4096  # bytes


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
    """`from` is the code that was on the screen, so that a retry does not rotate again."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    type: Literal["room.rotate_code"]
    old: OptionId = Field(alias="from")


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

read: TypeAdapter[ToServer] = TypeAdapter(Annotated[ToServer, Field(discriminator="type")])
