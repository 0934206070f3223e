"""The calendar of reports: fixed, whole, and made of each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.evaluation_report.periods import (
    READY_AFTER,
    PeriodKind,
    PeriodUnknown,
    academic_year_of,
    period_of,
    ready_periods,
)

pytestmark = pytest.mark.one_process

DAYS = st.dates(date(2001, 1, 1), date(2190, 1, 1))


def test_a_year_runs_from_july_to_june() -> None:
    year = period_of("2025-26")
    assert (year.from_on, year.last_on) == (date(2025, 7, 1), date(2026, 6, 30))
    assert [each.id for each in year.quarters] == ["2025-q3", "2025-q4", "2026-q1", "2026-q2"]


@pytest.mark.parametrize(
    "wrong", ["2025", "2025-27", "2025-q5", "2025-q0", "1999-00", "2025-2026", "2200-q1", "", "x"]
)
def test_nothing_else_is_a_period(wrong: str) -> None:
    with pytest.raises(PeriodUnknown):
        period_of(wrong)


@given(DAYS)
def test_a_year_is_its_quarters_without_gap_or_overlap(day: date) -> None:
    year = academic_year_of(day)
    assert year.from_on <= day <= year.last_on
    assert period_of(year.id) == year
    starts = [each.from_on for each in year.quarters]
    ends = [each.until for each in year.quarters]
    assert starts == [year.from_on, *ends[:3]]
    assert ends[3] == year.until
    for each in year.quarters:
        assert each.kind == PeriodKind.QUARTER
        assert period_of(each.id) == each
        assert each.quarters == [each]


@given(DAYS, st.integers(0, 900))
def test_reports_are_of_what_is_over_since_the_first_session(first: date, days: int) -> None:
    today = first + timedelta(days=days)
    found = ready_periods(first=first, today=today)
    assert all(each.until + READY_AFTER <= today and each.last_on >= first for each in found)
    assert len({each.id for each in found}) == len(found)
    assert [each.until for each in found] == sorted((each.until for each in found), reverse=True)
    if days > 92 * 2 + READY_AFTER.days:
        assert found
