from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from facilitation.programs.models import Program

LONGEST_SERVICE, LONGEST_PHONE, LONGEST_WHEN = 80, 32, 80


class OnCallContact(models.Model):
    """Whom a program's facilitators call: a role or a service, not a person's name.

    `verified_on` is the day on which a coordinator last rang the number; None means never since
    it was written down or changed. `for_residents` puts it on the residents' help sheet, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="on_call_contacts")
    service = models.CharField(max_length=LONGEST_SERVICE)
    phone = models.CharField(max_length=LONGEST_PHONE)
    when = models.CharField(max_length=LONGEST_WHEN)
    for_residents = models.BooleanField(default=False)
    verified_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["service", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "service", "phone"], name="one_on_call_contact_per_number"
            )
        ]
