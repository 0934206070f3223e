"""Sessions of the past: held or cancelled through the rules, and then dated back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from facilitation.debriefs.filing import file_debrief
from facilitation.groups.models import SupportGroup
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.seats import take_seat
from facilitation.plans.models import Plan
from facilitation.programs.models import Person
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from facilitation.sessions.scheduling import draft_sessions


@dataclass(frozen=True)
class Noted:
    """What a co-facilitator ticks afterwards."""

    tags: Sequence[str]
    preparedness: int


@dataclass(frozen=True)
class Leading:
    """One co-facilitator of a session, and their debrief, if they file one. The first one leads."""

    person: Person
    role: CoFacilitatorRole
    noted: Noted | None = None


def hold_session(
    *,
    support_group: SupportGroup,
    plan: Plan,
    at: datetime,
    leading: Sequence[Leading],
    phones: int,
    protected_time: bool = True,
) -> GroupSession:
    """Hold a whole session now, with so many phones, and date it back to `at`.

    The rules only open a room on its day, so the past is made today. Raises what drafting,
    assigning, opening, joining and filing raise.
    """
    [session] = draft_sessions(
        support_group=support_group,
        plan=plan,
        starts_at=timezone.now(),
        protected_time=protected_time,
    )
    assign_co_facilitators(
        group_session=session,
        assignments=[
            Assignment(each.person, each.role, is_lead=place == 0)
            for place, each in enumerate(leading)
        ],
    )
    session = move(group_session=session, to=SessionStatus.SCHEDULED)
    room = open_room(group_session=session, person=leading[0].person)
    for _phone in range(phones):
        take_seat(code=room.code)
    close_room(room=room)
    session.refresh_from_db()
    for each in leading:
        if each.noted:
            file_debrief(
                co_facilitator=session.co_facilitators.get(person=each.person),
                tags=each.noted.tags,
                preparedness=each.noted.preparedness,
            )
    session.starts_at = at
    session.save(update_fields=["starts_at"])
    return session


def cancel_session(*, support_group: SupportGroup, plan: Plan, at: datetime) -> GroupSession:
    """A session that was planned for `at` and called off."""
    [session] = draft_sessions(support_group=support_group, plan=plan, starts_at=at)
    return move(group_session=session, to=SessionStatus.CANCELLED)
