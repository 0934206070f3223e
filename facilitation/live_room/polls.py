"""Closing and revealing a poll. How one is put to the room stands in asking.py."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.live_room import tally
from facilitation.live_room.answers import read_choices
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import (
    POLL_LIFECYCLE,
    TAKING_BALLOTS,
    LiveRoom,
    Poll,
    PollStatus,
)
from facilitation.live_room.result import result_of
from facilitation.live_room.row import PollUnknown, locked_poll, locked_room
from facilitation.live_room.shown import check_was_not_shown, shown_poll
from facilitation.live_room.sorting import collect_texts, keep_what_was_let_through
from facilitation.plans.poll_template import PollKind
from facilitation.traces import leave_no_trace

UNSHOWN = frozenset({PollStatus.CLOSED, PollStatus.SORTING})


class TooFewVotes(Conflict):
    code = "too_few_votes"
    detail = _("Too few votes to show safely. They were deleted unread. You can ask again.")


class NothingLetThrough(Conflict):
    code = "nothing_let_through"
    detail = _("Let at least one text through first, or go on to the next step without them.")


class UpvotesFirst(Conflict):
    code = "upvotes_first"
    detail = _("Open the upvotes first: the room chooses which questions come first.")


class NoUpvotes(Conflict):
    code = "no_upvotes"
    detail = _("Close and read the questions first. Then the room can choose.")


def close_poll(*, room: LiveRoom, poll_id: UUID) -> None:
    """Count the ballots and delete them; again is harmless. Raises `PollUnknown`."""
    with transaction.atomic():
        room = locked_room(room)
        poll = locked_poll(room, poll_id)
        if poll.status in TAKING_BALLOTS:
            _close(poll)
            announce(room, ChangeName.POLL_CLOSED)


def reveal_poll(*, room: LiveRoom, poll_id: UUID) -> None:
    """Show the result to the whole room, closing the poll first if it is open.

    There is one reveal and no way back. Raises `PollUnknown`; `TooFewVotes` when the poll was
    closed under its floor (the closing stands); of texts, `NothingLetThrough` and `UpvotesFirst`
    (the closing stands, too); `AskedBefore` when the room saw a result of the same question.
    """
    with transaction.atomic():
        room = locked_room(room)
        poll = _shown_now(room, poll_id)
        if poll.status in TAKING_BALLOTS:
            _close(poll)
            if poll.status != PollStatus.CLOSED:
                announce(room, ChangeName.POLL_CLOSED)
        if poll.status != PollStatus.REVEALED:
            check_was_not_shown(room, poll.template_document["question"], but=poll)
        objection = _may_not_be_shown(poll)
        if objection is None and poll.status != PollStatus.REVEALED:
            _show(poll)
            announce(room, ChangeName.POLL_REVEALED)
            leave_no_trace()
    if objection:
        raise objection


def open_upvotes(*, room: LiveRoom, poll_id: UUID) -> None:
    """Show the questions that were let through and take upvotes; again is harmless.

    Raises `PollUnknown`, `NoUpvotes`, `NothingLetThrough`.
    """
    with transaction.atomic():
        room = locked_room(room)
        poll = _shown_now(room, poll_id)
        if poll.status == PollStatus.UPVOTING:
            return
        is_board = poll.template.kind == PollKind.QUESTION_BOARD
        if not is_board or poll.status != PollStatus.SORTING:
            raise NoUpvotes
        if not keep_what_was_let_through(poll):
            raise NothingLetThrough
        _move(poll, PollStatus.UPVOTING)
        poll.tally = None  # who wrote how often counts for nothing: the upvotes do
        poll.save(update_fields=["status", "tally", "texts"])
        announce(room, ChangeName.UPVOTES_OPENED)
        leave_no_trace()


def close_open_polls(room: LiveRoom) -> None:
    """Close whatever still takes ballots, when its step or the room ends."""
    for poll in room.polls.select_for_update().filter(status__in=TAKING_BALLOTS):
        _close(poll)


def drop_unshown_polls(room: LiveRoom) -> None:
    """Forget what was counted or written and never shown."""
    for poll in room.polls.select_for_update().filter(status__in=UNSHOWN):
        drop(poll)


def drop(poll: Poll) -> None:
    """Forget a poll's ballots, texts and tally."""
    _move(poll, PollStatus.DROPPED)
    poll.tally = None
    poll.ballots.all().delete()
    poll.texts_to_sort.all().delete()
    poll.save(update_fields=["status", "tally"])
    leave_no_trace()


def _shown_now(room: LiveRoom, poll_id: UUID) -> Poll:
    """The poll, if it is the one on the screens: nothing is revealed that nobody would see."""
    poll, shown = locked_poll(room, poll_id), shown_poll(room)
    if shown is None or shown.pk != poll.pk:
        raise PollUnknown
    return poll


def _show(poll: Poll) -> None:
    """Keep what the room sees, and not the numbers that it does not see."""
    counted = poll.counted
    assert counted is not None  # noqa: S101  (what may be shown was counted)
    _move(poll, PollStatus.REVEALED)
    poll.result = asdict(result_of(poll.template, poll.options, counted))
    poll.tally = None
    poll.save(update_fields=["status", "tally", "texts", "result"])


def _may_not_be_shown(poll: Poll) -> Conflict | None:
    """Why a closed poll cannot be revealed. Of a word cloud this is when its words are taken."""
    if poll.status == PollStatus.WITHHELD:
        return TooFewVotes()
    if poll.status != PollStatus.SORTING:
        return None
    if poll.template.kind == PollKind.QUESTION_BOARD:
        return UpvotesFirst()
    return None if keep_what_was_let_through(poll) else NothingLetThrough()


def _close(poll: Poll) -> None:
    template = poll.template
    if poll.status == PollStatus.OPEN and not tally.may_be_shown(
        template, ballots=poll.ballots.count()
    ):
        # Under the floor no answer is read and nothing is kept, so that nothing can show it later.
        _move(poll, PollStatus.WITHHELD)
    elif poll.status == PollStatus.OPEN and template.takes_texts:
        _move(poll, PollStatus.SORTING)
        collect_texts(poll)
    else:
        _move(poll, PollStatus.CLOSED)
        answers = poll.ballots.values_list("answer", flat=True)
        poll.tally = tally.count(template, poll.options, map(read_choices, answers)).as_json()
    poll.ballots.all().delete()
    poll.save(update_fields=["status", "tally", "texts"])
    leave_no_trace()


def _move(poll: Poll, to: PollStatus) -> None:
    POLL_LIFECYCLE.check(source=PollStatus(poll.status), target=to)
    poll.status = to
