from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.plans.modality import Modality
from facilitation.programs.models import Person, Program, Role

MAY_JOIN_AN_OPEN_GROUP = [Role.RESIDENT, Role.SENIOR_RESIDENT]


class GroupAccess(models.TextChoices):
    CLOSED_ROSTER = "closed_roster", _("Closed roster: a coordinator adds members")
    PROGRAM = "program", _("Open to the program: its residents may join by themselves")
    CODE_ONLY = "code_only", _("By code only: no roster is kept at all")


class SupportGroupQuerySet(models.QuerySet["SupportGroup"]):
    def visible_to(self, person: Person) -> SupportGroupQuerySet:
        """Groups that this person may know of. Never for a director of the group's program."""
        memberships = person.memberships
        coordinated = memberships.filter(role=Role.COORDINATOR).values("program")
        open_to = memberships.filter(role__in=MAY_JOIN_AN_OPEN_GROUP).values("program")
        directed = memberships.filter(role=Role.DIRECTOR).values("program")
        return (
            self.filter(
                Q(program__in=coordinated)
                | Q(access=GroupAccess.PROGRAM, program__in=open_to)
                | Q(pk__in=GroupMember.objects.filter(person=person).values("support_group"))
                | Q(sessions__co_facilitators__person=person)
            )
            .exclude(program__in=directed)
            .distinct()
        )


class SupportGroup(models.Model):
    """A peer-support group of a program. Never just "group": the framework has groups too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="support_groups")
    name = models.CharField(max_length=80)
    modality = models.CharField(max_length=24, choices=Modality)
    capacity = models.PositiveSmallIntegerField()
    access = models.CharField(max_length=16, choices=GroupAccess)

    objects = SupportGroupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]


class GroupMember(models.Model):
    """A place on the roster. It says who may come, never who came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="members"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_places")

    class Meta:
        ordering: ClassVar[list[str]] = ["person__name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["support_group", "person"], name="one_place_per_person")
        ]
