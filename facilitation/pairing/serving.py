"""First half of a term's pairing: which candidates serve which group at all.

Sessions are not yet given out. It counts how many of a group's sessions each candidate could take,
asks that somebody who serves the group is free for each of them, and keeps loads fair. Every real
pairing satisfies this, so its bound is a bound of the whole problem; and it is forty times smaller.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from uuid import UUID

from facilitation.pairing.eligibility import Option, clashes, fair_share, left_of
from facilitation.pairing.mixed_integer import MixedInteger
from facilitation.pairing.term import Part, Term
from facilitation.pairing.weights import (
    ABOVE_SHARE,
    BELOW_SHARE,
    KNOWN_FACE,
    NEW_FACE,
    NOBODY,
)

Face = tuple[int, UUID]
Service = tuple[int, UUID, Part]


@dataclass(frozen=True)
class Serving:
    """The faces (candidate's place, group) that were chosen, and a bound of the whole cost."""

    faces: frozenset[Face]
    bound: float


def cost_of_face(term: Term, face: Face) -> float:
    number, group = face
    return KNOWN_FACE if group in term.candidates[number].familiar else NEW_FACE


def who_serves(
    term: Term, options: Sequence[Option], parts: Sequence[Part], *, seconds: float
) -> Serving:
    """Raises `TimeoutError`."""
    could: dict[Service, set[int]] = defaultdict(set)
    for option in options:
        if option.part in parts:
            group = term.meetings[option.meeting].group
            could[option.candidate, group, option.part].add(option.meeting)
    program = MixedInteger()
    faces = {
        face: program.column(cost=cost_of_face(term, face))
        for face in sorted({(number, group) for number, group, _part in could}, key=str)
    }
    loads = {
        service: program.column(upper=float(len(meetings)), whole=False)
        for service, meetings in could.items()
    }
    for service, meetings in could.items():
        face = faces[service[0], service[1]]
        program.row([(loads[service], 1.0), (face, -float(len(meetings)))], most=0.0)
    _cover_every_session(program, term, parts, could, faces, loads)
    _keep_loads_fair(program, term, could, loads)
    _nobody_twice_at_once(program, term, could, loads)
    solution = program.solve(seconds=seconds)
    return Serving(
        frozenset(face for face, column in faces.items() if solution.taken(column)),
        solution.bound,
    )


def _cover_every_session(
    program: MixedInteger,
    term: Term,
    parts: Sequence[Part],
    could: dict[Service, set[int]],
    faces: dict[Face, int],
    loads: dict[Service, int],
) -> None:
    serving: dict[tuple[UUID, Part], list[Service]] = defaultdict(list)
    for service in could:
        serving[service[1], service[2]].append(service)
    for group, all_meetings in meetings_of_groups(term).items():
        for part in parts:
            meetings = [each for each in all_meetings if part in term.meetings[each].needs]
            services = serving[group, part]
            lacking = [program.column(cost=NOBODY) for _meeting in meetings]
            for meeting, lack in zip(meetings, lacking, strict=True):
                free = [faces[each[0], group] for each in services if meeting in could[each]]
                program.row([*((face, 1.0) for face in free), (lack, 1.0)], least=1.0)
            taken = [(loads[each], 1.0) for each in services]
            program.row([*taken, *((lack, 1.0) for lack in lacking)], least=float(len(meetings)))


def _keep_loads_fair(
    program: MixedInteger,
    term: Term,
    could: dict[Service, set[int]],
    loads: dict[Service, int],
) -> None:
    own: dict[int, list[Service]] = defaultdict(list)
    for service in could:
        own[service[0]].append(service)
    for number, services in own.items():
        free_for = len({meeting for service in services for meeting in could[service]})
        price_of_load(program, term, number, [loads[each] for each in services], free_for)


def price_of_load(
    program: MixedInteger, term: Term, number: int, columns: Sequence[int], free_for: int
) -> None:
    """Rows for one candidate: never above what they are willing to take, and fair at a price."""
    candidate = term.candidates[number]
    share = fair_share(term, candidate, free_for)
    above = program.column(cost=ABOVE_SHARE, upper=inf, whole=False)
    below = program.column(cost=BELOW_SHARE, upper=float(share.least), whole=False)
    taken = [(column, 1.0) for column in columns]
    program.row([*taken, (above, -1.0)], most=float(share.most))
    program.row([*taken, (below, 1.0)], least=float(share.least))
    if candidate.at_most is not None:
        program.row(taken, most=float(left_of(candidate)))


def _nobody_twice_at_once(
    program: MixedInteger,
    term: Term,
    could: dict[Service, set[int]],
    loads: dict[Service, int],
) -> None:
    """Where groups always meet at the same hours, a candidate has one evening a week for them."""
    meetings = meetings_of_groups(term)
    same_hours: dict[frozenset[UUID], list[list[int]]] = defaultdict(list)
    for clash in clashes(term.meetings):
        same_hours[frozenset(term.meetings[each].group for each in clash)].append(clash)
    for groups, evenings in same_hours.items():
        inside = {meeting for evening in evenings for meeting in evening}
        if any(not inside.issuperset(meetings[group]) for group in groups):
            continue
        for number in range(len(term.candidates)):
            services = [each for each in could if each[0] == number and each[1] in groups]
            if len(services) > 1:
                free = set().union(*(could[each] for each in services))
                room = sum(not free.isdisjoint(evening) for evening in evenings)
                program.row([(loads[each], 1.0) for each in services], most=float(room))


def meetings_of_groups(term: Term) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = defaultdict(list)
    for number, meeting in enumerate(term.meetings):
        found[meeting.group].append(number)
    return found
