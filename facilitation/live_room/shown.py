"""The poll that a room shows, and what it shows of it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.live_room.models import TAKING_BALLOTS, LiveRoom, Poll, PollStatus, TextStanding
from facilitation.live_room.progress import level_of
from facilitation.live_room.slots import PollSlot, ProgressSlot, SortingSlot, TextInSorting
from facilitation.live_room.tally import floor_of
from facilitation.plans.poll_rules import same_text


def shown_poll(room: LiveRoom) -> Poll | None:
    """The last poll that was put to the room in its current step."""
    return room.polls.filter(step_id=room.step.id).order_by("-number").first()


class AskedBefore(Conflict):
    code = "asked_before"
    detail = _(
        "The room has seen what came of this question. A second time compared with the first "
        "could give somebody away. Ask something else."
    )


def was_shown(room: LiveRoom, question: str, *, but: Poll | None = None) -> bool:
    """Whether anybody has seen what came of this question: a result, or texts to sort."""
    seen = room.polls.filter(
        Q(status__in={PollStatus.REVEALED, PollStatus.UPVOTING}) | Q(texts__isnull=False)
    )
    asked = {same_text(poll.template_document["question"]) for poll in seen if poll != but}
    return same_text(question) in asked


def check_was_not_shown(room: LiveRoom, question: str, *, but: Poll | None = None) -> None:
    """`but` is the poll itself. Raises `AskedBefore`."""
    if was_shown(room, question, but=but):
        raise AskedBefore


def poll_slot(poll: Poll) -> PollSlot:
    template = poll.template
    return PollSlot(
        id=str(poll.pk),
        kind=template.kind,
        question=template.question,
        sensitivity=template.sensitivity,
        status=PollStatus(poll.status),
        options=poll.options,
        scale=template.scale,
        most_choices=len(poll.options) if template.takes_texts else template.most_choices,
        texts_each=template.texts_each,
        live=template.live,
        floor=floor_of(template.sensitivity),
        result=poll.shown_result,
    )


def progress_of(poll: Poll) -> ProgressSlot | None:
    """How far an open poll has come, in coarse words. The hub decides when it is told."""
    if poll.status not in TAKING_BALLOTS:
        return None
    level = level_of(ballots=poll.ballots.count(), seats=poll.room.seats.count())
    return ProgressSlot(poll=str(poll.pk), level=level)


def sorting_of(poll: Poll) -> SortingSlot | None:
    """The texts to sort, alphabetically: their order says nothing of who wrote first."""
    if poll.status != PollStatus.SORTING:
        return None
    texts = sorted(poll.texts_to_sort.all(), key=lambda each: each.text.casefold())
    return SortingSlot(
        poll=str(poll.pk),
        texts=tuple(
            TextInSorting(
                id=str(each.key),
                text=each.text,
                standing=TextStanding(each.standing),
                flagged=each.flagged,
            )
            for each in texts
        ),
    )
