"""The people who could have answered, and how many came or left since each earlier release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from facilitation.groups.models import GroupAccess, GroupMember, SupportGroup
from facilitation.programs.models import Program
from facilitation.pulse.models import PulseRound
from facilitation.pulse.release import HELD_DAYS, Held, RosterFacts, held_values, roster_changes
from facilitation.pulse.released import GroupRelease, ProgramRelease


@dataclass(frozen=True)
class Asked:
    """Who was asked: the ids on a roster, the seats of a room, or both where both are known."""

    roster: list[str] | None
    seats: int | None = None

    @property
    def size(self) -> int:
        """In people, or in seats."""
        return len(self.roster or []) if self.seats is None else self.seats

    def changed_since(self, roster: list[str] | None, seats: int | None) -> int:
        """How many people came or left; of seats, the least that can have."""
        if self.seats is not None and seats is not None and self.seats != seats:
            return abs(self.seats - seats)
        if self.roster is None or roster is None:
            return 0
        return roster_changes(self.roster, [roster])[0]


def asked_in(pulse_round: PulseRound) -> Asked:
    """Who could have answered a round, as it is now; of a session, when its room closed."""
    group = pulse_round.support_group
    if pulse_round.group_session is None:
        return Asked(roster_of(group))
    by_code = group.access == GroupAccess.CODE_ONLY
    seats = pulse_round.group_session.live_room.seats_at_close or 0
    return Asked(None if by_code else roster_of(group), seats)


def asked_in_program(program: Program) -> Asked:
    members = GroupMember.objects.filter(support_group__program=program)
    return Asked(sorted({str(each) for each in members.values_list("person_id", flat=True)}))


def roster_of(support_group: SupportGroup) -> list[str]:
    """The ids of the people on the roster."""
    members = GroupMember.objects.filter(support_group=support_group)
    return sorted(str(each) for each in members.values_list("person_id", flat=True))


def facts_of_group(support_group: SupportGroup, asked: Asked) -> RosterFacts:
    releases = support_group.pulse_releases.all()
    return _facts(asked.size, [asked.changed_since(each.roster, each.seats) for each in releases])


def facts_of_program(program: Program, asked: Asked, *, size: int) -> RosterFacts:
    """`size` counts those who could have answered; the changes are of the whole program."""
    releases = program.pulse_releases.all()
    return _facts(size, [asked.changed_since(each.roster, None) for each in releases])


def held_by(
    releases: Iterable[GroupRelease] | Iterable[ProgramRelease], asked: Asked, *, today: date
) -> Held:
    """What earlier releases to nearly the same people keep the next one from telling."""
    oldest = today - timedelta(days=HELD_DAYS)
    return held_values(
        (asked.changed_since(each.roster, getattr(each, "seats", None)), each.values)
        for each in releases
        if _told_on(each) >= oldest
    )


def _told_on(release: GroupRelease | ProgramRelease) -> date:
    return release.released_on if isinstance(release, GroupRelease) else release.to_on


def _facts(size: int, changes: Sequence[int]) -> RosterFacts:
    last, *earlier = changes or [0]
    return RosterFacts(size, last, tuple(earlier))
