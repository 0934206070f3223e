"""From a co-facilitator's command to the one domain function that does it."""

from __future__ import annotations

from django.db import transaction

from api.live.messages import to_server as said
from facilitation.errors import DomainError
from facilitation.live_room.asking import (
    ask_again,
    ask_quick_poll,
    open_poll,
    open_prepared_poll,
)
from facilitation.live_room.door import lock_room, rotate_code
from facilitation.live_room.lead import check_leads, hand_over, take_over
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room
from facilitation.live_room.polls import close_poll, open_upvotes, reveal_poll
from facilitation.live_room.sorting import sort_text
from facilitation.live_room.steps import extend_step, go_to_step
from facilitation.sessions.models import CoFacilitator

StoredCommand = said.FromLead | said.TakeLead
LeadsOwn = (
    said.GoToStep
    | said.ExtendStep
    | said.LockRoom
    | said.RotateCode
    | said.CloseRoom
    | said.AboutPolls
)


def perform(
    *, room: LiveRoom, helper: CoFacilitator, command: StoredCommand, gone_lead: str | None
) -> None:
    """Do it; on return it is committed. Raises the domain's errors, `NotTheLead` among them."""
    if isinstance(command, said.TakeLead):
        take_over(room=room, helper=helper, gone=gone_lead)
        return
    if isinstance(command, said.HandOverLead):
        hand_over(room=room, helper=helper, to=command.to)
        return
    if isinstance(command, said.SortText):  # both may sort: one leads on while the other reads
        sort_text(room=room, poll_id=command.poll, text_id=command.text, shown=command.shown)
        return
    objection: DomainError | None = None
    with transaction.atomic():
        check_leads(room=room, helper=helper)  # holds the room's row, so the lead stays the lead
        try:
            _as_lead(room, command)
        except DomainError as error:  # what it did before it objected stands, as when it is alone
            objection = error
    if objection:
        raise objection


def _as_lead(room: LiveRoom, command: LeadsOwn) -> None:
    match command:
        case said.GoToStep():
            go_to_step(room=room, source=command.source, target=command.target)
        case said.ExtendStep():
            extend_step(room=room, step_id=command.step, extra_minutes=command.extra_minutes)
        case said.LockRoom():
            lock_room(room=room, locked=command.locked)
        case said.RotateCode():
            rotate_code(room=room, old=command.old)
        case said.CloseRoom():
            close_room(room=room)
        case _:
            _about_polls(room, command)


def _about_polls(room: LiveRoom, command: said.AboutPolls) -> None:
    match command:
        case said.OpenPoll():
            open_poll(room=room, step_id=command.step)
        case said.OpenPreparedPoll():
            open_prepared_poll(room=room, prepared=command.prepared)
        case said.AskQuickPoll():
            ask_quick_poll(room=room, draft=command.draft.as_poll_draft())
        case said.AskAgain():
            ask_again(room=room, poll_id=command.poll)
        case said.OpenUpvotes():
            open_upvotes(room=room, poll_id=command.poll)
        case said.ClosePoll():
            close_poll(room=room, poll_id=command.poll)
        case said.RevealPoll():
            reveal_poll(room=room, poll_id=command.poll)
