"""To a reader that knows only the text, a time zone in a calendar says what the zone says."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from facilitation.calendars.zone_text import zone_text

pytestmark = pytest.mark.one_process

ZONES = [
    "Europe/Berlin",
    "America/Chicago",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/Dublin",
]
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC)
READ = {
    name: tzical(io.StringIO(zone_text(ZoneInfo(name), FIRST, LAST).to_ical().decode())).get()
    for name in ZONES
}


@given(st.sampled_from(ZONES), st.integers(0, int((LAST - FIRST).total_seconds()) // 60))
def test_any_wall_clock_is_read_as_it_was_meant(name: str, minutes: int) -> None:
    zone = ZoneInfo(name)
    wall = (FIRST + timedelta(minutes=minutes)).astimezone(zone).replace(tzinfo=None, fold=0)
    meant = wall.replace(tzinfo=zone)
    if meant.utcoffset() != wall.replace(tzinfo=zone, fold=1).utcoffset():
        return  # an hour that the clocks repeat: whoever reads may take either
    assert wall.replace(tzinfo=READ[name]).utcoffset() == meant.utcoffset()
