"""What two numbers of one item say about each other, and no more. Pure.

Each told number stands for every true one that is rounded to it. Only where these two ranges lie
apart did anything change at all; and only where they lie farther apart than two people could bring
about by answering the opposite is it called more than a little.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class _Range:
    """In hundredths: every step is a whole number of them, and so is half of it."""

    low: int
    high: int
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
    by_few = gap * people <= FEW * then.whole
    return Change(Changed.A_LITTLE if by_few else Changed.MORE, direction)


def _range(value: ProgramItemValue) -> _Range:
    """All true numbers that are told as this one. Of shares the first word's: yes, or first."""
    half_a_step = round(50 * value.step)
    if value.mean is not None:
        return _around(value.mean, half_a_step, 1000)
    shares = value.shares or {}
    return _around(next(iter(shares.values())), half_a_step, 10_000)


def _around(told: Told, half_a_step: int, whole: int) -> _Range:
    number = round(100 * told.value)
    low = 0 if told.end == "or_less" else number - half_a_step
    high = whole if told.end == "or_more" else number + half_a_step
    return _Range(low, high, whole)
