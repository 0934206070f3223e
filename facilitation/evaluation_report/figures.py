"""The figures of sessions, from plain facts. Pure: no database, no clock."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median_low

from facilitation.debriefs.models import MOST_PREPARED
from facilitation.evaluation_report.facts import Filed, Held
from facilitation.evaluation_report.floors import (
    LEAST_LEADERS,
    LEAST_SESSIONS,
)
from facilitation.pulse.release import band_of

PREPARED = MOST_PREPARED - 1  # 4 or 5 of 5
HEAD_COUNTS = ((0, "0-4"), (5, "5-7"), (8, "8-10"), (11, "11-15"), (16, "16-29"), (30, "30+"))
SHARE_STEP = Fraction(10)  # percent, of sessions
LEADERS_STEPS = ((0, Fraction(25)), (20, Fraction(20)), (30, Fraction(10)))  # percent


@dataclass(frozen=True)
class Attendance:
    """`average` is in whole people, rounded down; `median_band` is of one session's head count.

    `total` is None for a quarter.
    """

    total: int | None
    average: int
    median_band: str


@dataclass(frozen=True)
class Preparedness:
    """`percent` of leaders of whose debriefs at least half say 4 or 5 of 5.

    Nothing under the lowest step is told, so that nobody hears that no leader was. `leaders_band`
    says how many leaders that is of.
    """

    percent: int
    or_less: bool
    leaders_band: str


def share_of_held(sessions: Sequence[Held], counts: Callable[[Held], bool]) -> int | None:
    """How many of the held sessions, in percent to the nearest ten; None under the floor."""
    if len(sessions) < LEAST_SESSIONS:
        return None
    return int(_nearest(Fraction(100 * sum(map(counts, sessions)), len(sessions)), SHARE_STEP))


def attendance_of(sessions: Sequence[Held], *, is_whole_year: bool) -> Attendance | None:
    """None under the floor. Never of one session, nor of one that could be worked out."""
    if len(sessions) < LEAST_SESSIONS:
        return None
    seats = [each.seats for each in sessions]
    return Attendance(
        total=sum(seats) if is_whole_year else None,
        average=sum(seats) // len(seats),
        median_band=[name for least, name in HEAD_COUNTS if median_low(seats) >= least][-1],
    )


def preparedness_of(year: Sequence[Held]) -> Preparedness | None:
    """None unless enough different leaders have filed a debrief. Of whole years only."""
    leaders = _leaders([own for held in year for own in held.debriefs])
    if len(leaders) < LEAST_LEADERS:
        return None
    prepared = sum(_is_prepared(own) for own in leaders.values())
    step = [step for least, step in LEADERS_STEPS if len(leaders) >= least][-1]
    percent = _nearest(Fraction(100 * prepared, len(leaders)), step)
    if prepared < len(leaders):
        percent = min(percent, 100 - step)
    return Preparedness(
        percent=int(max(percent, step)),
        or_less=percent <= step,
        leaders_band=band_of(len(leaders)),
    )


def _leaders(filed: Sequence[Filed]) -> dict[object, list[int]]:
    leaders: dict[object, list[int]] = {}
    for each in filed:
        leaders.setdefault(each.leader, []).append(each.preparedness)
    return leaders


def _is_prepared(said: Sequence[int]) -> bool:
    return 2 * sum(each >= PREPARED for each in said) >= len(said)


def _nearest(number: Fraction, step: Fraction) -> Fraction:
    return math.ceil(number / step - Fraction(1, 2)) * step
