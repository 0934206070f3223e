"""How coarsely a number is told. Exact arithmetic throughout; a tie goes to the smaller number.

One step stands for at least two neighbouring answers of one person, so the exact sum cannot be
worked out even by somebody who knows how many answered. At both ends everything is told as one,
down to where a single person may still have answered the opposite.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

End = Literal["or_less", "or_more"]

BANDS = ((5, "5-9"), (10, "10-19"), (20, "20-49"), (50, "50-199"), (200, "200+"))
LEAST_IN: Mapping[str, int] = {name: least for least, name in BANDS}
# From how many people: steps of a mean on 0-10, and of one of yes = 10, partly = 5, no = 0.
MEAN_STEPS = ((0, Fraction(1, 2)), (30, Fraction(1, 5)), (200, Fraction(1, 10)))
WORD_MEAN_STEPS = ((0, Fraction(2)), (10, Fraction(1)), (20, Fraction(1, 2)))
SHARE_STEPS = ((0, Fraction(25)), (20, Fraction(20)), (30, Fraction(10)))  # percent
MARGINS = ((0, Fraction(2)), (30, Fraction(1)))  # points at both ends that a mean never tells
SCORES: Mapping[str, int] = {"yes": 10, "partly": 5, "no": 0}


@dataclass(frozen=True)
class Told:
    """A number as it is shown: on 0-10, or in percent; at an end of what is told, `end` says so."""

    value: float
    end: End | None = None


def band_of(people: int) -> str:
    """Raises `ValueError` under the smallest band."""
    names = [name for least, name in BANDS if people >= least]
    if not names:
        raise ValueError("so few people are never told of")
    return names[-1]


def least_in(band: str) -> int:
    """From how many people on a band is used."""
    return LEAST_IN[band]


def told_mean(total: int, answers: int, *, people: int) -> Told:
    """The mean of answers on 0-10."""
    return _told_mean(Fraction(total, answers), mean_step(people), people)


def mean_step(people: int) -> Fraction:
    """In points on 0-10."""
    return _step(MEAN_STEPS, people)


def told_word_mean(words: Mapping[str, int], *, people: int) -> Told:
    """The mean of yes, partly and no on 0-10."""
    total = sum(SCORES[word] * times for word, times in words.items())
    mean = Fraction(total, sum(words.values()))
    return _told_mean(mean, word_mean_step(people), people)


def word_mean_step(people: int) -> Fraction:
    """In points on 0-10."""
    return _step(WORD_MEAN_STEPS, people)


def told_share(times: int, answers: int, *, people: int) -> Told:
    """A part of all answers in percent; nothing reads 0 % or 100 %."""
    step = share_step(people)
    return _between(_nearest(Fraction(100 * times, answers), step), step, 100 - step)


def share_step(people: int) -> Fraction:
    """In percent."""
    return _step(SHARE_STEPS, people)


def _told_mean(mean: Fraction, step: Fraction, people: int) -> Told:
    margin = _step(MARGINS, people)
    return _between(_nearest(mean, step), margin, 10 - margin)


def _nearest(number: Fraction, step: Fraction) -> Fraction:
    return math.ceil(number / step - Fraction(1, 2)) * step


def _between(number: Fraction, low: Fraction, high: Fraction) -> Told:
    if number <= low:
        return Told(float(low), "or_less")
    if number >= high:
        return Told(float(high), "or_more")
    return Told(float(number))


def _step(steps: tuple[tuple[int, Fraction], ...], people: int) -> Fraction:
    return [step for least, step in steps if people >= least][-1]
