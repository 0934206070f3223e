"""Opening, closing and revealing a step's poll."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, NotThere
from facilitation.live_room import tally
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import POLL_LIFECYCLE, LiveRoom, Poll, PollStatus
from facilitation.live_room.row import locked_room
from facilitation.live_room.traces import leave_no_trace


class PollUnknown(NotThere):
    code = "poll_unknown"
    detail = _("There is no such poll in this room.")


class StepHasNoPoll(Conflict):
    code = "step_has_no_poll"
    detail = _("This step has no poll to open.")


class TooFewVotes(Conflict):
    code = "too_few_votes"
    detail = _("Too few votes to show safely. They were deleted unread.")


def open_poll_of_step(room: LiveRoom) -> Poll | None:
    """Open the poll that the room's step carries, unless it was opened before."""
    template = room.step.poll
    if template is None or room.polls.filter(step_id=room.step.id).exists():
        return None
    document = next(
        step["poll"]
        for step in room.group_session.plan.document["steps"]
        if step["id"] == room.step.id
    )
    return Poll.objects.create(room=room, step_id=room.step.id, template_document=document)


def open_poll(*, room: LiveRoom, step_id: str) -> None:
    """Open the current step's poll by hand; again is harmless. Raises `StepHasNoPoll`."""
    with transaction.atomic():
        room = locked_room(room)
        if room.step.id != step_id or room.step.poll is None:
            raise StepHasNoPoll
        if open_poll_of_step(room):
            announce(room, ChangeName.POLL_OPENED)


def close_poll(*, room: LiveRoom, poll_id: UUID) -> None:
    """Write the tally and delete the ballots; again is harmless. Raises `PollUnknown`."""
    with transaction.atomic():
        room = locked_room(room)
        poll = _poll_in(room, poll_id)
        if poll.status == PollStatus.OPEN:
            _close(poll)
            announce(room, ChangeName.POLL_CLOSED)


def reveal_poll(*, room: LiveRoom, poll_id: UUID) -> None:
    """Show the result to the whole room, closing the poll first if it is open.

    There is one reveal and no way back. Raises `PollUnknown`; `TooFewVotes` when the poll was
    closed under its floor (the closing stands).
    """
    with transaction.atomic():
        room = locked_room(room)
        poll = _poll_in(room, poll_id)
        if poll.status == PollStatus.OPEN:
            _close(poll)
            if poll.status == PollStatus.WITHHELD:
                announce(room, ChangeName.POLL_CLOSED)
        if poll.status == PollStatus.CLOSED:
            _move(poll, PollStatus.REVEALED)
            poll.save(update_fields=["status"])
            announce(room, ChangeName.POLL_REVEALED)
    if poll.status == PollStatus.WITHHELD:
        raise TooFewVotes


def close_open_polls(room: LiveRoom) -> None:
    """Close whatever is still open, when its step or the room ends."""
    for poll in room.polls.select_for_update().filter(status=PollStatus.OPEN):
        _close(poll)


def _close(poll: Poll) -> None:
    if tally.may_be_shown(poll.template, ballots=poll.ballots.count()):
        _move(poll, PollStatus.CLOSED)
        poll.tally = tally.count(poll.template, poll.ballots.values_list("choice", flat=True))
    else:
        # Under the floor no choice is read and nothing is kept, so that nothing can show it later.
        _move(poll, PollStatus.WITHHELD)
    poll.ballots.all().delete()
    poll.save(update_fields=["status", "tally"])
    leave_no_trace()


def _move(poll: Poll, to: PollStatus) -> None:
    POLL_LIFECYCLE.check(source=PollStatus(poll.status), target=to)
    poll.status = to


def _poll_in(room: LiveRoom, poll_id: UUID) -> Poll:
    poll = room.polls.select_for_update().filter(pk=poll_id).first()
    if poll is None:
        raise PollUnknown
    return poll
