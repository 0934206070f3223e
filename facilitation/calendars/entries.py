"""Which sessions stand in whose calendar."""

from __future__ import annotations

from django.db.models import Q

from facilitation.calendars.icalendar_text import Discretion, calendar_of
from facilitation.calendars.links import feed_of
from facilitation.calendars.models import CalendarFeed
from facilitation.programs.models import Person
from facilitation.sessions.models import GroupSession, GroupSessionQuerySet, SessionStatus


def sessions_in_calendar(person: Person) -> GroupSessionQuerySet:
    """Those that the person is on the roster of or facilitates; never a draft.

    A coordinator's calendar does not fill with everybody's sessions, and a director's is empty.
    """
    own = Q(support_group__members__person=person) | Q(co_facilitators__person=person)
    return (
        GroupSession.objects.visible_to(person)
        .filter(own)
        .exclude(status=SessionStatus.DRAFT)
        .select_related("support_group__program", "series")
        .order_by("first_planned_at", "id")
    )


def calendar_text(feed: CalendarFeed) -> bytes:
    return calendar_of(sessions_in_calendar(feed.person), Discretion.of(feed))


def session_text(*, person: Person, group_session: GroupSession) -> bytes:
    """One session as a file. `group_session` is one that `access.session_for` let them see."""
    return calendar_of([group_session], Discretion.of(feed_of(person)), series=False)
