"""What somebody may read of a pulse: members their rounds and releases, everybody the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Person
from facilitation.pulse.ballots import RoundUnknown
from facilitation.pulse.models import (
    GIVING_TOKENS,
    SEALED,
    PulseCadence,
    PulseRound,
    SealedWhy,
)
from facilitation.pulse.released import GroupRelease
from facilitation.sessions.models import CoFacilitator, SessionStatus


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
    """What one person may see of a group's pulse; nothing but the cadence for outsiders to it."""

    cadence: PulseCadence | None
    releases: list[GroupRelease]
    sealed: StillSealed | None


def rounds_for(person: Person) -> list[PulseRound]:
    """Coming and open roster rounds of the person's own groups, with their blocks and groups."""
    return list(PulseRound.objects.for_member(person))


def round_by_id(round_id: UUID) -> PulseRound:
    """For the doors that ask nobody who they are. Raises `RoundUnknown`."""
    rounds = PulseRound.objects.select_related("block", "support_group")
    pulse_round = rounds.filter(pk=round_id).first()
    if pulse_round is None:
        raise RoundUnknown
    return pulse_round


def counted_tokens(pulse_round: PulseRound) -> list[bytes]:
    """The hashes (32 bytes each) of the tokens that were spent, sorted.

    Empty for a round that was destroyed before it closed. Raises `RoundNotClosed`.
    """
    if pulse_round.status in GIVING_TOKENS:
        raise RoundNotClosed
    spent = pulse_round.counted_tokens.values_list("token_hash", flat=True)
    return sorted(bytes(each) for each in spent)


def pulse_of_group(*, support_group: SupportGroup, person: Person) -> GroupPulse:
    """Releases for members and co-facilitators of the group, only the cadence for everybody else.

    `support_group` is one that `access.group_for` let this person see, so never a director.
    """
    cadence = PulseCadence.objects.filter(support_group=support_group).first()
    if not _takes_part(person, support_group):
        return GroupPulse(cadence, [], None)
    releases = list(support_group.pulse_releases.all())
    return GroupPulse(cadence, releases, _still_sealed(support_group))


def _takes_part(person: Person, support_group: SupportGroup) -> bool:
    assigned = CoFacilitator.objects.filter(
        person=person, group_session__support_group=support_group
    ).exclude(group_session__status__in=[SessionStatus.DRAFT, SessionStatus.CANCELLED])
    return support_group.members.filter(person=person).exists() or assigned.exists()


def _still_sealed(support_group: SupportGroup) -> StillSealed | None:
    """The last round that was held back and has not left its block, with the first one's day."""
    rounds = support_group.pulse_rounds.filter(status__in=SEALED).exclude(sealed_why="")
    held = sorted(rounds, key=lambda each: each.number)
    if not held:
        return None
    since = min(each.first_closed_on for each in held)
    return StillSealed(since=since, why=SealedWhy(held[-1].sealed_why))
