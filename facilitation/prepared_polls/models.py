from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from facilitation.sessions.models import GroupSession


class PreparedPoll(models.Model):
    """A poll that a co-facilitator wrote for a session beforehand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.ForeignKey(
        GroupSession, on_delete=models.CASCADE, related_name="prepared_polls"
    )
    document = models.JSONField()
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["group_session", "number"], name="one_prepared_poll_per_number"
            )
        ]
