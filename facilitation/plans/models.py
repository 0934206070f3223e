from __future__ import annotations

import uuid
from functools import cached_property
from typing import ClassVar

from django.db import models

from facilitation.plans.script import Script, read_script


class PlanQuerySet(models.QuerySet["Plan"]):
    def latest_of_each(self) -> PlanQuerySet:
        """The newest version of every plan, by title."""
        newest = self.values("slug").annotate(newest=models.Max("version")).values("newest")
        return self.filter(version=newest.filter(slug=models.OuterRef("slug"))[:1])


class Plan(models.Model):
    """One version of a guided script, as sessions run it.

    The document is kept whole, so that a session held last year can be read as it was held, even
    when the file has moved on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=60)
    modality = models.CharField(max_length=24)
    minutes = models.PositiveSmallIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["title", "-version", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_plan_per_version")
        ]

    @cached_property
    def script(self) -> Script:
        return read_script(self.document)
