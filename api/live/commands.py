"""From a co-facilitator's command to the one domain function that does it."""

from __future__ import annotations

from api.live.messages.to_server import (
    ClosePoll,
    CloseRoom,
    ExtendStep,
    FromStaff,
    GoToStep,
    HandOverLead,
    LockRoom,
    OpenPoll,
    RevealPoll,
    RotateCode,
    TakeLead,
)
from facilitation.live_room.door import lock_room, rotate_code
from facilitation.live_room.lead import check_leads, hand_over, take_over
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room
from facilitation.live_room.polls import close_poll, open_poll, reveal_poll
from facilitation.live_room.steps import extend_step, go_to_step
from facilitation.sessions.models import CoFacilitator


def perform(
    *, room: LiveRoom, helper: CoFacilitator, command: FromStaff, lead_is_gone: bool
) -> None:
    """Do it; on return it is committed. Raises the domain's errors, `NotTheLead` among them."""
    if isinstance(command, TakeLead):
        take_over(room=room, helper=helper, lead_is_gone=lead_is_gone)
        return
    if isinstance(command, HandOverLead):
        hand_over(room=room, helper=helper, to=command.to)
        return
    check_leads(room=room, helper=helper)
    match command:
        case GoToStep():
            go_to_step(room=room, source=command.source, target=command.target)
        case ExtendStep():
            extend_step(room=room, step_id=command.step, extra_minutes=command.extra_minutes)
        case OpenPoll():
            open_poll(room=room, step_id=command.step)
        case ClosePoll():
            close_poll(room=room, poll_id=command.poll)
        case RevealPoll():
            reveal_poll(room=room, poll_id=command.poll)
        case LockRoom():
            lock_room(room=room, locked=command.locked)
        case RotateCode():
            rotate_code(room=room, old=command.old)
        case CloseRoom():
            close_room(room=room)
