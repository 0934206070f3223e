"""The last look before sending: a session that was cancelled or moved reminds nobody.

Each question is asked for a whole batch and costs two or three queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from facilitation.groups.models import GroupMember
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.push.events import Event
from facilitation.push.models import Notification
from facilitation.push.relevance import asks
from facilitation.reminders.planning import occasion_of_start
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionStatus

Place = tuple[UUID, UUID]  # of whom, in what


@asks(Event.SESSION_TOMORROW, Event.SESSION_IN_AN_HOUR)
def sessions_as_planned(notifications: Sequence[Notification]) -> set[UUID]:
    sessions = _sessions_of(notifications)
    here = _who_is_in(sessions.values(), notifications)
    return {
        each.pk
        for each in notifications
        if (session := sessions.get(each.about))
        and session.status == SessionStatus.SCHEDULED
        and occasion_of_start(session) == each.occasion
        and (each.person_id, session.pk) in here
    }


@asks(Event.SESSION_CHANGED)
def sessions_still_to_come(notifications: Sequence[Notification]) -> set[UUID]:
    """That one was cancelled is news, too, until it would have begun."""
    sessions = _sessions_of(notifications)
    here = _who_is_in(sessions.values(), notifications)
    return {
        each.pk
        for each in notifications
        if (session := sessions.get(each.about))
        and session.status in {SessionStatus.SCHEDULED, SessionStatus.CANCELLED}
        and (each.person_id, session.pk) in here
    }


@asks(Event.PULSE_OPEN)
def rounds_still_open(notifications: Sequence[Notification]) -> set[UUID]:
    """Asks for the round and the roster, and for nothing that anybody did."""
    rounds = PulseRound.objects.in_bulk({each.about for each in notifications})
    groups = {each.support_group_id for each in rounds.values()}
    here = _members(groups, {each.person_id for each in notifications})
    return {
        each.pk
        for each in notifications
        if (pulse_round := rounds.get(each.about))
        and pulse_round.status == RoundStatus.OPEN
        and (each.person_id, pulse_round.support_group_id) in here
    }


def _sessions_of(notifications: Sequence[Notification]) -> dict[UUID, GroupSession]:
    return GroupSession.objects.in_bulk({each.about for each in notifications})


def _who_is_in(
    sessions: Iterable[GroupSession], notifications: Sequence[Notification]
) -> set[Place]:
    found = list(sessions)
    people = {each.person_id for each in notifications}
    members = _members({each.support_group_id for each in found}, people)
    helpers = CoFacilitator.objects.filter(group_session__in=found, person__in=people)
    return {
        (person, each.pk)
        for each in found
        for person, group in members
        if group == each.support_group_id
    } | set(helpers.values_list("person_id", "group_session_id"))


def _members(groups: set[UUID], people: set[UUID]) -> set[Place]:
    rows = GroupMember.objects.filter(support_group__in=groups, person__in=people)
    return set(rows.values_list("person_id", "support_group_id"))
