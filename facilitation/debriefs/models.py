from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from facilitation.sessions.models import CoFacilitator

LEAST_PREPARED, MOST_PREPARED = 1, 5


class Debrief(models.Model):
    """What one co-facilitator noted after one session.

    `tags` are ids of the fixed list, in the list's order. Nothing says when it was filed or how
    often it was changed, and there is no room for a word about anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    co_facilitator = models.OneToOneField(
        CoFacilitator, on_delete=models.CASCADE, related_name="debrief"
    )
    tags = models.JSONField()
    preparedness = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(preparedness__range=(LEAST_PREPARED, MOST_PREPARED)),
                name="preparedness_from_1_to_5",
            )
        ]
