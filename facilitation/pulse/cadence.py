"""When a support group is asked: set by its coordinator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.pulse.ending import destroy_block
from facilitation.pulse.key_store import key_store
from facilitation.pulse.making import lock_program
from facilitation.pulse.models import PulseCadence, PulseWay
from facilitation.pulse.round_keys import destroy_dead_keys
from facilitation.pulse.rounds import coming_round, open_by_calendar

MOST_WEEKS = 26
MOST_DAYS = 28
YEARS = range(2000, 2200)


class CadenceUnclear(Invalid):
    code = "cadence_unclear"
    detail = _(
        "Say how often (every 1 to 26 weeks), from which day on, and for how many days a round is "
        "open (1 to 28, and no longer than until the next one)."
    )


class RosterNeeded(Conflict):
    code = "roster_needed"
    detail = _("This group keeps no roster, so it can only be asked at its sessions.")


def set_cadence(
    *,
    support_group: SupportGroup,
    way: PulseWay,
    every_weeks: int | None = None,
    starts_on: date | None = None,
    open_days: int | None = None,
    now: datetime | None = None,
) -> PulseCadence:
    """Ask a group from now on in this way, in place of any other; the coming round is made anew.

    The calendar needs `every_weeks` (1 to 26), `starts_on` (a local day) and `open_days` (1 to
    28); sessions need none of them. An open round goes on as it was announced. Raises
    `CadenceUnclear`, `RosterNeeded`, `PulseNotSetUp`.
    """
    times: dict[str, int | date | None] = {
        "every_weeks": every_weeks,
        "starts_on": starts_on,
        "open_days": open_days,
    }
    if way == PulseWay.SESSIONS:
        times = dict.fromkeys(times)
    elif support_group.access == GroupAccess.CODE_ONLY:
        raise RosterNeeded
    elif not _is_clear(every_weeks, starts_on, open_days):
        raise CadenceUnclear
    key_store()  # a server without a place for keys says so now, and not when a round is due
    with transaction.atomic():
        lock_program(support_group.program_id)
        cadence, is_new = PulseCadence.objects.get_or_create(
            support_group=support_group, defaults={"way": way, **times}
        )
        if not is_new and not _says(cadence, way, times):
            for name, value in {"way": way, **times}.items():
                setattr(cadence, name, value)
            cadence.save()
            _drop_coming_round(support_group)
    destroy_dead_keys()
    open_by_calendar(support_group, now=now or timezone.now())
    return cadence


def stop_asking(*, support_group: SupportGroup) -> None:
    """No new rounds. The open one goes on; the coming one is destroyed. Again is harmless."""
    with transaction.atomic():
        lock_program(support_group.program_id)
        PulseCadence.objects.filter(support_group=support_group).delete()
        _drop_coming_round(support_group)


def _drop_coming_round(support_group: SupportGroup) -> None:
    if coming := coming_round(support_group):
        destroy_block(coming.block)


def _says(cadence: PulseCadence, way: PulseWay, times: Mapping[str, int | date | None]) -> bool:
    return cadence.way == way and all(getattr(cadence, name) == at for name, at in times.items())


def _is_clear(every_weeks: int | None, starts_on: date | None, open_days: int | None) -> bool:
    return (
        every_weeks is not None
        and open_days is not None
        and starts_on is not None
        and 1 <= every_weeks <= MOST_WEEKS
        and 1 <= open_days <= min(MOST_DAYS, 7 * every_weeks)
        and starts_on.year in YEARS
    )
