"""What the calendar brings about: reminders of sessions, of open pulses, of results.

Run it as often as you like, in as many processes as you like: each reminder has an occasion, and
the outbox takes an occasion once. It looks a little back, so that an hour without it loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from facilitation.programs.models import Person, Role
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.released import GroupRelease, ProgramRelease
from facilitation.push.events import About, Event
from facilitation.push.outbox import notify
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionStatus
from facilitation.sessions.people import about, people_of

THE_DAY_BEFORE_AT = time(17)
AN_HOUR = timedelta(hours=1)
DAYTIME_FROM = time(9)  # a round opens at midnight, and nobody is woken for it
LOOKS_AHEAD = timedelta(days=2)
LOOKS_BACK = timedelta(days=2)
NOT_SEEN = [SessionStatus.DRAFT, SessionStatus.CANCELLED]
RESULT_IS_NEWS_FOR = timedelta(days=3)


def plan_reminders(*, now: datetime | None = None) -> int:
    """Put what is due soon into the outbox. Returns how many notifications are new."""
    now = now or timezone.now()
    return _of_sessions(now) + _of_open_pulses(now) + _of_results(now)


def occasion_of_start(group_session: GroupSession) -> str:
    """A session that was moved is reminded of anew, and not at its old time."""
    return group_session.starts_at.astimezone(UTC).isoformat()


def _of_sessions(now: datetime) -> int:
    coming = GroupSession.objects.filter(
        status=SessionStatus.SCHEDULED, starts_at__gt=now, starts_at__lte=now + LOOKS_AHEAD
    ).select_related("support_group__program")
    return sum(_of_session(each, now) for each in coming)


def _of_session(group_session: GroupSession, now: datetime) -> int:
    people = people_of(group_session)
    zone = ZoneInfo(group_session.support_group.program.time_zone)
    starts_at = group_session.starts_at
    day = starts_at.astimezone(zone).date()
    midnight = _at(day, time(), zone)
    planned = 0
    if now < midnight:
        planned += notify(
            event=Event.SESSION_TOMORROW,
            people=people,
            about=about(group_session),
            not_before=_at(day - timedelta(days=1), THE_DAY_BEFORE_AT, zone),
            expires_at=midnight,
            occasion=occasion_of_start(group_session),
        )
    return planned + notify(
        event=Event.SESSION_IN_AN_HOUR,
        people=people,
        about=about(group_session),
        not_before=starts_at - AN_HOUR,
        expires_at=starts_at,
        occasion=occasion_of_start(group_session),
    )


def _of_open_pulses(now: datetime) -> int:
    """To everybody on the roster: nobody knows who has answered, so nobody can be left out."""
    opened = PulseRound.objects.filter(
        status=RoundStatus.OPEN,
        group_session=None,
        opens_at__gt=now - LOOKS_BACK,
        closes_at__gt=now,
    ).select_related("support_group__program")
    planned = 0
    for each in opened:
        program = each.support_group.program
        zone = ZoneInfo(program.time_zone)
        planned += notify(
            event=Event.PULSE_OPEN,
            people=Person.objects.filter(group_places__support_group=each.support_group),
            about=About(each.pk, program),
            not_before=_at(each.opens_at.astimezone(zone).date(), DAYTIME_FROM, zone),
            expires_at=each.closes_at,
            occasion="open",
        )
    return planned


def _of_results(now: datetime) -> int:
    """A group's to those who may read it, a program's to its directors."""
    since: date = (now - LOOKS_BACK).date()
    planned = 0
    of_groups = GroupRelease.objects.filter(released_on__gte=since)
    for release in of_groups.select_related("support_group__program"):
        group = release.support_group
        assigned = CoFacilitator.objects.filter(group_session__support_group=group).exclude(
            group_session__status__in=NOT_SEEN
        )
        readers = Person.objects.filter(
            Q(group_places__support_group=group) | Q(pk__in=assigned.values("person"))
        )
        planned += _of_result(About(group.pk, group.program), readers, release.pk.hex, now)
    of_programs = ProgramRelease.objects.filter(to_on__gte=since).select_related("program")
    for each in of_programs:
        directors = Person.objects.filter(
            memberships__program=each.program, memberships__role=Role.DIRECTOR
        )
        planned += _of_result(About(each.program.pk, each.program), directors, each.pk.hex, now)
    return planned


def _of_result(about_it: About, people: Iterable[Person], occasion: str, now: datetime) -> int:
    return notify(
        event=Event.RESULT_RELEASED,
        people=people,
        about=about_it,
        expires_at=now + RESULT_IS_NEWS_FOR,
        occasion=occasion,
    )


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
