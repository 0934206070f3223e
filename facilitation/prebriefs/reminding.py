"""Reminding co-facilitators of prebriefs that they have not confirmed.

Planned and asked once more as the reminders of sessions are: see `facilitation/reminders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from facilitation.prebriefs.standing import PrebriefState, standings, with_prebriefs
from facilitation.push.events import Event
from facilitation.push.models import Notification
from facilitation.push.outbox import notify
from facilitation.push.relevance import asks
from facilitation.reminders.planning import DAYTIME_FROM, occasion_of_start
from facilitation.sessions.models import GroupSession, GroupSessionQuerySet, SessionStatus
from facilitation.sessions.people import about

READY_BEFORE = timedelta(days=7)
DUE_BEFORE = timedelta(days=1)
LOOKS_AHEAD = READY_BEFORE + timedelta(days=1)


def plan_prebrief_reminders(*, now: datetime | None = None) -> int:
    """Put what is due soon into the outbox. Returns how many notifications are new.

    A week before the day of the session at 9:00 a prebrief is ready, the day before it is due; for
    who is assigned later than that, now. Run it as often as you like.
    """
    now = now or timezone.now()
    coming = GroupSession.objects.filter(
        status=SessionStatus.SCHEDULED, starts_at__gt=now, starts_at__lte=now + LOOKS_AHEAD
    )
    return sum(_of_session(each, now) for each in _with_standings(coming))


def _of_session(group_session: GroupSession, now: datetime) -> int:
    people = [
        each.co_facilitator.person
        for each in standings(group_session)
        if each.state != PrebriefState.CONFIRMED
    ]
    ready = _morning(group_session, READY_BEFORE)
    due = _morning(group_session, DUE_BEFORE)
    planned = 0
    if now < due:
        planned += notify(
            event=Event.PREBRIEF_READY,
            people=people,
            about=about(group_session),
            not_before=ready,
            expires_at=due,
            occasion=occasion_of_start(group_session),
        )
    return planned + notify(
        event=Event.PREBRIEF_DUE,
        people=people,
        about=about(group_session),
        not_before=due,
        expires_at=group_session.starts_at,
        occasion=occasion_of_start(group_session),
    )


@asks(Event.PREBRIEF_READY, Event.PREBRIEF_DUE)
def prebriefs_to_confirm(notifications: Sequence[Notification]) -> set[UUID]:
    """Those of a session that is as planned, and whose co-facilitator has yet to confirm it."""
    found = GroupSession.objects.filter(
        pk__in={each.about for each in notifications}, status=SessionStatus.SCHEDULED
    )
    waiting = {
        (group_session.pk, standing.co_facilitator.person_id, occasion_of_start(group_session))
        for group_session in _with_standings(found)
        for standing in standings(group_session)
        if standing.state != PrebriefState.CONFIRMED
    }
    return {
        each.pk for each in notifications if (each.about, each.person_id, each.occasion) in waiting
    }


def _with_standings(sessions: GroupSessionQuerySet) -> GroupSessionQuerySet:
    return with_prebriefs(sessions.with_details())


def _morning(group_session: GroupSession, before: timedelta) -> datetime:
    zone = ZoneInfo(group_session.support_group.program.time_zone)
    day = group_session.starts_at.astimezone(zone).date() - before
    return datetime.combine(day, DAYTIME_FROM, tzinfo=zone).astimezone(UTC)
