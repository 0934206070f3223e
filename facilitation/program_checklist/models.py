from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.programs.models import Program, Role


class ChecklistAnswer(models.TextChoices):
    """A point without a row has the answer `not_yet`: nobody in that role has looked."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_YET = "not_yet", _("Not looked at yet")


class PointAnswered(models.Model):
    """What a role found at one point of the checklist, last. Who answered is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="points_answered")
    point = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=Role)
    answer = models.CharField(max_length=8, choices=ChecklistAnswer)
    answered_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "point", "role"], name="one_answer_per_point_and_role"
            )
        ]
