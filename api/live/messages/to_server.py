"""What phones and desks ask for."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter

from api.live.messages.base import CommandId, Message, OptionId
from facilitation.plans.poll_draft import PollDraft
from facilitation.plans.poll_template import PollKind

LARGEST_FRAME = 4096  # bytes
MOST_CHOICES = 200  # the questions of a full board; a poll's own limit is checked by its rules
Text = Annotated[str, StringConstraints(max_length=200)]
OptionText = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Draft(Message):
    """A poll made on the spot: `options` for choices and rankings, the bounds for a scale."""

    kind: PollKind
    question: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    options: tuple[OptionText, ...] = Field(default=(), max_length=8)
    min: int | None = None
    max: int | None = None
    min_label: str = Field(default="", max_length=24)
    max_label: str = Field(default="", max_length=24)

    def as_poll_draft(self) -> PollDraft:
        return PollDraft(**self.model_dump())


class Command(Message):
    """`id` comes back in the ack or the refusal. Sending a command again is always safe."""

    id: CommandId


class CastVote(Command):
    """`choices`: one option; up to `most_choices` of them; in a ranking all, the first one first.

    On a question board with upvotes open: those that this phone wants answered, perhaps none.
    """

    type: Literal["vote"]
    poll: UUID
    choices: tuple[OptionId, ...] = Field(max_length=MOST_CHOICES)


class WriteTexts(Command):
    """Words for a word cloud, questions for a board. None at all means: nothing from me."""

    type: Literal["write"]
    poll: UUID
    texts: tuple[Text, ...] = Field(max_length=3)


class AskToSlowDown(Command):
    """Facilitators are told that somebody asked, at the end of the half minute; never who."""

    type: Literal["slow_down"]


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


class OpenPreparedPoll(Command):
    """`prepared` is the id of a poll of the library, or of one prepared for this session."""

    type: Literal["poll.open_prepared"]
    prepared: OptionId


class AskQuickPoll(Command):
    """Put a question to the room on the spot. It counts as sensitive."""

    type: Literal["poll.ask"]
    draft: Draft


class AskAgain(Command):
    """Delete the ballots of a poll that was not shown, and ask the same once more."""

    type: Literal["poll.ask_again"]
    poll: UUID


class SortText(Command):
    """Let a text through or keep it back, before it is shown."""

    type: Literal["poll.sort"]
    poll: UUID
    text: OptionId
    shown: bool


class OpenUpvotes(Command):
    """Show the questions that were let through, and let phones say which they want answered."""

    type: Literal["poll.open_upvotes"]
    poll: UUID


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


class SendCue(Command):
    """A line between co-facilitators. It is passed on and kept nowhere."""

    type: Literal["cue"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=140, strip_whitespace=True)]


class AskRedirect(Command):
    """Find lines for what was said, paraphrased. Answered by `redirect.answer`; kept nowhere."""

    type: Literal["redirect.ask"]
    text: str


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


FromResident = CastVote | WriteTexts | AskToSlowDown | Leave
AboutPolls = (
    OpenPoll | OpenPreparedPoll | AskQuickPoll | AskAgain | OpenUpvotes | ClosePoll | RevealPoll
)
FromLead = (
    GoToStep | ExtendStep | AboutPolls | SortText | HandOverLead | LockRoom | RotateCode | CloseRoom
)
FromStaff = FromLead | TakeLead | SendCue | AskRedirect
AnyCommand = Resync | FromResident | FromStaff
ToServer = AnyCommand | Ping

read: TypeAdapter[ToServer] = TypeAdapter(Annotated[ToServer, Field(discriminator="type")])
