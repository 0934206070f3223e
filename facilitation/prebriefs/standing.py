"""Who has confirmed a prebrief, and for whom something has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.prebriefs.models import PrebriefConfirmation
from facilitation.sessions.models import CoFacilitator, GroupSession, GroupSessionQuerySet


class Part(models.TextChoices):
    """What reopens the gate when it changes."""

    PLAN = "plan", _("The plan")
    PAIR = "pair", _("Who facilitates")


class PrebriefState(models.TextChoices):
    DUE = "due", _("To be confirmed")
    CHANGED = "changed", _("Changed since it was confirmed")
    CONFIRMED = "confirmed", _("Confirmed")


@dataclass(frozen=True)
class Parts:
    """Digests (SHA-256 in hexadecimal) of what one co-facilitator confirms."""

    plan: str
    pair: str


@dataclass(frozen=True)
class Standing:
    """`changed` names what is other than confirmed; it is empty unless the state is `CHANGED`."""

    co_facilitator: CoFacilitator
    state: PrebriefState
    changed: tuple[Part, ...] = ()


def with_prebriefs(sessions: GroupSessionQuerySet) -> GroupSessionQuerySet:
    """So that `standings` of many sessions, loaded with their details, needs no more queries."""
    return sessions.prefetch_related("prebrief_confirmations")


def standings(group_session: GroupSession) -> list[Standing]:
    """One for each co-facilitator, the lead first."""
    confirmations = {each.person_id: each for each in group_session.prebrief_confirmations.all()}
    helpers = list(group_session.co_facilitators.all())
    return [
        _standing(helper, confirmations.get(helper.person_id), parts_of(helper, helpers))
        for helper in helpers
    ]


def standing_of(co_facilitator: CoFacilitator) -> Standing:
    helpers = standings(co_facilitator.group_session)
    return next(each for each in helpers if each.co_facilitator.pk == co_facilitator.pk)


def parts_of(co_facilitator: CoFacilitator, helpers: Sequence[CoFacilitator]) -> Parts:
    """`helpers` are all co-facilitators of the session, this one among them.

    The pair is told by person, role and lead of each, seen from this co-facilitator: an assignment
    that is saved again as it was changes nothing, and another partner changes it for both.
    """
    plan = co_facilitator.group_session.plan
    members = sorted(
        f"{each.person_id} {each.role} {each.is_lead} {each.pk == co_facilitator.pk}"
        for each in helpers
    )
    return Parts(
        plan=_digest([plan.slug, str(plan.version), plan.digest]),
        pair=_digest(members),
    )


def _standing(
    helper: CoFacilitator, confirmation: PrebriefConfirmation | None, parts: Parts
) -> Standing:
    if confirmation is None:
        return Standing(helper, PrebriefState.DUE)
    changed = []
    if confirmation.plan_digest != parts.plan:
        changed.append(Part.PLAN)
    if confirmation.pair_digest != parts.pair:
        changed.append(Part.PAIR)
    state = PrebriefState.CHANGED if changed else PrebriefState.CONFIRMED
    return Standing(helper, state, tuple(changed))


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
