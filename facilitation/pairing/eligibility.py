"""Who could take which part of which session, before anybody is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from facilitation.pairing.term import Candidate, Lack, Meeting, Part, Term
from facilitation.pairing.weights import LEAST_FAIR, MOST_FAIR


@dataclass(frozen=True)
class Option:
    """One candidate for one part of one session, by their places in the term's lists."""

    meeting: int
    part: Part
    candidate: int


def options_of(term: Term) -> list[Option]:
    """Everybody who holds the role, is allowed and is free; sessions first, then parts."""
    free = [set(_free_meetings(candidate, term.meetings)) for candidate in term.candidates]
    return [
        Option(meeting, part, candidate)
        for meeting in range(len(term.meetings))
        for part in sorted(term.meetings[meeting].needs)
        for candidate, each in enumerate(term.candidates)
        if part in each.parts and meeting in free[candidate]
    ]


def lack(term: Term, meeting: int, part: Part) -> Lack:
    """Why nobody takes a part that nobody was chosen for."""
    asked = term.meetings[meeting]
    holders = [each for each in term.candidates if part in each.parts]
    if not holders:
        return Lack.NOBODY_HOLDS_THE_ROLE
    allowed = [each for each in holders if asked.group not in each.barred]
    if not allowed:
        return Lack.ALL_EVALUATE_A_MEMBER
    if not any(_is_free(each, asked) for each in allowed):
        return Lack.ALL_ARE_AWAY
    return Lack.ALL_ARE_ELSEWHERE


def clashes(meetings: Sequence[Meeting]) -> list[list[int]]:
    """Sets of sessions that all go on at one moment: nobody can be in two of a set.

    Only the largest sets, so each clash is said once: the cliques of an interval graph.
    """
    order = sorted(range(len(meetings)), key=lambda each: meetings[each].start)
    running: list[int] = []
    found: list[list[int]] = []
    grew = False
    for each in order:
        start = meetings[each].start
        if grew and any(meetings[other].end <= start for other in running):
            found.append(list(running))
            grew = False
        running = [other for other in running if meetings[other].end > start] + [each]
        grew = len(running) > 1
    if grew:
        found.append(running)
    return found


def _free_meetings(candidate: Candidate, meetings: Sequence[Meeting]) -> Iterator[int]:
    for number, meeting in enumerate(meetings):
        if meeting.group not in candidate.barred and _is_free(candidate, meeting):
            yield number


def _is_free(candidate: Candidate, meeting: Meeting) -> bool:
    return not any(busy.start < meeting.end and meeting.start < busy.end for busy in candidate.busy)


def taken_together(term: Term) -> list[list[Part]]:
    """Parts that have to be decided in one: those that some candidate could take either of."""
    if any(len(candidate.parts) > 1 for candidate in term.candidates):
        return [list(Part)]
    return [[part] for part in Part]


@dataclass(frozen=True)
class Share:
    """How many sessions of a term are a fair load for somebody."""

    least: int
    most: int


def fair_share(term: Term, candidate: Candidate, free_for: int) -> Share:
    """What is left of it for this term. `free_for`: how many sessions the candidate could take.

    Nobody owes what they cannot give, and what somebody has already counts.
    """
    averages = [_average(term, part) for part in candidate.parts]
    limit = free_for if candidate.at_most is None else min(free_for, left_of(candidate))
    return Share(
        least=min(max(0, int(min(averages) * LEAST_FAIR) - candidate.already), limit),
        most=max(0, ceil(max(averages) * MOST_FAIR) - candidate.already),
    )


def left_of(candidate: Candidate) -> int:
    """How many more sessions somebody with a limit is willing to take."""
    return max(0, (candidate.at_most or 0) - candidate.already)


def _average(term: Term, part: Part) -> float:
    holders = [each for each in term.candidates if part in each.parts]
    sessions = sum(part in meeting.needs for meeting in term.meetings)
    return (sessions + sum(each.already for each in holders)) / len(holders)
