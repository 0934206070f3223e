"""The figures of sessions, from plain facts. Pure: no database, no clock."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from statistics import median_low

from facilitation.debriefs.models import MOST_PREPARED
from facilitation.debriefs.tags import TagGroup, TagKind, tag_list
from facilitation.evaluation_report.facts import Filed, Held
from facilitation.evaluation_report.floors import (
    LEAST_LEADERS,
    LEAST_SESSIONS,
    LEAST_SESSIONS_OF_A_THEME,
)
from facilitation.pulse.release import band_of

PREPARED = MOST_PREPARED - 1  # 4 or 5 of 5
HEAD_COUNTS = ((0, "0-4"), (5, "5-7"), (8, "8-10"), (11, "11-15"), (16, "16-29"), (30, "30+"))
SHARE_STEP = Fraction(10)  # percent, of sessions
LEADERS_STEPS = ((0, Fraction(25)), (20, Fraction(20)), (30, Fraction(10)))  # percent


class Often(StrEnum):
    """In how many of the debriefed sessions a theme came up."""

    HALF_OR_MORE = "half_or_more"
    QUARTER_OR_MORE = "quarter_or_more"
    FEWER = "fewer"


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


@dataclass(frozen=True)
class Theme:
    id: str
    often: Often


@dataclass(frozen=True)
class Themes:
    """In order of frequency; `most_frequent` has the tags, perhaps tied, of each kind."""

    themes: Sequence[Theme] = ()
    most_frequent: dict[TagKind, list[str]] = field(default_factory=dict)


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


def themes_of(year: Sequence[Held]) -> Themes | None:
    """None under the floor. A theme that came up in one session only is left out.

    Of whole years only: a theme that no quarter tells, and their year does, came up once in each.
    """
    sessions = [_themes_in(held) for held in year if held.debriefs]
    if len(sessions) < LEAST_SESSIONS:
        return None
    times = Counter(chain.from_iterable(sessions))
    kinds = {tag.id: tag.kind for tag in tag_list().tags if tag.group == TagGroup.THEME}
    told = [key for key in kinds if times[key] >= LEAST_SESSIONS_OF_A_THEME]
    told.sort(key=lambda key: -times[key])  # stable: ties stay in the list's order
    return Themes(
        themes=[Theme(key, _often(times[key], len(sessions))) for key in told],
        most_frequent={
            kind: [key for key in own if times[key] == times[own[0]]]
            for kind in TagKind
            if (own := [key for key in told if kinds[key] == kind])
        },
    )


def _themes_in(held: Held) -> set[str]:
    """What either co-facilitator ticked: a session counts once for each."""
    return {tag for debrief in held.debriefs for tag in debrief.tags}


def _often(times: int, sessions: int) -> Often:
    if 2 * times >= sessions:
        return Often.HALF_OR_MORE
    return Often.QUARTER_OR_MORE if 4 * times >= sessions else Often.FEWER


def _leaders(filed: Sequence[Filed]) -> dict[object, list[int]]:
    leaders: dict[object, list[int]] = {}
    for each in filed:
        leaders.setdefault(each.leader, []).append(each.preparedness)
    return leaders


def _is_prepared(said: Sequence[int]) -> bool:
    return 2 * sum(each >= PREPARED for each in said) >= len(said)


def _nearest(number: Fraction, step: Fraction) -> Fraction:
    return math.ceil(number / step - Fraction(1, 2)) * step
