from __future__ import annotations

from typing import ClassVar

from django.db import models


class Vote(models.Model):
    objects: ClassVar[models.Manager[Vote]] = models.Manager()

    poll = models.CharField(max_length=40)
    seat = models.CharField(max_length=40)
    choice = models.CharField(max_length=40)

    class Meta:
        app_label = "naive"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["poll", "seat"], name="one_vote_per_seat")
        ]
