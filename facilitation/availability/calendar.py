"""Taking busy times out of somebody's iCalendar (RFC 5545). Titles, places and guests are dropped.

Recurrence is expanded by recurring-ical-events.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.availability.models import Availability
from facilitation.errors import Invalid
from facilitation.programs.models import Person

LARGEST_CALENDAR = 2_000_000  # characters
LOOKS_AHEAD = timedelta(days=400)
MOST_STRETCHES = 5_000


class CalendarNotReadable(Invalid):
    code = "calendar_not_readable"
    detail = _("This is not a calendar in the iCalendar format. Export it again as an .ics file.")


class CalendarTooLarge(Invalid):
    code = "calendar_too_large"
    detail = _("This calendar is too large. Export only the coming year.")


def take_from_calendar(*, person: Person, text: str, time_zone: str) -> int:
    """Replace the person's busy times from a calendar; returns how many stretches were kept.

    Looks 400 days ahead. Events that are cancelled or marked as free do not count; days without
    times and times without a zone are read in `time_zone`. Raises `CalendarNotReadable`,
    `CalendarTooLarge`; then what was there stays.
    """
    if len(text) > LARGEST_CALENDAR:
        raise CalendarTooLarge
    stretches = _merged(_busy(text, ZoneInfo(time_zone)))
    if len(stretches) > MOST_STRETCHES:
        raise CalendarTooLarge
    Availability.objects.update_or_create(
        person=person,
        defaults={"calendar": [[first.isoformat(), last.isoformat()] for first, last in stretches]},
        create_defaults={
            "time_zone": time_zone,
            "calendar": [[first.isoformat(), last.isoformat()] for first, last in stretches],
        },
    )
    return len(stretches)


def forget_calendar(*, person: Person) -> None:
    Availability.objects.filter(person=person).update(calendar=[])


def _busy(text: str, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    now = timezone.now()
    try:
        calendar = icalendar.Calendar.from_ical(text)
        events = recurring_ical_events.of(calendar).between(now, now + LOOKS_AHEAD)
        found = [
            (_instant(event.start, zone), _instant(event.end, zone))
            for event in events
            if str(event.get("STATUS", "")).upper() != "CANCELLED"
            and str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT"
        ]
    except Exception as error:  # whatever a stranger's file makes the libraries raise
        raise CalendarNotReadable from error
    return [(start, end) for start, end in found if start < end]


def _instant(moment: date, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001  (given one below)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)


def _merged(stretches: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Without overlaps: so the number of somebody's appointments is not kept, either."""
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
