from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from facilitation.programs.models import Program


class EvaluationReport(models.Model):
    """What was reported of one period, as it was when it was made; it is never made anew.

    So whatever is deleted or corrected later, no two answers about one period can be subtracted.
    `period` is the id of a `Period`, `document` what `reading.py` describes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(
        Program, on_delete=models.CASCADE, related_name="evaluation_reports"
    )
    period = models.CharField(max_length=7)
    made_on = models.DateField()
    document = models.JSONField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["program", "period"], name="one_report_per_period")
        ]
