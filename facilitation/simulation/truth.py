"""What a simulated program really thinks: the trend that its releases should lead back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from facilitation.pulse.items import Answer, Item, ItemKind

LEAST_MEAN, MOST_MEAN = 3.0, 7.0  # what a release tells is cut off at 2 and 8
SPREAD = 1.5  # points, the standard deviation of one person's answer on 0-10


@dataclass(frozen=True)
class Trend:
    """A construct's true mean on 0-10: at the start, and by how much it moves in a year."""

    start: float
    per_year: float

    def mean(self, years: float) -> float:
        return min(max(self.start + self.per_year * years, LEAST_MEAN), MOST_MEAN)


FLAT = Trend(5.0, 0.0)
TRENDS: Mapping[str, Trend] = {
    "belonging": Trend(3.5, 3.0),
    "protected-time": Trend(3.0, 3.0),
    "asking-for-help": Trend(4.0, 2.0),
    "psychological-safety": Trend(3.5, 2.5),
    "workload-sharing": Trend(6.5, -2.5),
    "not-alone": Trend(4.5, 1.5),
    "reset": Trend(4.0, 1.0),
}


def true_mean(construct: str, years: float) -> float:
    """On 0-10, `years` after the simulation's start. Constructs without a trend stay at 5."""
    return TRENDS.get(construct, FLAT).mean(years)


def true_answer(item: Item, *, years: float, is_new: bool, chance: Random) -> Answer:
    """One person's answer. Its expected score is the construct's true mean."""
    if item.kind == ItemKind.FIRST_OR_RETURNING:
        return "first" if is_new else "returning"
    mean = true_mean(item.construct, years)
    if item.kind == ItemKind.SCALE:
        return min(max(round(chance.gauss(mean, SPREAD)), 0), 10)
    agreed = sum(chance.random() < mean / 10 for _half in range(2))
    return ("no", "partly", "yes")[agreed]
