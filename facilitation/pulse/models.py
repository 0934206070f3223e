"""A pulse round from its making to its end. What leaves it stands in released.py."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.lifecycle import Lifecycle
from facilitation.programs.models import Person
from facilitation.sessions.models import GroupSession

KEPT_SEALED = timedelta(days=180)


class PulseWay(models.TextChoices):
    CALENDAR = "calendar", _("By the calendar: the people on the roster answer")
    SESSIONS = "sessions", _("At each session: the phones in the room answer")


class BlockStatus(models.TextChoices):
    SEALED = "sealed", _("Sealed")
    RELEASED = "released", _("Released")
    DESTROYED = "destroyed", _("Destroyed unread")


class RoundStatus(models.TextChoices):
    COMING = "coming", _("Coming")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, still sealed")
    RELEASED = "released", _("Released")
    DESTROYED = "destroyed", _("Destroyed unread")


ROUND_LIFECYCLE = Lifecycle(
    initial=RoundStatus.COMING,
    moves={
        RoundStatus.COMING: frozenset({RoundStatus.OPEN, RoundStatus.DESTROYED}),
        # A round that is extended stays open: the same tokens, so an answer more is a person more.
        RoundStatus.OPEN: frozenset({RoundStatus.CLOSED, RoundStatus.DESTROYED}),
        RoundStatus.CLOSED: frozenset({RoundStatus.RELEASED, RoundStatus.DESTROYED}),
        RoundStatus.RELEASED: frozenset(),
        RoundStatus.DESTROYED: frozenset(),
    },
)
GIVING_TOKENS = frozenset({RoundStatus.COMING, RoundStatus.OPEN})
SEALED = frozenset({RoundStatus.OPEN, RoundStatus.CLOSED})


class SealedWhy(models.TextChoices):
    """Why a round was not released when it would have closed."""

    TOO_FEW = "too_few", _("Too few answers")
    ROSTER_CHANGED = "roster_changed", _("A few people came or left")


class PulseCadence(models.Model):
    """When a support group is asked. A group without one has no pulse.

    `every_weeks`, `starts_on` (a day in the program's time zone) and `open_days` belong to the
    calendar; they are null for a group that is asked at its sessions.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.OneToOneField(
        SupportGroup, on_delete=models.CASCADE, related_name="pulse_cadence"
    )
    way = models.CharField(max_length=8, choices=PulseWay)
    every_weeks = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    open_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(way=PulseWay.SESSIONS)
                | Q(every_weeks__isnull=False, starts_on__isnull=False, open_days__isnull=False),
                name="a_calendar_says_when",
            )
        ]


class PulseBlock(models.Model):
    """Rounds whose answers are sealed to one key and leave together, or never.

    A calendar round has a block of its own; a session's round joins the sealed rounds before it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="pulse_blocks"
    )
    sealing_public = models.BinaryField(max_length=32)
    status = models.CharField(max_length=9, choices=BlockStatus, default=BlockStatus.SEALED)
    made_on = models.DateField()


class PulseRoundQuerySet(models.QuerySet["PulseRound"]):
    def for_member(self, person: Person) -> PulseRoundQuerySet:
        """Coming and open rounds of the rosters that this person is on."""
        places = GroupMember.objects.filter(person=person).values("support_group")
        return self.filter(
            support_group__in=places, group_session=None, status__in=GIVING_TOKENS
        ).select_related("block", "support_group")


class PulseRound(models.Model):
    """One asking of one support group: of its roster, or of the seats of one session's room.

    `items` are the ids asked. `issuer_public` is the round's own RSA key, as SubjectPublicKeyInfo.
    The private keys are in the key store, outside the database. `destroy_on` is 180 days after the
    first day on which it would have closed. `sealed_why` is empty until it was held back once;
    `widened` says that it was held back for a changed roster, which is done only once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    block = models.ForeignKey(PulseBlock, on_delete=models.CASCADE, related_name="rounds")
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="pulse_rounds"
    )
    group_session = models.OneToOneField(
        GroupSession, on_delete=models.CASCADE, null=True, related_name="pulse_round"
    )
    number = models.PositiveIntegerField()
    items = models.JSONField()
    issuer_public = models.BinaryField(max_length=400)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    destroy_on = models.DateField()
    extensions = models.PositiveSmallIntegerField(default=0)
    sealed_why = models.CharField(max_length=14, choices=SealedWhy, blank=True)
    widened = models.BooleanField(default=False)
    status = models.CharField(max_length=9, choices=RoundStatus, default=ROUND_LIFECYCLE.initial)

    objects = PulseRoundQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["opens_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["support_group", "number"], name="one_round_per_number")
        ]

    @property
    def way(self) -> str:
        """Who has tokens: `roster` or `seats`, never both."""
        return "roster" if self.group_session_id is None else "seats"

    @property
    def first_closed_on(self) -> date:
        return self.destroy_on - KEPT_SEALED
