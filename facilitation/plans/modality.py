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


def usual_size(modality: Modality) -> range:
    """How many people such a group usually has: below or above it, a coordinator is told."""
    if modality in {Modality.LISTENING_EVENT, Modality.LARGE_GROUP}:
        return range(12, 2001)
    if modality == Modality.REFLECTIVE_PRACTICE:
        return range(SMALLEST_GROUP, 17)
    if modality in {Modality.BALINT, Modality.BEYOND_BALINT, Modality.ANALYTIC}:
        return range(6, 11)  # two leaders, one case, a circle in which everybody is heard
    return range(5, 13)
