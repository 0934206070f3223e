from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.programs.models import Program

LONGEST_TITLE = 80
LONGEST_DESCRIPTION = 300


class AboutKind(models.TextChoices):
    CONSTRUCT = "construct", _("What a pulse asks about")
    THEME = "theme", _("What came up in sessions, or got in the way")


class ProgramAction(models.Model):
    """Something that a program did about what it was told.

    `about` is the id of a pulse construct or of a debrief tag. `recorded_on` is the first day on
    which people could read it. Who wrote it is not kept: it is the program's word.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="actions")
    title = models.CharField(max_length=LONGEST_TITLE)
    description = models.CharField(max_length=LONGEST_DESCRIPTION, blank=True)
    done_on = models.DateField()
    about_kind = models.CharField(max_length=9, choices=AboutKind)
    about = models.CharField(max_length=40)
    recorded_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-done_on", "-recorded_on", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["program", "-done_on"], name="actions_of_program")
        ]
