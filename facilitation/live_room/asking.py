"""Putting a poll to the room: the step's own, a prepared one, one made on the spot, or again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import (
    TAKING_BALLOTS,
    LiveRoom,
    Poll,
    PollOrigin,
    PollStatus,
)
from facilitation.live_room.polls import UNSHOWN, drop
from facilitation.live_room.row import PollUnknown, locked_poll, locked_room
from facilitation.live_room.shown import (
    AskedBefore,
    check_was_not_shown,
    shown_poll,
    was_shown,
)
from facilitation.plans.poll_draft import PollDraft, poll_document
from facilitation.prepared_polls.finding import prepared_document


class StepHasNoPoll(Conflict):
    code = "step_has_no_poll"
    detail = _("This step has no poll to open.")


class PollNotFinished(Conflict):
    code = "poll_not_finished"
    detail = _("A poll is still going on in the room. Show its result or close it first.")


class AlreadyShown(Conflict):
    code = "already_shown"
    detail = _("What came in for this poll has been read or shown, so it cannot be asked again.")


def open_poll_of_step(room: LiveRoom) -> Poll | None:
    """Open the poll that the room's step carries, unless it was opened or asked before."""
    document = room.step.poll_document
    of_step = room.polls.filter(step_id=room.step.id, origin=PollOrigin.PLAN)
    if document is None or of_step.exists():
        return None
    if was_shown(room, document["question"]):
        return None
    return _put(room, document, PollOrigin.PLAN)


def open_poll(*, room: LiveRoom, step_id: str) -> None:
    """Open the current step's poll by hand; again is harmless.

    Raises `StepHasNoPoll`, `PollNotFinished`, `AskedBefore`.
    """
    with transaction.atomic():
        room = locked_room(room)
        if room.step.id != step_id or room.step.poll is None:
            raise StepHasNoPoll
        if room.polls.filter(step_id=step_id, origin=PollOrigin.PLAN).exists():
            return
        _make_way(room)
        if open_poll_of_step(room) is None:
            raise AskedBefore
        announce(room, ChangeName.POLL_OPENED)


def open_prepared_poll(*, room: LiveRoom, prepared: str) -> None:
    """Open a poll of the library, or one that was prepared for this session.

    Raises `PreparedPollUnknown`, `PollNotFinished`, `AskedBefore`.
    """
    with transaction.atomic():
        room = locked_room(room)
        origin, document = prepared_document(group_session=room.group_session, prepared=prepared)
        _ask(room, document, PollOrigin(origin))


def ask_quick_poll(*, room: LiveRoom, draft: PollDraft) -> None:
    """Open a poll that was typed a moment ago; the same one again is harmless while it is open.

    Raises `PollNotFinished`, `AskedBefore`, and what `poll_document` raises.
    """
    document = poll_document(draft)
    with transaction.atomic():
        _ask(locked_room(room), document, PollOrigin.QUICK)


def ask_again(*, room: LiveRoom, poll_id: UUID) -> None:
    """Delete what came in for a poll that was not shown, and ask the same anew.

    The new poll has another id, so a vote for the old one that is still on its way counts for
    nothing. Again is harmless. Raises `PollUnknown`, `AlreadyShown`, `AskedBefore`.
    """
    with transaction.atomic():
        room = locked_room(room)
        if room.polls.filter(replaces=poll_id).exists():
            return
        poll = locked_poll(room, poll_id)
        shown = shown_poll(room)
        if poll.status in {PollStatus.UPVOTING, PollStatus.REVEALED} or poll.texts is not None:
            raise AlreadyShown
        if shown is None or shown.pk != poll.pk:
            raise PollUnknown
        check_was_not_shown(room, poll.template_document["question"])
        if poll.status != PollStatus.WITHHELD:  # of that one nothing is left
            drop(poll)
        _put(room, poll.template_document, PollOrigin(poll.origin), replaces=poll.pk)
        announce(room, ChangeName.POLL_OPENED)


def _ask(room: LiveRoom, document: dict[str, Any], origin: PollOrigin) -> None:
    shown = shown_poll(room)
    if shown and shown.status == PollStatus.OPEN and _same(shown.template_document, document):
        return
    _make_way(room)
    check_was_not_shown(room, document["question"])
    _put(room, document, origin)
    announce(room, ChangeName.POLL_OPENED)


def _make_way(room: LiveRoom) -> None:
    """A closed poll that was not shown is dropped for the next. Raises `PollNotFinished`."""
    shown = shown_poll(room)
    if shown is None:
        return
    if shown.status in TAKING_BALLOTS:
        raise PollNotFinished
    if shown.status in UNSHOWN:
        drop(shown)


def _put(
    room: LiveRoom, document: dict[str, Any], origin: PollOrigin, *, replaces: UUID | None = None
) -> Poll:
    last = room.polls.aggregate(last=Max("number"))["last"] or 0
    return Poll.objects.create(
        room=room,
        number=last + 1,
        step_id=room.step.id,
        origin=origin,
        replaces=replaces,
        template_document=document,
    )


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {**one, "id": ""} == {**other, "id": ""}
