"""A local day, in every time zone there is, on the days when clocks change too."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitation.sessions.days import day_of

zones = st.sampled_from(sorted(zoneinfo.available_timezones())).map(ZoneInfo)
moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  (the zone is the next argument)
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
A_MOMENT = timedelta(microseconds=1)


@given(moments, zones)
# In Havana the first hour of that day comes twice; this is the second time.
@example(datetime(2030, 11, 3, 5, 30, tzinfo=UTC), ZoneInfo("America/Havana"))
# In Santiago that day begins at one o'clock.
@example(datetime(2030, 9, 8, 12, 0, tzinfo=UTC), ZoneInfo("America/Santiago"))
def test_a_day_holds_exactly_the_moments_of_its_date(moment: datetime, zone: ZoneInfo) -> None:
    start, end = day_of(moment, zone)
    date = moment.astimezone(zone).date()
    assert start <= moment < end
    for inside in (start, end - A_MOMENT):
        assert inside.astimezone(zone).date() == date
    for outside in (start - A_MOMENT, end):
        assert outside.astimezone(zone).date() != date


@pytest.mark.parametrize(
    ("noon", "hours"), [("2030-03-31", 23), ("2030-06-15", 24), ("2030-10-27", 25)]
)
def test_a_day_in_berlin_has_as_many_hours_as_the_clocks_say(noon: str, hours: int) -> None:
    start, end = day_of(datetime.fromisoformat(f"{noon}T12:00:00+01:00"), ZoneInfo("Europe/Berlin"))
    assert end - start == timedelta(hours=hours)
