"""Sessions as iCalendar (RFC 5545, RFC 7986).

Whoever sees the calendar, or the file, learns when somebody has protected time, and nothing else:
no title, no name, no address of this product, and ids that are random to everybody.

A series is one entry with a rule. Its sessions that were moved or cancelled are exceptions to it,
those that this person has nothing to do with are left out. `SEQUENCE` grows with every change, for
a series with a change to any of its sessions.
"""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from facilitation.calendars.models import CalendarFeed
from facilitation.calendars.zone_text import zone_text
from facilitation.sessions.models import GroupSession, SessionSeries, SessionStatus

LOOK_AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Discretion:
    """Whose calendar it is, and whether places are told."""

    uid_key: bytes
    with_place: bool

    @classmethod
    def of(cls, feed: CalendarFeed) -> Discretion:
        return cls(bytes(feed.uid_key), feed.with_place)

    def uid(self, thing: UUID) -> str:
        """Random to everybody without the key, so that two people's calendars share no id."""
        return str(UUID(bytes=hmac.digest(self.uid_key, thing.bytes, "sha256")[:16], version=4))


def calendar_of(
    sessions: Iterable[GroupSession], discretion: Discretion, *, series: bool = True
) -> bytes:
    """The text of a calendar. With `series` false each session stands for itself, as a file for one
    session must."""
    calendar = Calendar()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Protected time"))
    calendar.add("refresh-interval", LOOK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    shown = list(sessions)
    for zone in sorted({each.support_group.program.time_zone for each in shown}):
        times = [time for each in shown for time in (each.starts_at, each.first_planned_at)]
        calendar.add_component(zone_text(ZoneInfo(zone), min(times), max(times)))
    by_series: dict[SessionSeries | None, list[GroupSession]] = defaultdict(list)
    for each in shown:
        by_series[each.series if series else None].append(each)
    for one, its_sessions in by_series.items():
        for entry in _series(one, its_sessions, discretion):
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _series(
    series: SessionSeries | None, sessions: Sequence[GroupSession], discretion: Discretion
) -> list[Entry]:
    grid = _Grid.of(series, sessions) if series else None
    if series is None or grid is None:
        return [_entry(each, discretion, discretion.uid(each.pk)) for each in sessions]
    uid = discretion.uid(series.pk)
    sequence = sum(series.group_sessions.values_list("revision", flat=True))
    entries = [grid.master(discretion, uid, sequence)]
    for each in sessions:
        if grid.is_exception(each):
            exception = _entry(each, discretion, uid, sequence=sequence)
            exception.add("recurrence-id", each.first_planned_at.astimezone(grid.zone))
            entries.append(exception)
    return entries


@dataclass(frozen=True)
class _Grid:
    """The weekly rule that a series was made from, as far as one person sees it."""

    zone: ZoneInfo
    weeks: int
    sessions: Sequence[GroupSession]
    slots: list[datetime]  # local, from the first visible session to the last, all of them

    @classmethod
    def of(cls, series: SessionSeries, sessions: Sequence[GroupSession]) -> _Grid | None:
        """None where the sessions do not fit the rule (the program's time zone has changed) or
        there is only one: then each stands for itself."""
        ordered = sorted(sessions, key=lambda each: each.first_planned_at)
        zone = ZoneInfo(ordered[0].support_group.program.time_zone)
        planned = [each.first_planned_at.astimezone(zone) for each in ordered]
        step = timedelta(weeks=series.every_weeks)
        count = round((planned[-1].date() - planned[0].date()) / step) + 1
        # Adding to a local time keeps the wall clock, as the series was made.
        slots = [planned[0] + number * step for number in range(count)]
        fits = {each.replace(tzinfo=None) for each in planned} <= {
            each.replace(tzinfo=None) for each in slots
        }
        if not fits or count < 2 or len(planned) < 2:
            return None
        return cls(zone, series.every_weeks, ordered, slots)

    @property
    def first(self) -> GroupSession:
        return self.sessions[0]

    def master(self, discretion: Discretion, uid: str, sequence: int) -> Entry:
        entry = _bare_entry(uid, sequence)
        _add_times(entry, self.slots[0], self.first.minutes)
        _add_place(entry, self.first, discretion)
        entry.add("rrule", {"freq": "weekly", "interval": self.weeks, "count": len(self.slots)})
        planned = {each.first_planned_at.astimezone(self.zone) for each in self.sessions}
        if absent := [slot for slot in self.slots if slot not in planned]:
            entry.add("exdate", absent)
        return entry

    def is_exception(self, session: GroupSession) -> bool:
        return (
            session.starts_at != session.first_planned_at
            or session.minutes != self.first.minutes
            or session.place != self.first.place
            or session.status == SessionStatus.CANCELLED
        )


def _entry(
    session: GroupSession, discretion: Discretion, uid: str, *, sequence: int | None = None
) -> Entry:
    entry = _bare_entry(uid, session.revision if sequence is None else sequence)
    zone = ZoneInfo(session.support_group.program.time_zone)
    _add_times(entry, session.starts_at.astimezone(zone), session.minutes)
    _add_place(entry, session, discretion)
    is_cancelled = session.status == SessionStatus.CANCELLED
    entry.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return entry


def _bare_entry(uid: str, sequence: int) -> Entry:
    entry = Entry()
    entry.add("uid", uid)
    entry.add("dtstamp", timezone.now())
    entry.add("sequence", sequence)
    entry.add("summary", _("Protected time"))
    entry.add("class", "PRIVATE")
    entry.add("transp", "OPAQUE")
    return entry


def _add_times(entry: Entry, starts_at: datetime, minutes: int) -> None:
    entry.add("dtstart", starts_at)
    entry.add("duration", timedelta(minutes=minutes))


def _add_place(entry: Entry, session: GroupSession, discretion: Discretion) -> None:
    if discretion.with_place and session.place:
        entry.add("location", session.place)
