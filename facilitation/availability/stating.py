"""Saying when one cannot. Only the person themselves does; pairing alone reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext_lazy as _

from facilitation.availability.models import Availability
from facilitation.errors import Invalid, Text
from facilitation.programs.models import Person

MOST_LINES = 60
MOST_SESSIONS = 200


class AvailabilityUnclear(Invalid):
    code = "availability_unclear"
    detail = _("Some of these times cannot be used. Look at what is marked, and save again.")


@dataclass(frozen=True)
class WeeklyHours:
    """Hours of every week: `weekday` 0 is Monday; `until` is not included; within one day."""

    weekday: int
    start: time
    until: time


@dataclass(frozen=True)
class DaysAway:
    """Whole days, the last one included."""

    first: date
    last: date


@dataclass(frozen=True)
class Stated:
    time_zone: str
    weekly: tuple[WeeklyHours, ...] = ()
    away: tuple[DaysAway, ...] = ()
    most_sessions: int | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def state_availability(
    *,
    person: Person,
    time_zone: str,
    weekly: Sequence[WeeklyHours] = (),
    away: Sequence[DaysAway] = (),
    most_sessions: int | None = None,
) -> Availability:
    """Replace what the person said before; what came from a calendar stays.

    Raises `AvailabilityUnclear` and stores nothing.
    """
    faults = _faults(time_zone, weekly, away, most_sessions)
    if faults:
        raise AvailabilityUnclear(fields=faults)
    stated, _made = Availability.objects.update_or_create(
        person=person,
        defaults={
            "time_zone": time_zone,
            "weekly": [
                [each.weekday, f"{each.start:%H:%M}", f"{each.until:%H:%M}"] for each in weekly
            ],
            "away": [[each.first.isoformat(), each.last.isoformat()] for each in away],
            "most_sessions": most_sessions,
        },
    )
    return stated


def stated_by(availability: Availability) -> Stated:
    return Stated(
        availability.time_zone,
        tuple(
            WeeklyHours(weekday, time.fromisoformat(start), time.fromisoformat(until))
            for weekday, start, until in availability.weekly
        ),
        tuple(
            DaysAway(date.fromisoformat(first), date.fromisoformat(last))
            for first, last in availability.away
        ),
        availability.most_sessions,
    )


def _faults(
    time_zone: str,
    weekly: Sequence[WeeklyHours],
    away: Sequence[DaysAway],
    most_sessions: int | None,
) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    if time_zone not in available_timezones():
        faults["time_zone"] = _("Name a time zone such as Europe/Berlin.")
    if len(weekly) > MOST_LINES or len(away) > MOST_LINES:
        faults["weekly"] = _("That is more than 60 lines. Use longer stretches of time.")
    if any(not 0 <= each.weekday <= 6 or each.start >= each.until for each in weekly):
        faults["weekly"] = _("Each line needs a weekday, and must end later than it begins.")
    if any(each.first > each.last for each in away):
        faults["away"] = _("The last day away is before the first.")
    if most_sessions is not None and not 0 <= most_sessions <= MOST_SESSIONS:
        faults["most_sessions"] = _("Name a number from 0 to 200, or leave it open.")
    return faults
