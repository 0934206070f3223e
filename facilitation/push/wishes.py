"""What a person wants to hear of, and when: muted events, quiet hours, days on call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Invalid
from facilitation.programs.models import Person
from facilitation.push.events import Event
from facilitation.push.models import ReminderSettings

MOST_DAYS_ON_CALL = 120
FARTHEST_DAY = timedelta(days=400)


class QuietHoursUnclear(Invalid):
    code = "quiet_hours_unclear"
    detail = _("Quiet hours need a beginning and an end that differ, or neither.")


class DaysOnCallUnclear(Invalid):
    code = "days_on_call_unclear"
    detail = _("Name up to 120 days on call, none of them more than a year from now.")


@dataclass(frozen=True)
class Wishes:
    """`quiet` is the local time from which (in) and until which (out) nothing is sent."""

    muted: frozenset[Event] = frozenset()
    by_mail: bool = True
    quiet: tuple[time, time] | None = None
    on_call_on: frozenset[date] = field(default_factory=frozenset)

    def free_from(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first instant, not before `moment`, at which a message may be sent."""
        local = moment.astimezone(zone)
        # Each turn leaves a day on call or a quiet night behind, so this ends.
        while True:
            if local.date() in self.on_call_on:
                local = _at(local.date() + timedelta(days=1), time(), zone)
            elif end := self._end_of_quiet(local):
                local = _at(end[0], end[1], zone)
            else:
                return max(moment, local.astimezone(UTC))

    def _end_of_quiet(self, local: datetime) -> tuple[date, time] | None:
        if self.quiet is None:
            return None
        begins, ends = self.quiet
        now, today = local.time(), local.date()
        if begins < ends:
            return (today, ends) if begins <= now < ends else None
        if now >= begins:
            return today + timedelta(days=1), ends
        return (today, ends) if now < ends else None


EVERYTHING = Wishes()


def wishes_of(person: Person) -> Wishes:
    return wishes_of_all([person]).get(person.pk, EVERYTHING)


def wishes_of_all(people: Collection[Person]) -> dict[object, Wishes]:
    """By the person's key; who never chose anything is not among them."""
    rows = ReminderSettings.objects.filter(person__in=[each.pk for each in people])
    return {row.person_id: _read(row) for row in rows}


@transaction.atomic
def set_wishes(*, person: Person, wishes: Wishes) -> None:
    """Replace what the person chose. Raises `QuietHoursUnclear`, `DaysOnCallUnclear`.

    Days that are over are not kept: when somebody was on call is nobody's business.
    """
    if wishes.quiet and wishes.quiet[0] == wishes.quiet[1]:
        raise QuietHoursUnclear
    today = timezone.now().date()
    days = sorted(day for day in wishes.on_call_on if day >= today - timedelta(days=1))
    if len(days) > MOST_DAYS_ON_CALL or any(day > today + FARTHEST_DAY for day in days):
        raise DaysOnCallUnclear
    begins, ends = wishes.quiet or (None, None)
    ReminderSettings.objects.update_or_create(
        person=person,
        defaults={
            "muted": sorted(wishes.muted),
            "by_mail": wishes.by_mail,
            "quiet_from": begins,
            "quiet_until": ends,
            "on_call_on": [day.isoformat() for day in days],
        },
    )


def _read(row: ReminderSettings) -> Wishes:
    quiet = (row.quiet_from, row.quiet_until) if row.quiet_from and row.quiet_until else None
    return Wishes(
        muted=frozenset(Event(each) for each in row.muted if each in Event.values),
        by_mail=row.by_mail,
        quiet=quiet,
        on_call_on=frozenset(date.fromisoformat(day) for day in row.on_call_on),
    )


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall-clock time; one that the clocks skip is the instant after the gap."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC).astimezone(zone)
