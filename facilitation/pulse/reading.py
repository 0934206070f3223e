"""What somebody may read of a pulse: members their rounds and releases, everybody the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Person
from facilitation.pulse.models import PulseCadence, PulseRound, SealedWhy
from facilitation.pulse.released import GroupRelease


class RoundNotClosed(Conflict):
    code = "round_not_closed"
    detail = _("This round is still open. What was counted is told when it has closed.")


@dataclass(frozen=True)
class StillSealed:
    """A round that was held back: since which day, and why."""

    since: date
    why: SealedWhy


@dataclass(frozen=True)
class GroupPulse:
    """What one person may see of a group's pulse. Only a cadence for those who did not take part."""

    cadence: PulseCadence | None
    releases: list[GroupRelease]
    sealed: StillSealed | None


def rounds_for(person: Person) -> list[PulseRound]:
    """Coming and open roster rounds of the person's own groups, `block` and `support_group` loaded."""
    return list(PulseRound.objects.for_member(person))


def round_by_id(round_id: UUID) -> PulseRound:
    """For the doors that ask nobody who they are. Raises `RoundUnknown`."""
    raise NotImplementedError


def counted_tokens(pulse_round: PulseRound) -> list[bytes]:
    """The hashes (32 bytes each) of the tokens that were spent, sorted. Raises `RoundNotClosed`."""
    raise NotImplementedError


def pulse_of_group(*, support_group: SupportGroup, person: Person) -> GroupPulse:
    """Releases for members and co-facilitators of the group, the cadence for everybody else.

    `support_group` is one that `access.group_for` let this person see, so never a director.
    """
    raise NotImplementedError
