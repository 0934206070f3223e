"""The people who could have answered, and how many came or left since each earlier release."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from facilitation.groups.models import GroupAccess, GroupMember, SupportGroup
from facilitation.programs.models import Program
from facilitation.pulse.models import PulseRound
from facilitation.pulse.release import HELD_DAYS, Held, Roster, RosterFacts, held_values
from facilitation.pulse.released import GroupRelease, ProgramRelease


@dataclass(frozen=True)
class Asked:
    """Who was asked: the ids on a roster, the seats of a room, or both where both are known.

    `roster` has everybody who was on it at some time since the round was made, `came_or_left` those
    of them who were not on it all that time.
    """

    roster: list[str] | None
    seats: int | None = None
    came_or_left: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """In people, or in seats."""
        return len(self.roster or []) if self.seats is None else self.seats

    def changed_since(self, earlier: Asked) -> int:
        """How many people came or left; of seats, the least that can have."""
        if self.seats is not None and earlier.seats is not None and self.seats != earlier.seats:
            return abs(self.seats - earlier.seats)
        if self.roster is None or earlier.roster is None:
            return 0
        return self._as_roster().changes_since(earlier._as_roster())

    def _as_roster(self) -> Roster:
        anybody = frozenset[Hashable](self.roster or ())
        return Roster(anybody, anybody - set(self.came_or_left))


def asked_in(pulse_round: PulseRound) -> Asked:
    """Who could have answered a round, up to now; of a session, when its room closed."""
    group = pulse_round.support_group
    if pulse_round.group_session is None:
        now = roster_of(group)
        # In this order: whoever leaves between the two is in one of them.
        changes = pulse_round.roster_changes.values_list("person", flat=True)
        came_or_left = sorted(map(str, changes))
        return Asked(sorted({*now, *came_or_left}), came_or_left=came_or_left)
    by_code = group.access == GroupAccess.CODE_ONLY
    seats = pulse_round.group_session.live_room.seats_at_close or 0
    return Asked(None if by_code else roster_of(group), seats)


def asked_in_releases(program: Program, *, since: date) -> Asked:
    """Who could have answered what the groups of a program released from that day on."""
    by_group: dict[UUID, list[Asked]] = {}
    released = GroupRelease.objects.filter(support_group__program=program, released_on__gte=since)
    for each in released.exclude(roster=None):
        by_group.setdefault(each.support_group_id, []).append(_asked_then(each))
    anybody, throughout = set[str](), set[str]()
    for own in by_group.values():
        anybody.update(*(each.roster or [] for each in own))
        throughout |= set.intersection(*({*(e.roster or [])} - {*e.came_or_left} for e in own))
    return Asked(sorted(anybody), came_or_left=sorted(anybody - throughout))


def roster_of(support_group: SupportGroup) -> list[str]:
    """The ids of the people on the roster."""
    members = GroupMember.objects.filter(support_group=support_group)
    return sorted(str(each) for each in members.values_list("person_id", flat=True))


def facts_of_group(support_group: SupportGroup, asked: Asked) -> RosterFacts:
    return _facts(asked, support_group.pulse_releases.all(), size=asked.size)


def facts_of_program(program: Program, asked: Asked, *, size: int) -> RosterFacts:
    """`size` counts those who could have answered; the changes are of all groups together."""
    return _facts(asked, program.pulse_releases.all(), size=size)


def held_in_program(program: Program, asked: Asked, *, today: date) -> Held:
    """What earlier releases to nearly the same people keep the next one from telling."""
    recent = program.pulse_releases.filter(to_on__gte=today - timedelta(days=HELD_DAYS))
    return held_values((asked.changed_since(_asked_then(each)), each.values) for each in recent)


def held_in_group(support_group: SupportGroup, asked: Asked, *, today: date) -> Held:
    """The same for a group, and what was told to another group of the program that has nearly the
    same people: a second group of all but one, asked the same, is the one's answer subtracted.
    """
    oldest = today - timedelta(days=HELD_DAYS)
    recent = GroupRelease.objects.filter(
        support_group__program=support_group.program_id, released_on__gte=oldest
    )
    people = replace(asked, seats=None)  # two rooms' seats say nothing of each other's people
    return held_values(
        (
            asked.changed_since(_asked_then(each))
            if each.support_group_id == support_group.pk
            else people.changed_since(_asked_then(each)),
            each.values,
        )
        for each in recent
    )


def _asked_then(release: GroupRelease | ProgramRelease) -> Asked:
    return Asked(release.roster, getattr(release, "seats", None), release.came_or_left)


def _facts(
    asked: Asked, releases: Iterable[GroupRelease] | Iterable[ProgramRelease], *, size: int
) -> RosterFacts:
    last, *earlier = [asked.changed_since(_asked_then(each)) for each in releases] or [0]
    return RosterFacts(size, last, tuple(earlier))
