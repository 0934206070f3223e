"""Second half of a term's pairing: who takes which session, when it is known who serves a group.

Somebody else may stand in where those who serve the group cannot; it costs as a new face does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from facilitation.pairing.eligibility import Option, clashes
from facilitation.pairing.mixed_integer import MixedInteger
from facilitation.pairing.serving import Face, cost_of_face, price_of_load
from facilitation.pairing.term import Part, Term
from facilitation.pairing.weights import NOBODY


def place(
    term: Term, options: Sequence[Option], faces: frozenset[Face], *, seconds: float
) -> list[Option]:
    """The options that are taken: at most one for a part of a session. Raises `TimeoutError`."""
    program = MixedInteger()
    for option in options:
        face = (option.candidate, term.meetings[option.meeting].group)
        program.column(cost=0.0 if face in faces else cost_of_face(term, face))
    of_part: dict[tuple[int, Part], list[int]] = defaultdict(list)
    of_candidate: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, option in enumerate(options):
        of_part[option.meeting, option.part].append(number)
        of_candidate[option.candidate][option.meeting].append(number)
    for columns in of_part.values():
        lack = program.column(cost=NOBODY)
        program.row([*((each, 1.0) for each in columns), (lack, 1.0)], least=1.0, most=1.0)
    at_once = [*clashes(term.meetings), *([each] for each in range(len(term.meetings)))]
    for candidate, own in of_candidate.items():
        for clash in at_once:
            columns = [column for meeting in clash for column in own.get(meeting, ())]
            if len(columns) > 1:
                program.row([(each, 1.0) for each in columns], most=1.0)
        columns = [column for some in own.values() for column in some]
        price_of_load(program, term, candidate, columns, len(own))
    solution = program.solve(seconds=seconds)
    return [option for number, option in enumerate(options) if solution.taken(number)]
