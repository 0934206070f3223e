"""What a verdict has to know about the people who could have answered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Roster:
    """`anybody` could have answered at some time, `throughout` could have all the time."""

    anybody: frozenset[Hashable]
    throughout: frozenset[Hashable]

    def changes_since(self, earlier: Roster) -> int:
        """How many people were added or removed for certain; one if somebody perhaps was.

        Never more than that: somebody put on a roster and taken off it again within one round must
        not pass for the fifth person who changed.
        """
        surely = (self.throughout - earlier.anybody) | (earlier.throughout - self.anybody)
        perhaps = (self.anybody - earlier.throughout) | (earlier.anybody - self.throughout)
        return max(len(surely), min(len(perhaps), 1))


@dataclass(frozen=True)
class RosterFacts:
    """`size` in people (seats, in a session's round); changes in people added or removed.

    `changed_since_earlier_releases` holds one number for each release before the last one
    (`roster_changes` makes them). Of seats, whose people nobody knows, a change is the difference
    of their numbers, which is the least that can have changed. For a program, `size` counts
    everybody on its groups' rosters once.
    """

    size: int
    changed_since_last_release: int
    changed_since_earlier_releases: tuple[int, ...] = ()

    def changed_by_fewer_than(self, people: int) -> bool:
        """Whether an earlier release can be subtracted to that few, and the last has not waited
        for the same change already."""
        if self.changed_since_last_release == 0:
            return False
        changes = (self.changed_since_last_release, *self.changed_since_earlier_releases)
        return any(0 < change < people for change in changes)


def roster_changes(now: Roster, earlier: Iterable[Roster]) -> tuple[int, ...]:
    """How many people were added or removed since each of the earlier rosters."""
    return tuple(now.changes_since(then) for then in earlier)
