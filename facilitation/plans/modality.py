"""Kinds of support group (evidence: Table 1 of source 003, rows G1-G11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SMALLEST_GROUP = 4
USUAL_LARGEST = 60  # evidence G12


class Modality(models.TextChoices):
    DOCTORS_IN_TRAINING = "doctors_in_training", _("Doctors in training")
    BALINT = "balint", _("Balint group")
    BEYOND_BALINT = "beyond_balint", _("Beyond Balint: the organisation in the circle")
    REFLECTIVE_PRACTICE = "reflective_practice", _("Reflective practice")
    LISTENING_EVENT = "listening_event", _("Listening event")
    LARGE_GROUP = "large_group", _("Large group")
    ANALYTIC = "analytic", _("Analytic group")
    TIME_LIMITED = "time_limited", _("Time-limited theme group")


def largest_group(modality: Modality) -> int:
    """People at the most: a one-off event may fill a hall, a circle may not."""
    if modality in {Modality.LISTENING_EVENT, Modality.LARGE_GROUP}:
        return 2000
    return USUAL_LARGEST
