"""What a calendar says of a time zone: each change of the clocks in its own words.

icalendar can write this from 1970 on as lists of dates, which vobject and ical.js read as if there
were no summer time. One onset each, for the years that are needed, is understood by both.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
BEFORE = timedelta(days=400)  # so that what holds at the first entry is said, too
AFTER = timedelta(days=400)


def zone_text(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The VTIMEZONE of `zone`, good from `first` to `last`."""
    text = Timezone()
    text.add("tzid", zone.key)
    start = first.astimezone(UTC) - BEFORE
    offset = _offset(start, zone)
    text.add_component(_observance(start, offset, offset, zone))
    for onset in _changes(zone, start, last.astimezone(UTC) + AFTER):
        before, after = _offset(onset - SECOND, zone), _offset(onset, zone)
        text.add_component(_observance(onset, before, after, zone))
    return text


def _observance(
    onset: datetime, before: timedelta, after: timedelta, zone: ZoneInfo
) -> TimezoneStandard | TimezoneDaylight:
    local = onset.astimezone(zone)
    entry = TimezoneDaylight() if local.dst() else TimezoneStandard()
    # The wall clock that people still had at that instant (RFC 5545, section 3.6.5).
    entry.add("dtstart", (onset + before).replace(tzinfo=None, microsecond=0))
    entry.add("tzoffsetfrom", before)
    entry.add("tzoffsetto", after)
    entry.add("tzname", local.tzname() or zone.key)
    return entry


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> list[datetime]:
    """The instants at which the clocks change, to the second."""
    found = []
    day = start
    while day < end:
        if _offset(day, zone) != _offset(day + DAY, zone):
            found.append(_change_within(zone, day, day + DAY))
        day += DAY
    return found


def _change_within(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    low, high = low.replace(microsecond=0), high.replace(microsecond=0)
    before = _offset(low, zone)
    while high - low > SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None  # noqa: S101  (a zone always has one)
    return offset
