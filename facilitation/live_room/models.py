from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import lru_cache
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.digest_key import DigestKey
from facilitation.lifecycle import Lifecycle
from facilitation.live_room.result import Result, read_result
from facilitation.live_room.tally import Tally, read_tally
from facilitation.plans.models import Plan
from facilitation.plans.poll_template import PollOption, PollTemplate, read_poll
from facilitation.plans.script import Script, Step
from facilitation.sessions.models import CoFacilitator, GroupSession


class RoomStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class PollStatus(models.TextChoices):
    OPEN = "open", _("Open")
    SORTING = "sorting", _("Closed, its texts are being sorted")
    UPVOTING = "upvoting", _("Open for upvotes")
    CLOSED = "closed", _("Closed, not shown")
    REVEALED = "revealed", _("Revealed")
    WITHHELD = "withheld", _("Closed with too few votes to show")
    DROPPED = "dropped", _("Dropped without being shown")


POLL_LIFECYCLE = Lifecycle(
    initial=PollStatus.OPEN,
    moves={
        PollStatus.OPEN: frozenset(
            {PollStatus.CLOSED, PollStatus.SORTING, PollStatus.WITHHELD, PollStatus.DROPPED}
        ),
        PollStatus.SORTING: frozenset(
            {PollStatus.UPVOTING, PollStatus.REVEALED, PollStatus.DROPPED}
        ),
        PollStatus.UPVOTING: frozenset({PollStatus.CLOSED}),
        PollStatus.CLOSED: frozenset({PollStatus.REVEALED, PollStatus.DROPPED}),
        # Nothing leads out of a revealed poll: a second reveal could be subtracted from the first.
        PollStatus.REVEALED: frozenset(),
        PollStatus.WITHHELD: frozenset(),
        PollStatus.DROPPED: frozenset(),
    },
)
TAKING_BALLOTS = frozenset({PollStatus.OPEN, PollStatus.UPVOTING})


class PollOrigin(models.TextChoices):
    PLAN = "plan", _("Written in the plan")
    LIBRARY = "library", _("From the library")
    PREPARED = "prepared", _("Prepared for the session")
    QUICK = "quick", _("Asked on the spot")


class TextStanding(models.TextChoices):
    PENDING = "pending", _("Not looked at yet")
    SHOWN = "shown", _("Let through")
    HIDDEN = "hidden", _("Kept back")


@lru_cache(maxsize=256)  # reading a script costs more than all else that a command does
def script_of_opened_session(group_session_id: UUID) -> Script:
    return Plan.objects.get(group_sessions=group_session_id).script


class LiveRoom(models.Model):
    """The room of one session while it is held.

    `seq` counts the changes that were announced: a socket's events carry it. `code` is empty once
    the room has closed, so an old code names nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.OneToOneField(
        GroupSession, on_delete=models.CASCADE, related_name="live_room"
    )
    status = models.CharField(max_length=8, choices=RoomStatus, default=RoomStatus.OPEN)
    code = models.CharField(max_length=6, blank=True)
    locked = models.BooleanField(default=False)
    lead = models.ForeignKey(CoFacilitator, on_delete=models.PROTECT, related_name="leads")
    seq = models.PositiveIntegerField(default=0)
    step_index = models.PositiveSmallIntegerField(default=0)
    step_started_at = models.DateTimeField()
    step_extra_minutes = models.PositiveSmallIntegerField(default=0)
    seats_at_close = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="one_room_per_code"
            )
        ]

    @property
    def script(self) -> Script:
        """What is spoken here. The plan of a session that has been opened never changes."""
        return script_of_opened_session(self.group_session_id)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.script.steps

    @property
    def step(self) -> Step:
        return self.steps[self.step_index]

    @property
    def step_ends_at(self) -> datetime:
        return self.step_started_at + timedelta(minutes=self.step.minutes + self.step_extra_minutes)


class Seat(models.Model):
    """One phone in a room: no name, no account, no address, no time.

    The token is known to the phone alone; the row is found by the token's SHA-256.
    """

    key = DigestKey(primary_key=True)
    token_hash = models.BinaryField(max_length=32)
    room = models.ForeignKey(LiveRoom, on_delete=models.CASCADE, related_name="seats")


class Poll(models.Model):
    """A question put to a room. The one with the highest `number` of a step is shown there.

    `tally` is written on close and gone with the reveal, which writes `result`: what the room was
    shown and nothing more. `texts` are the words or questions that were let through, as options
    (a list of {id, text}); once facilitators may have read any it is a list, perhaps an empty one.
    `replaces` is the poll that this one asks again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(LiveRoom, on_delete=models.CASCADE, related_name="polls")
    number = models.PositiveSmallIntegerField()
    step_id = models.CharField(max_length=40)
    origin = models.CharField(max_length=8, choices=PollOrigin, default=PollOrigin.PLAN)
    replaces = models.UUIDField(null=True)
    template_document = models.JSONField()
    status = models.CharField(max_length=10, choices=PollStatus, default=POLL_LIFECYCLE.initial)
    tally = models.JSONField(null=True)
    result = models.JSONField(null=True)
    texts = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["room", "number"], name="one_poll_per_number")
        ]

    @property
    def template(self) -> PollTemplate:
        return read_poll(self.template_document)

    @property
    def options(self) -> tuple[PollOption, ...]:
        """What can be, or was, voted for: a text poll's options are what people wrote."""
        template = self.template
        if not template.takes_texts:
            return template.options
        return tuple(PollOption(**text) for text in self.texts or [])

    @property
    def shown_result(self) -> Result | None:
        """What the room saw; None before the reveal."""
        return None if self.result is None else read_result(self.result)

    @property
    def counted(self) -> Tally | None:
        return None if self.tally is None else read_tally(self.tally)


class Ballot(models.Model):
    """One seat's answer while its poll takes ballots. Deleted when the poll closes.

    `key` is a hash of the poll id keyed with the seat token: one for each seat and poll, different
    in every poll, and not computable from the seat's row, which has only the token's hash. `answer`
    is the chosen options' ids, joined by commas, or the texts, joined by line breaks.
    """

    key = DigestKey(primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    answer = models.TextField()


class TextToSort(models.Model):
    """A text that phones sent to a closed poll, until the poll is shown or dropped.

    `key` is random, so rows lie in no order that means anything. `senders` is
    how many phones sent it.
    """

    key = DigestKey(primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="texts_to_sort")
    text = models.CharField(max_length=200)
    senders = models.PositiveIntegerField()
    standing = models.CharField(max_length=8, choices=TextStanding, default=TextStanding.PENDING)
    flagged = models.BooleanField(default=False)
