from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.lifecycle import Lifecycle
from facilitation.live_room.fields import DigestKey
from facilitation.plans.script import PollTemplate, Step, read_poll
from facilitation.sessions.models import CoFacilitator, GroupSession


class RoomStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class PollStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, not shown")
    REVEALED = "revealed", _("Revealed")
    WITHHELD = "withheld", _("Closed with too few votes to show")


POLL_LIFECYCLE = Lifecycle(
    initial=PollStatus.OPEN,
    moves={
        PollStatus.OPEN: frozenset({PollStatus.CLOSED, PollStatus.WITHHELD}),
        PollStatus.CLOSED: frozenset({PollStatus.REVEALED}),
        # Nothing leads out of a revealed poll: a second reveal could be subtracted from the first.
        PollStatus.REVEALED: frozenset(),
        PollStatus.WITHHELD: frozenset(),
    },
)


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
    def steps(self) -> tuple[Step, ...]:
        return self.group_session.plan.script.steps

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
    """A question put to a room. `tally` is votes per option id, written once, on close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(LiveRoom, on_delete=models.CASCADE, related_name="polls")
    step_id = models.CharField(max_length=40)
    template_document = models.JSONField()
    status = models.CharField(max_length=10, choices=PollStatus, default=POLL_LIFECYCLE.initial)
    tally = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["room", "step_id"], name="one_poll_per_step")
        ]

    @property
    def template(self) -> PollTemplate:
        return read_poll(self.template_document)


class Ballot(models.Model):
    """One seat's vote while its poll is open. Deleted when the poll closes.

    `key` is HMAC-SHA256(seat token, poll id): one for each seat and poll, different in every poll,
    and not computable from the seat's row, which has only the token's hash.
    """

    key = DigestKey(primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    choice = models.CharField(max_length=40)
