"""Whether a room may open: every co-facilitator has confirmed, or the lead says why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid, Refused
from facilitation.prebriefs.models import OverrideReason, PrebriefOverride
from facilitation.prebriefs.standing import PrebriefState, Standing, standings
from facilitation.programs.models import Person, Program
from facilitation.sessions.models import CoFacilitatorRole, GroupSession


class PrebriefsNotConfirmed(Conflict):
    """Names roles and no person: it is a thing to do, and nobody's fault."""

    code = "prebriefs_not_confirmed"
    detail = _(
        "Not every co-facilitator has confirmed their prebrief. They can do so on their phone in "
        "a few minutes; or the lead opens the room without it and says why."
    )


class OnlyTheLeadOverrides(Refused):
    code = "only_the_lead_overrides"
    detail = _("Only the lead can open the room before everybody has confirmed.")


class OverrideReasonUnknown(Invalid):
    code = "override_reason_unknown"
    detail = _("Choose one of the reasons on the list.")


def check_gate(
    *, group_session: GroupSession, person: Person, override: str | None = None
) -> PrebriefOverride | None:
    """Let `person` open the room, or raise.

    `override` is one of `OverrideReason`; it counts for the lead only, is kept, and is ignored
    when everybody has confirmed. It never stands in for crisis resources, which are checked
    elsewhere. Returns what was kept. Raises `PrebriefsNotConfirmed`, `OnlyTheLeadOverrides`,
    `OverrideReasonUnknown`.
    """
    if override is not None and override not in OverrideReason.values:
        raise OverrideReasonUnknown(fields={"override": OverrideReasonUnknown.detail})
    waiting = [each for each in standings(group_session) if each.state != PrebriefState.CONFIRMED]
    if not waiting:
        return None
    if override is None:
        raise PrebriefsNotConfirmed(_who_is_missing(waiting))
    if not group_session.co_facilitators.filter(person=person, is_lead=True).exists():
        raise OnlyTheLeadOverrides
    return PrebriefOverride.objects.create(group_session=group_session, reason=override)


def overrides_in(
    program: Program, since: datetime, until: datetime
) -> Mapping[OverrideReason, int]:
    """How many of the program's sessions were opened so, by reason.

    Sessions that began from `since` (in) until `until` (out). Every reason is there, also with 0.
    """
    counted = (
        PrebriefOverride.objects.filter(
            group_session__support_group__program=program,
            group_session__starts_at__gte=since,
            group_session__starts_at__lt=until,
        )
        .values_list("reason")
        .annotate(Count("pk"))
        .order_by()
    )
    found = dict(counted)
    return {reason: found.get(reason.value, 0) for reason in OverrideReason}


def _who_is_missing(waiting: Iterable[Standing]) -> str:
    roles = [str(CoFacilitatorRole(each.co_facilitator.role).label).lower() for each in waiting]
    return _now(
        "Still to confirm their prebrief: {roles}. They can do so on their phone in a few "
        "minutes; or the lead opens the room without it and says why."
    ).format(roles=", ".join(roles))
