"""What two numbers of one item say about each other, and no more. Pure.

Each told number stands for every true one that is rounded to it. Only where these two ranges lie
apart did anything change at all; and only where they lie farther apart than two people could bring
about by answering the opposite is it called more than a little.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from facilitation.pulse.release import ProgramItemValue, Told, least_in

FEW = 2  # people whose answers alone are no change of a program


class Changed(StrEnum):
    NOT = "not"  # within what was rounded away
    A_LITTLE = "a_little"  # one or two people could make the difference
    MORE = "more"
    BOUNDED = "bounded"  # the number was not free to move
    NOT_COMPARABLE = "not_comparable"  # a mean before and shares now, or the other way round


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Change:
    changed: Changed
    direction: Direction | None = None


@dataclass(frozen=True)
class _Range:
    low: Fraction
    high: Fraction
    whole: int  # of the scale: 10 points, or 100 percent


def change(before: ProgramItemValue, now: ProgramItemValue) -> Change:
    """From one told number of an item to the next one of the same item."""
    if now.bounded:
        return Change(Changed.BOUNDED)
    then, at_present = _range(before), _range(now)
    if then.whole != at_present.whole:
        return Change(Changed.NOT_COMPARABLE)
    gap = max(at_present.low - then.high, then.low - at_present.high)
    if gap <= 0:
        return Change(Changed.NOT)
    direction = Direction.HIGHER if at_present.low >= then.high else Direction.LOWER
    people = min(least_in(before.n_band), least_in(now.n_band))
    by_few = Fraction(FEW * then.whole, people)
    return Change(Changed.A_LITTLE if gap <= by_few else Changed.MORE, direction)


def _range(value: ProgramItemValue) -> _Range:
    """All true numbers that are told as this one. Of shares the first word's: yes, or first."""
    if value.mean is not None:
        return _around(value.mean, value.step, 10)
    shares = value.shares or {}
    return _around(next(iter(shares.values())), value.step, 100)


@lru_cache(maxsize=1024)  # the numbers that can be told are few, and a page compares hundreds
def _around(told: Told, step_told: float, whole: int) -> _Range:
    number, step = Fraction(str(told.value)), Fraction(str(step_told))
    low = Fraction(0) if told.end == "or_less" else number - step / 2
    high = Fraction(whole) if told.end == "or_more" else number + step / 2
    return _Range(low, high, whole)
