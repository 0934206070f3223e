from __future__ import annotations

from django.db import models

from facilitation.programs.models import Person


class Availability(models.Model):
    """When one person cannot facilitate. Times alone: nothing says what keeps them.

    `weekly` is a list of `[weekday 0-6, "HH:MM", "HH:MM"]` in `time_zone`, `away` of
    `["first day", "last day"]`, `calendar` of `["from", "until"]` in UTC, read out of their
    calendar. `most_sessions` is how many sessions of a term they are willing to take.
    """

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="availability"
    )
    time_zone = models.CharField(max_length=64)
    weekly = models.JSONField(default=list)
    away = models.JSONField(default=list)
    calendar = models.JSONField(default=list)
    most_sessions = models.PositiveSmallIntegerField(null=True)
