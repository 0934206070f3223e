"""From how many on a figure is told, and what can be worked out from a year and its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.evaluation_report.facts import Filed, Held
from facilitation.evaluation_report.figures import (
    Attendance,
    attendance_of,
    preparedness_of,
    share_of_held,
)
from facilitation.evaluation_report.floors import LEAST_LEADERS, LEAST_SESSIONS
from facilitation.evaluation_report.reach import reached_by
from facilitation.pulse.release import ProgramItemValue, Told, band_of
from facilitation.pulse.releasing.rounding import share_step, told_share

pytestmark = pytest.mark.one_process


def held(seats: int = 6, *, debriefs: Sequence[Filed] = (), protected: bool = True) -> Held:
    return Held(seats, protected, has_insider=True, has_psychologist=True, debriefs=debriefs)


def filed(leader: int, preparedness: int = 5) -> Filed:
    return Filed(UUID(int=leader), preparedness)


def leaders(*said: int) -> list[Held]:
    return [held(debriefs=[filed(place, each)]) for place, each in enumerate(said)]


def test_the_floors_are_what_the_documentation_says() -> None:
    assert (LEAST_SESSIONS, LEAST_LEADERS) == (5, 5)


def test_attendance_is_told_from_five_sessions_on() -> None:
    assert attendance_of([held()] * 4, is_whole_year=True) is None
    sessions = [held(3), held(5), held(6), held(9), held(30)]
    told = attendance_of(sessions, is_whole_year=True)
    assert told == Attendance(total=53, average=10, median_band="5-7")
    told = attendance_of(sessions, is_whole_year=False)
    assert told == Attendance(total=None, average=10, median_band="5-7")


HEADS = st.lists(st.integers(0, 60), min_size=5, max_size=9)


@given(st.lists(HEADS, min_size=1, max_size=3), st.integers(4, 60))
def test_a_lone_session_beside_told_quarters_could_have_had_five_sizes(
    quarters: list[list[int]], lone: int
) -> None:
    """The sums that fit what is told of the quarters, and so what the year leaves for the rest."""
    year = attendance_of(
        [held(each) for own in [*quarters, [lone]] for each in own], is_whole_year=True
    )
    told = [attendance_of([held(each) for each in own], is_whole_year=False) for own in quarters]
    assert year is not None
    assert year.total is not None
    least = most = 0
    for own, each in zip(quarters, told, strict=True):
        assert each is not None
        assert each.total is None
        least += each.average * len(own)
        most += each.average * len(own) + len(own) - 1
    left = range(max(0, year.total - most), year.total - least + 1)
    assert lone in left
    assert len(left) >= 5


def test_shares_of_sessions_are_told_to_the_nearest_ten() -> None:
    sessions = [*[held()] * 5, held(protected=False)]
    assert share_of_held(sessions, lambda each: each.protected_time) == 80
    assert share_of_held([held()] * 4, lambda each: each.protected_time) is None


@pytest.mark.parametrize(
    ("said", "percent", "or_less"),
    [
        ([5, 4, 4, 5, 5], 100, False),
        ([5, 4, 4, 5, 3], 75, False),
        ([5] * 9 + [1], 75, False),  # nine of ten would be 100, to the nearest step
        ([5, 5, 1, 1, 1], 50, False),
        ([5, 1, 1, 1, 1], 25, True),
        ([1, 1, 1, 1, 1], 25, True),
    ],
)
def test_only_all_leaders_are_all_and_never_is_none(
    said: list[int], percent: int, or_less: bool
) -> None:
    told = preparedness_of(leaders(*said))
    assert told is not None
    assert (told.percent, told.or_less) == (percent, or_less)


def test_four_leaders_stay_unheard_however_often_they_file() -> None:
    sessions = [held(debriefs=[filed(number % 4)]) for number in range(40)]
    assert preparedness_of(sessions) is None


def visits(share: float, n_band: str, step: float = 25, end: str | None = None) -> ProgramItemValue:
    told = Told(share, end)  # type: ignore[arg-type]
    return ProgramItemValue(shares={"first": told}, n_band=n_band, step=step)


def test_who_was_reached_is_a_range_that_adds_up() -> None:
    told = reached_by(
        [visits(90, "20-49", 10, "or_more"), visits(25, "10-19", end="or_less")], residents=73
    )
    assert told is not None
    assert (told.low, told.high, told.residents) == (17, 56, 73)  # 17 to 49, and 0 to 7.1
    assert reached_by([], residents=73) is None


def test_nobody_reaches_more_residents_than_there_are() -> None:
    told = reached_by([visits(90, "200+", 10, "or_more")] * 2, residents=73)
    assert told is not None
    assert (told.low, told.high) == (73, 73)


@given(st.lists(st.tuples(st.integers(10, 199), st.integers(0, 100)), min_size=1, max_size=4))
def test_the_true_number_lies_in_the_range(rounds: list[tuple[int, int]]) -> None:
    values, truth = [], 0
    for people, percent in rounds:
        first = people * percent // 100
        truth += first
        told = told_share(first, people, people=people)
        step = float(share_step(people))
        values.append(ProgramItemValue(shares={"first": told}, n_band=band_of(people), step=step))
    told_range = reached_by(values, residents=1000)
    assert told_range is not None
    assert told_range.low <= truth <= told_range.high
