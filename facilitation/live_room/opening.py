"""Opening the room of a session, and closing it for good."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.access import NotItsCoFacilitator
from facilitation.errors import Conflict
from facilitation.live_room.asking import open_poll_of_step
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.door import save_with_free_code
from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.live_room.polls import close_open_polls, drop_unshown_polls
from facilitation.live_room.session_pulse import have_pulse
from facilitation.prebriefs.gate import check_gate
from facilitation.programs.models import Person
from facilitation.safety.resources import check_resources_usable
from facilitation.sessions.assignment import check_nobody_evaluates
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import GroupSession, SessionStatus
from facilitation.traces import leave_no_trace

log = logging.getLogger("in_this_room.live")

OPENS_BEFORE = timedelta(hours=4)
OPENS_UNTIL_AFTER = timedelta(hours=12)  # after the start; a forgotten room closes then, too


class NotTodaysSession(Conflict):
    code = "not_todays_session"
    detail = _(
        "A room opens from four hours before its session starts until twelve hours after. "
        "If the session was moved, ask the coordinator to change its time."
    )


def may_open_between(group_session: GroupSession) -> tuple[datetime, datetime]:
    """When the room of this session can be opened: from (in) and until (in)."""
    starts_at = group_session.starts_at
    return starts_at - OPENS_BEFORE, starts_at + OPENS_UNTIL_AFTER


def open_room(
    *, group_session: GroupSession, person: Person, override: str | None = None
) -> LiveRoom:
    """Open the session and its room at the first step; opening again returns the same room.

    A group that is asked at its sessions gets this session's pulse round with it. `override` is
    the lead's reason for not waiting until every prebrief is confirmed. Raises
    `NotItsCoFacilitator`, `NotTodaysSession`, `EvaluatorMayNotFacilitate`, `MoveNotAllowed`, what
    `check_resources_usable` raises where nobody could be called, and what `check_gate` raises.
    """
    room = _open(group_session, person, override)
    have_pulse(room)  # apart: making its keys takes half a second, and may fail
    return room


@transaction.atomic
def _open(group_session: GroupSession, person: Person, override: str | None) -> LiveRoom:
    group_session = GroupSession.objects.select_for_update().get(pk=group_session.pk)
    helpers = list(group_session.co_facilitators.all())
    if all(helper.person_id != person.pk for helper in helpers):
        raise NotItsCoFacilitator
    if group_session.status == SessionStatus.OPEN:
        return LiveRoom.objects.get(group_session=group_session)
    now = timezone.now()
    opens, ends = may_open_between(group_session)
    if not opens <= now <= ends:
        raise NotTodaysSession
    check_nobody_evaluates(
        support_group=group_session.support_group,
        people=[helper.person_id for helper in helpers],
    )
    check_resources_usable(program=group_session.support_group.program)
    move(group_session=group_session, to=SessionStatus.OPEN)
    check_gate(group_session=group_session, person=person, override=override)
    lead = next(helper for helper in helpers if helper.is_lead)
    room = save_with_free_code(
        LiveRoom(group_session=group_session, lead=lead, step_started_at=now)
    )
    open_poll_of_step(room)
    return room


def close_room(*, room: LiveRoom) -> None:
    """End the session. Seats, ballots, and tallies that were never shown are deleted."""
    with transaction.atomic():
        room = LiveRoom.objects.select_for_update(of=("self",)).get(pk=room.pk)
        if room.status == RoomStatus.CLOSED:
            return
        close_open_polls(room)
        drop_unshown_polls(room)
        room.seats_at_close = room.seats.count()
        room.seats.all().delete()
        room.status = RoomStatus.CLOSED
        room.code = ""
        room.save(update_fields=["seats_at_close", "status", "code"])
        move(group_session=room.group_session, to=SessionStatus.CLOSED)
        announce(room, ChangeName.ROOM_CLOSED)
        leave_no_trace()


def close_forgotten_rooms() -> int:
    """Close rooms whose session began too long ago; returns how many."""
    stale = LiveRoom.objects.filter(
        status=RoomStatus.OPEN,
        group_session__starts_at__lt=timezone.now() - OPENS_UNTIL_AFTER,
    )
    closed = 0
    for room in stale:
        try:
            close_room(room=room)
        except Exception as error:  # noqa: BLE001  (one room's fault keeps no other open)
            log.error("a forgotten room could not be closed: %s", type(error).__name__)
        else:
            closed += 1
    return closed
