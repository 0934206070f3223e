"""One proposal for a whole term: solved in two halves, and every choice explained."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from facilitation.pairing.eligibility import (
    Option,
    fair_share,
    lack,
    options_of,
    taken_together,
)
from facilitation.pairing.placing import place
from facilitation.pairing.serving import cost_of_face, who_serves
from facilitation.pairing.term import Chosen, Pair, Part, Proposal, Reason, Term
from facilitation.pairing.weights import ABOVE_SHARE, BELOW_SHARE, NOBODY

SERVING_SECONDS = 6.0  # for the first half, which could always be a little better
PLACING_SECONDS = 60.0  # a term of a thousand sessions takes one; without it parts would stay empty


def propose(term: Term, *, seconds: float = SERVING_SECONDS) -> Proposal:
    """A pair for every session of the term, as good as was found in that time.

    The same term gets the same proposal, unless the time ran out. Raises `TimeoutError` when not
    even one was found.
    """
    begun = time.monotonic()
    options = options_of(term)

    def serving(parts: Sequence[Part]) -> tuple[frozenset[tuple[int, UUID]], float]:
        found = who_serves(term, options, parts, seconds=seconds)
        return found.faces, found.bound

    together = taken_together(term)
    with ThreadPoolExecutor(len(together)) as halves:
        served = list(halves.map(serving, together))
    faces = frozenset().union(*(each for each, _bound in served))
    taken = place(term, options, faces, seconds=PLACING_SECONDS)
    cost, bound = cost_of(term, options, taken), sum(bound for _faces, bound in served)
    gap = max(0.0, (cost - bound) / cost) if cost else 0.0
    return Proposal(_explained(term, options, taken), gap, time.monotonic() - begun)


def cost_of(term: Term, options: Sequence[Option], taken: Sequence[Option]) -> float:
    """What a choice costs, counted anew from the choice itself."""
    faces = {(each.candidate, term.meetings[each.meeting].group) for each in taken}
    loads = Counter(each.candidate for each in taken)
    free_for = Counter(number for number, _meeting in {(o.candidate, o.meeting) for o in options})
    cost = NOBODY * (sum(len(each.needs) for each in term.meetings) - len(taken))
    cost += sum(cost_of_face(term, face) for face in faces)
    for number, candidate in enumerate(term.candidates):
        if free_for[number]:
            share = fair_share(term, candidate, free_for[number])
            cost += ABOVE_SHARE * max(0, loads[number] - share.most)
            cost += BELOW_SHARE * max(0, share.least - loads[number])
    return cost


def _explained(term: Term, options: Sequence[Option], taken: Sequence[Option]) -> list[Pair]:
    could: dict[tuple[int, Part], list[int]] = defaultdict(list)
    for option in options:
        could[option.meeting, option.part].append(option.candidate)
    chosen = {(option.meeting, option.part): option.candidate for option in taken}
    often = Counter(
        (term.meetings[each.meeting].group, each.part, each.candidate) for each in taken
    )
    pairs = []
    for number, meeting in enumerate(term.meetings):
        pair = Pair(meeting.id)
        for part in sorted(meeting.needs):
            candidate = chosen.get((number, part))
            if candidate is None:
                pair.lacking[part] = lack(term, number, part)
                continue
            free = could[number, part]
            times = {each: often[meeting.group, part, each] for each in free}
            reason = _reason(term, meeting.group, candidate, free, times)
            pair.chosen[part] = Chosen(term.candidates[candidate].id, reason, len(free))
        pairs.append(pair)
    return pairs


def _reason(
    term: Term, group: UUID, candidate: int, free: Sequence[int], times: dict[int, int]
) -> Reason:
    """`times`: how often each who is free sits with this group in the term."""
    if len(free) == 1:
        return Reason.ONLY_ONE
    if group in term.candidates[candidate].familiar:
        return Reason.KNOWS_THE_GROUP
    if times[candidate] > 1:
        return Reason.STAYS_WITH_THE_GROUP
    return Reason.STANDS_IN if max(times.values()) == 1 else Reason.FAIR_SHARE
