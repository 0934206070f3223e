"""Taking busy times out of somebody's iCalendar (RFC 5545). Titles, places and guests are dropped.

Recurrence is expanded by recurring-ical-events.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.availability.models import Availability
from facilitation.errors import DomainError, Invalid
from facilitation.programs.models import Person

Stretch = tuple[datetime, datetime]

LARGEST_CALENDAR = 2_000_000  # characters
LOOKS_AHEAD = timedelta(days=400)
AT_A_TIME = timedelta(days=20)
MOST_STRETCHES = 5_000
MOST_REPEATING = 500  # events with a rule: each has to be expanded
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})  # no appointment; an attack on our time


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


def _busy(text: str, zone: ZoneInfo) -> list[Stretch]:
    now = timezone.now()
    found: list[Stretch] = []
    try:
        calendar = icalendar.Calendar.from_ical(text)
        _check_rules(calendar)
        query = recurring_ical_events.of(calendar)
        for start in (now + number * AT_A_TIME for number in range(LOOKS_AHEAD // AT_A_TIME)):
            found += [
                (_instant(event.start, zone), _instant(event.end, zone))
                for event in query.between(start, start + AT_A_TIME)
                if _keeps_somebody(event)
            ]
            if len(found) > MOST_STRETCHES:
                break
    except DomainError:
        raise
    except Exception as error:  # whatever a stranger's file makes the libraries raise
        raise CalendarNotReadable from error
    if len(found) > MOST_STRETCHES:
        raise CalendarTooLarge
    return [(start, end) for start, end in found if start < end]


def _check_rules(calendar: icalendar.Component) -> None:
    rules: list[Any] = [event["RRULE"] for event in calendar.walk("VEVENT") if "RRULE" in event]
    if len(rules) > MOST_REPEATING:
        raise CalendarTooLarge
    for rule in rules:
        several = rule if isinstance(rule, list) else [rule]
        if any(TOO_OFTEN & set(map(str.upper, each.get("FREQ", []))) for each in several):
            raise CalendarNotReadable


def _keeps_somebody(event: icalendar.Component) -> bool:
    """Not what was called off, and not what its owner marked as free time."""
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return not cancelled and str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT"


def _instant(moment: date, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001  (given one below)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Without overlaps: so the number of somebody's appointments is not kept, either."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
