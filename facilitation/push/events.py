"""What people are told of. No message says which of these it was."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.programs.models import Program


class Event(models.TextChoices):
    PREBRIEF_READY = "prebrief_ready", _("A prebrief is ready")
    PREBRIEF_DUE = "prebrief_due", _("A prebrief is due")
    SESSION_TOMORROW = "session_tomorrow", _("A session is tomorrow")
    SESSION_IN_AN_HOUR = "session_in_an_hour", _("A session begins in an hour")
    SESSION_CHANGED = "session_changed", _("A session's time, place or plan has changed")
    PULSE_OPEN = "pulse_open", _("A pulse is open")
    RESULT_RELEASED = "result_released", _("A result was released")
    ACTION_RECORDED = "action_recorded", _("The program recorded what it did")
    CONTACT_REQUESTED = "contact_requested", _("Somebody asks for contact")


@dataclass(frozen=True)
class About:
    """What an event is about: the id that the app opens, and the program whose clock counts."""

    id: UUID
    program: Program
