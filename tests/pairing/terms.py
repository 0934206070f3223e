"""Small terms to pair: a few groups, a few weeks, people by number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from facilitation.pairing.term import Busy, Candidate, Meeting, Part, Proposal, Term

MONDAY = datetime(2026, 9, 7, 18, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


def number(value: int) -> UUID:
    return UUID(int=value + 1)


def meeting(group: int, week: int, *, hours: int = 0) -> Meeting:
    """One hour of a group's week, `hours` after Monday evening."""
    start = MONDAY + week * WEEK + hours * HOUR
    return Meeting(number(1000 * group + week), number(500 + group), start, start + HOUR)


def candidate(
    who: int,
    *parts: Part,
    barred: Collection[int] = (),
    away: Sequence[int] = (),
    at_most: int | None = None,
    familiar: Collection[int] = (),
) -> Candidate:
    """`away`: the weeks in which this one is away altogether."""
    return Candidate(
        number(who),
        frozenset(parts),
        frozenset(number(500 + group) for group in barred),
        tuple(Busy(MONDAY + week * WEEK, MONDAY + (week + 1) * WEEK) for week in away),
        at_most,
        frozenset(number(500 + group) for group in familiar),
    )


def taken(term: Term, proposal: Proposal) -> list[tuple[Meeting, Part, Candidate]]:
    meetings = {each.id: each for each in term.meetings}
    people = {each.id: each for each in term.candidates}
    return [
        (meetings[pair.meeting], part, people[chosen.candidate])
        for pair in proposal.pairs
        for part, chosen in pair.chosen.items()
    ]
