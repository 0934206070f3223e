"""Counting ballots, and from how many on. Pure: no database, no clock.

The numbers are constants of the code: no setting lowers them (design rule 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.plans.poll_template import PollKind, PollOption, PollTemplate, Sensitivity

FLOOR = {Sensitivity.ICE_BREAKER: 2, Sensitivity.SENSITIVE: 5}


@dataclass(frozen=True)
class Tally:
    """Ballots, and for each option how many named it: in a ranking once for each place."""

    ballots: int
    counts: Mapping[str, tuple[int, ...]]

    def votes(self, option: str) -> int:
        return sum(self.counts[option])

    def mean_place(self, option: str) -> float:
        """From 1.0, which is first."""
        places = self.counts[option]
        return sum(place * votes for place, votes in enumerate(places, start=1)) / self.ballots

    def as_json(self) -> dict[str, Any]:
        return {"ballots": self.ballots, "counts": {key: [*n] for key, n in self.counts.items()}}


def read_tally(document: Mapping[str, Any]) -> Tally:
    counts = {option: tuple(numbers) for option, numbers in document["counts"].items()}
    return Tally(ballots=document["ballots"], counts=counts)


def floor_of(sensitivity: Sensitivity) -> int:
    """Ballots that must have been cast before anything is shown."""
    return FLOOR[sensitivity]


def may_be_shown(template: PollTemplate, *, ballots: int) -> bool:
    """Asked with the number of ballots alone, so that no choice is read under the floor."""
    return ballots >= floor_of(template.sensitivity)


def count(
    template: PollTemplate, options: Sequence[PollOption], answers: Iterable[Sequence[str]]
) -> Tally:
    """Votes per option in the options' order, options without a vote included.

    An answer is the ids that one ballot names; in a ranking its order counts.
    """
    is_ranking = template.kind == PollKind.RANKING
    numbers = {option.id: [0] * (len(options) if is_ranking else 1) for option in options}
    ballots = 0
    for answer in answers:
        ballots += 1
        for place, option in enumerate(answer):
            numbers[option][place if is_ranking else 0] += 1
    return Tally(ballots, {option: tuple(each) for option, each in numbers.items()})
