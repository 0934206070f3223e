"""How many residents came at least once, without knowing any: from who said "my first time".

A program release tells what share of the answers that was, rounded, and a band of how many people
answered. Each first time is said once, and releases share no answer, so their ranges add up. So
what is told is a range: of the people who answered that question, and of nobody else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from facilitation.pulse.release import ProgramItemValue, Told

FIRST = "first"


@dataclass(frozen=True)
class Reached:
    """At least `low` and at most `high` people, of so many residents now in the program."""

    low: int
    high: int
    residents: int


def reached_by(visits: Iterable[ProgramItemValue], *, residents: int) -> Reached | None:
    """`visits` are the told values of the first-or-returning item, one for each release.

    None where none was told.
    """
    told = [each for each in visits if each.shares and FIRST in each.shares]
    ranges = [_range(each, residents) for each in told]
    if not ranges:
        return None
    low, high = (math.ceil(sum(each[0] for each in ranges)), int(sum(each[1] for each in ranges)))
    return Reached(min(low, residents), min(max(low, high), residents), residents)


def _range(value: ProgramItemValue, residents: int) -> tuple[Fraction, Fraction]:
    """Of people. The highest band has no end but the number of residents."""
    least, most = _people(value.n_band, residents)
    low, high = _share((value.shares or {})[FIRST], Fraction(str(value.step)))
    return low * least, high * most


def _share(told: Told, step: Fraction) -> tuple[Fraction, Fraction]:
    share = Fraction(str(told.value))
    low = Fraction(0) if told.end == "or_less" else share - step / 2
    high = Fraction(100) if told.end == "or_more" else share + step / 2
    return low / 100, high / 100


def _people(band: str, residents: int) -> tuple[int, int]:
    least, _sep, most = band.rstrip("+").partition("-")
    return int(least), int(most or max(residents, int(least)))
