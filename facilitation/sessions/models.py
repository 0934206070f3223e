from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.lifecycle import Lifecycle
from facilitation.plans.models import Plan
from facilitation.programs.models import Person, Role
from facilitation.sessions.days import day_of


class SessionStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


LIFECYCLE = Lifecycle(
    initial=SessionStatus.DRAFT,
    moves={
        SessionStatus.DRAFT: frozenset({SessionStatus.SCHEDULED, SessionStatus.CANCELLED}),
        SessionStatus.SCHEDULED: frozenset({SessionStatus.OPEN, SessionStatus.CANCELLED}),
        SessionStatus.OPEN: frozenset({SessionStatus.CLOSED}),
        SessionStatus.CLOSED: frozenset(),
        SessionStatus.CANCELLED: frozenset(),
    },
)


class CoFacilitatorRole(models.TextChoices):
    ALUM = "alum", _("Alum")
    SENIOR_RESIDENT = "senior_resident", _("Senior resident")
    PSYCHOLOGIST = "psychologist", _("Psychologist")


class SessionSeries(models.Model):
    """What a recurring schedule was made from. Each of its sessions stands for itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="session_series"
    )
    every_weeks = models.PositiveSmallIntegerField()


class GroupSessionQuerySet(models.QuerySet["GroupSession"]):
    def visible_to(self, person: Person) -> GroupSessionQuerySet:
        """Sessions that this person may know of. Never for a director of the program.

        Members and coordinators do not see each other's drafts: a draft is the coordinator's.
        """
        memberships = person.memberships
        coordinated = memberships.filter(role=Role.COORDINATOR).values("program")
        directed = memberships.filter(role=Role.DIRECTOR).values("program")
        groups = GroupMember.objects.filter(person=person).values("support_group")
        return (
            self.filter(
                Q(support_group__program__in=coordinated)
                | Q(support_group__in=groups) & ~Q(status=SessionStatus.DRAFT)
                | Q(co_facilitators__person=person) & ~Q(status=SessionStatus.DRAFT)
            )
            .exclude(support_group__program__in=directed)
            .distinct()
        )

    def coming(self) -> GroupSessionQuerySet:
        """Those that have not been held or cancelled."""
        return self.filter(
            status__in=[SessionStatus.DRAFT, SessionStatus.SCHEDULED, SessionStatus.OPEN]
        )

    def in_time(self, when: str) -> GroupSessionQuerySet:
        """`today`, `upcoming` (after today) or `past` (before today, newest first).

        A day is a day of the session's program, so the zones in use are asked for first.
        """
        found = Q(pk__in=[])
        zones = self.order_by().values_list("support_group__program__time_zone", flat=True)
        for zone in set(zones):
            start, end = day_of(timezone.now(), ZoneInfo(zone))
            ranges = {
                "today": Q(starts_at__gte=start, starts_at__lt=end),
                "upcoming": Q(starts_at__gte=end),
                "past": Q(starts_at__lt=start),
            }
            found |= Q(support_group__program__time_zone=zone) & ranges[when]
        return self.filter(found).order_by("-starts_at" if when == "past" else "starts_at", "id")

    def with_details(self) -> GroupSessionQuerySet:
        return self.select_related("support_group__program", "plan", "live_room").prefetch_related(
            "co_facilitators__person"
        )


class GroupSession(models.Model):
    """One meeting of a support group. Never just "session": the framework has sessions too.

    Calendars need two more things: `first_planned_at` is the place of a moved session in its
    series, and `revision` grows with each change that somebody's calendar shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="sessions"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="group_sessions")
    series = models.ForeignKey(
        SessionSeries, on_delete=models.SET_NULL, null=True, related_name="group_sessions"
    )
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    protected_time = models.BooleanField()
    status = models.CharField(max_length=12, choices=SessionStatus, default=LIFECYCLE.initial)
    first_planned_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    objects = GroupSessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["support_group", "starts_at"], name="sessions_of_group")
        ]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class CoFacilitator(models.Model):
    """Somebody assigned to facilitate a session; one of them leads, the others support."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.ForeignKey(
        GroupSession, on_delete=models.CASCADE, related_name="co_facilitators"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="co_facilitates")
    role = models.CharField(max_length=20, choices=CoFacilitatorRole)
    is_lead = models.BooleanField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-is_lead", "role", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["group_session", "person"], name="assigned_once_per_session"
            ),
            models.UniqueConstraint(
                fields=["group_session"], condition=Q(is_lead=True), name="one_lead_per_session"
            ),
        ]
