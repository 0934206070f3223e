"""The stretches of time in which somebody cannot, between two instants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from facilitation.availability.models import Availability
from facilitation.availability.stating import Stated, stated_by

Stretch = tuple[datetime, datetime]
A_DAY = timedelta(days=1)


def busy_times(availability: Availability, start: datetime, end: datetime) -> list[Stretch]:
    """In order, in UTC; each a start (in) and an end (out). They may overlap each other."""
    stated = stated_by(availability)
    found = [*_weekly(stated, start, end), *_away(stated), *_calendar(availability)]
    return sorted((first, last) for first, last in found if first < end and start < last)


def _weekly(stated: Stated, start: datetime, end: datetime) -> Iterator[Stretch]:
    day = start.astimezone(stated.zone).date() - A_DAY
    last = end.astimezone(stated.zone).date()
    while day <= last:
        for hours in stated.weekly:
            if hours.weekday == day.weekday():
                yield (
                    datetime.combine(day, hours.start, stated.zone).astimezone(UTC),
                    datetime.combine(day, hours.until, stated.zone).astimezone(UTC),
                )
        day += A_DAY


def _away(stated: Stated) -> Iterator[Stretch]:
    for days in stated.away:
        first, after = days.first, days.last + A_DAY
        yield (
            datetime(first.year, first.month, first.day, tzinfo=stated.zone).astimezone(UTC),
            datetime(after.year, after.month, after.day, tzinfo=stated.zone).astimezone(UTC),
        )


def _calendar(availability: Availability) -> Iterator[Stretch]:
    for first, last in availability.calendar:
        yield datetime.fromisoformat(first), datetime.fromisoformat(last)
