"""What a term's pairing is made from, and what comes out: plain values, no database.

Every session needs an insider (an alum or a senior resident, evidence J2, J3) and a psychologist
(J4, J8). A candidate takes one part in a session and sits in one room at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Part(StrEnum):
    """The two halves of a pair."""

    INSIDER = "insider"
    PSYCHOLOGIST = "psychologist"


@dataclass(frozen=True)
class Busy:
    """Somebody cannot from `start` until before `end`."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Candidate:
    """Somebody who could facilitate, in the parts that their roles allow.

    `barred` are the groups of which they evaluate a member, `at_most` the sessions of the term that
    they are willing to take, `familiar` the groups that they have facilitated before, `already` how
    many sessions of the term they have been assigned to by hand.
    """

    id: UUID
    parts: frozenset[Part]
    barred: frozenset[UUID] = frozenset()
    busy: Sequence[Busy] = ()
    at_most: int | None = None
    familiar: frozenset[UUID] = frozenset()
    already: int = 0


@dataclass(frozen=True)
class Meeting:
    """A session of the term: its group, from when until when, and which parts are still open."""

    id: UUID
    group: UUID
    start: datetime
    end: datetime
    needs: frozenset[Part] = frozenset(Part)


@dataclass(frozen=True)
class Term:
    meetings: Sequence[Meeting]
    candidates: Sequence[Candidate]


class Lack(StrEnum):
    """Why a part of a session has nobody."""

    NOBODY_HOLDS_THE_ROLE = "nobody_holds_the_role"
    ALL_EVALUATE_A_MEMBER = "all_evaluate_a_member"
    ALL_ARE_AWAY = "all_are_away"
    ALL_ARE_ELSEWHERE = "all_are_elsewhere"


class Reason(StrEnum):
    """Why somebody was chosen for a part of a session, beside being free and allowed."""

    ONLY_ONE = "only_one"
    KNOWS_THE_GROUP = "knows_the_group"
    STAYS_WITH_THE_GROUP = "stays_with_the_group"
    STANDS_IN = "stands_in"
    FAIR_SHARE = "fair_share"


@dataclass(frozen=True)
class Chosen:
    """Who takes a part, and why. `could` counts all who were free and allowed."""

    candidate: UUID
    reason: Reason
    could: int


@dataclass(frozen=True)
class Pair:
    """What is proposed for one session: for each part somebody, or why nobody."""

    meeting: UUID
    chosen: dict[Part, Chosen] = field(default_factory=dict)
    lacking: dict[Part, Lack] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """`gap` is how far, at the most, the cost lies above the best possible one (0.02: 2 %)."""

    pairs: Sequence[Pair]
    gap: float
    seconds: float

    @property
    def unmet(self) -> int:
        """Parts of sessions that have nobody."""
        return sum(len(pair.lacking) for pair in self.pairs)
