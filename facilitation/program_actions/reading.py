"""What was done: for the app, for prebriefs, and for the script of the next session."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from facilitation.program_actions.models import ProgramAction
from facilitation.programs.models import Program
from facilitation.sessions.models import GroupSession, SessionStatus

MOST_NEWS = 5  # that a script repeats; the app has all of them


def actions_of(program: Program) -> QuerySet[ProgramAction]:
    """All of them, the last one done first."""
    return program.actions.all()


def actions_since(program: Program, since: date) -> QuerySet[ProgramAction]:
    """Those that were recorded on that day or later, whenever they were done.

    `since` is a day in the program's time zone, such as that of a group's last session: what was
    recorded then or later is news to the group.
    """
    return actions_of(program).filter(recorded_on__gte=since)


def actions_new_to(group_session: GroupSession) -> list[ProgramAction]:
    """What the group has not heard of yet: up to five, the last one done first.

    Recorded from the day of the group's last held session on, and before the day of this one: so
    each action is news in one session of a group, and the list does not change while a room is open
    unless somebody mends its words. Empty when the group meets for the first time.
    """
    group = group_session.support_group
    held = group.sessions.filter(status=SessionStatus.CLOSED, starts_at__lt=group_session.starts_at)
    last = held.order_by("-starts_at").first()
    if last is None:
        return []
    zone = ZoneInfo(group.program.time_zone)
    before = group_session.starts_at.astimezone(zone).date()
    since = last.starts_at.astimezone(zone).date()
    return list(actions_since(group.program, since).filter(recorded_on__lt=before)[:MOST_NEWS])
