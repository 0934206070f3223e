"""Telling people that a session they know of is not what it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from facilitation.programs.models import Person
from facilitation.push.events import Event
from facilitation.push.outbox import notify
from facilitation.sessions.models import GroupSession, SessionStatus
from facilitation.sessions.people import about, co_facilitators_of, people_of


@dataclass(frozen=True)
class Facts:
    """What people go by: when and where for everybody, the plan for those who lead it."""

    starts_at: datetime
    minutes: int
    place: str
    plan: UUID

    @classmethod
    def of(cls, group_session: GroupSession) -> Facts:
        return cls(
            group_session.starts_at,
            group_session.minutes,
            group_session.place,
            group_session.plan_id,
        )

    def same_for_members(self, other: Facts) -> bool:
        return (self.starts_at, self.minutes, self.place) == (
            other.starts_at,
            other.minutes,
            other.place,
        )


def tell_of_changes(group_session: GroupSession, before: Facts) -> None:
    """In the transaction of the change. Nobody is told of a draft, which nobody knows of."""
    after = Facts.of(group_session)
    if group_session.status != SessionStatus.SCHEDULED or after == before:
        return
    members_too = not after.same_for_members(before)
    _tell(
        group_session,
        people_of(group_session) if members_too else co_facilitators_of(group_session),
        until=max(before.starts_at, after.starts_at),
    )


def tell_of_cancelling(group_session: GroupSession) -> None:
    _tell(group_session, people_of(group_session), until=group_session.starts_at)


def _tell(group_session: GroupSession, people: list[Person], *, until: datetime) -> None:
    if until > timezone.now():
        notify(
            event=Event.SESSION_CHANGED,
            people=people,
            about=about(group_session),
            expires_at=until,
        )
