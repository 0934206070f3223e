"""Whether what came in may leave its sealed block. Asked with numbers alone: no answer is read.

A roster that changed by fewer people than the floor lets two releases be subtracted to those few.
The change counts against *every* earlier release: whoever left may have been replaced in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from facilitation.pulse.releasing.pooling import Pool
from facilitation.pulse.releasing.roster import RosterFacts
from facilitation.pulse.releasing.sums import Sums
from facilitation.pulse.releasing.thresholds import in_force


class Verdict(StrEnum):
    RELEASE = "release"
    TOO_FEW = "too_few"
    ROSTER_CHANGED = "roster_changed"


def group_verdict(ballots: int, roster: RosterFacts, *, widened: bool) -> Verdict:
    """For one round of one group, at its close.

    `ballots` are those that could be read; `widened` says that the round was extended (or that the
    one before it waited) for a changed roster already.
    """
    limits = in_force()
    if ballots < limits.group_floor or 100 * ballots < limits.group_share * roster.size:
        return Verdict.TOO_FEW
    return _unless_changed(roster, widened=widened)


def program_verdict(
    sums: Sequence[Sums], *, groups_in_program: int, roster: RosterFacts, widened: bool
) -> Verdict:
    """For what the groups of one program have added to its block so far."""
    pool = Pool(sums, groups_in_program=groups_in_program, roster_size=roster.size)
    if not pool.is_enough or not pool.tellable():
        return Verdict.TOO_FEW
    return _unless_changed(roster, widened=widened)


def _unless_changed(roster: RosterFacts, *, widened: bool) -> Verdict:
    if not widened and roster.changed_by_fewer_than(in_force().group_floor):
        return Verdict.ROSTER_CHANGED
    return Verdict.RELEASE
