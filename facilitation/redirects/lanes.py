"""Which lane what was said goes to. Missed risk weighs most, then false alarms on clinical talk."""

from __future__ import annotations

import math
from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.redirects.phrases import Theme
from facilitation.redirects.risk_wording import is_about_a_patient, sounds_like_risk

# Shares from which on a lane is taken, chosen by leaving voices out (see docs/redirects.md).
RISK_FROM = 0.5
RISK_OF_A_PATIENT_FROM = 0.75
HINT_OF_RISK_FROM = 0.05
CHECK_IN_FROM = 0.35
NONE_FROM = 0.6


class Lane(models.TextChoices):
    RISK = "risk", _("Risk: the safety protocol, and no redirect")
    CHECK_IN = "check_in", _("Speak to the person privately")
    REDIRECT = "redirect", _("A redirect fits")
    NONE = "none", _("No pattern fits")


def choose_lane(said: str, log_shares: Mapping[str, float]) -> Lane:
    """The lane of `said`, from the logarithm of each label's share.

    A wording of risk is enough; where a patient is named too, it must not look like clinical talk.
    A mere hint of risk is a reason to speak to the person, and leaves the patterns at hand.
    """
    share = {label: math.exp(each) for label, each in log_shares.items()}
    risk, clinical = share[Theme.RISK], share[Theme.CLINICAL]
    about_a_patient = is_about_a_patient(said)
    if sounds_like_risk(said) and (not about_a_patient or risk > clinical):
        return Lane.RISK
    if risk >= (RISK_OF_A_PATIENT_FROM if about_a_patient else RISK_FROM) and risk > clinical:
        return Lane.RISK
    if risk + share[Theme.CHECK_IN] >= CHECK_IN_FROM or (
        risk >= HINT_OF_RISK_FROM and risk > clinical
    ):
        return Lane.CHECK_IN
    if clinical + share[Theme.ELSE] >= NONE_FROM:
        return Lane.NONE
    return Lane.REDIRECT
