"""When a support group is asked: set by its coordinator."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.groups.models import SupportGroup
from facilitation.pulse.models import PulseCadence, PulseWay


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
    """Ask a group from now on in this way, in place of any other; coming rounds are made anew.

    The calendar needs `every_weeks` (1 to 26), `starts_on` (a local day) and `open_days` (1 to
    28); sessions need none of them. An open round goes on as it was announced. Raises
    `CadenceUnclear`, `RosterNeeded`.
    """
    raise NotImplementedError


def stop_asking(*, support_group: SupportGroup) -> None:
    """No new rounds. The open one goes on; the coming one is destroyed. Again is harmless."""
    raise NotImplementedError
