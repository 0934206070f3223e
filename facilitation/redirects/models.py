from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class WordingTally(models.Model):
    """How many co-facilitators would say one wording, and how many would not.

    Two counts and what they are about. There is no person, no session and no time in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pattern = models.CharField(max_length=40)
    move = models.CharField(max_length=10)
    wording = models.CharField(max_length=1)
    would = models.PositiveIntegerField(default=0)
    would_not = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["pattern", "move", "wording"], name="one_tally_per_wording"
            )
        ]
