from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.programs.models import Person
from facilitation.sessions.models import GroupSession


class PrebriefConfirmation(models.Model):
    """That a co-facilitator read and confirmed, when, and which plan and which pair it was.

    Kept by person, because an assignment that is saved again makes its rows anew. No answer to a
    question is kept, and no number of tries.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.ForeignKey(
        GroupSession, on_delete=models.CASCADE, related_name="prebrief_confirmations"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="prebrief_confirmations"
    )
    confirmed_at = models.DateTimeField()
    plan_digest = models.CharField(max_length=64)
    pair_digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["group_session", "person"], name="one_confirmation_per_person"
            )
        ]


class OverrideReason(models.TextChoices):
    """Why a lead opened a room before everybody had confirmed. No word of their own."""

    ABSENT = "co_facilitator_absent", _("A co-facilitator cannot come")
    AT_SHORT_NOTICE = "at_short_notice", _("Somebody stepped in at short notice")
    BRIEFED_IN_PERSON = "briefed_in_person", _("We went through it together in person")
    TECHNICAL = "technical", _("It could not be read or confirmed on a phone")


class PrebriefOverride(models.Model):
    """A room that its lead opened although somebody's prebrief was not confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_session = models.OneToOneField(
        GroupSession, on_delete=models.CASCADE, related_name="prebrief_override"
    )
    reason = models.CharField(max_length=24, choices=OverrideReason)
