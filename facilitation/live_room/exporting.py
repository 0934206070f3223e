"""What a room has seen of its polls, to take home: never more than was shown."""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.live_room.models import Poll, PollStatus
from facilitation.live_room.result import Result
from facilitation.plans.poll_template import PollKind, PollOption, Sensitivity
from facilitation.sessions.models import GroupSession


@dataclass(frozen=True)
class RevealedPoll:
    """`step` is the title of the step that it was asked in."""

    step: str
    question: str
    kind: PollKind
    sensitivity: Sensitivity
    options: tuple[PollOption, ...]
    result: Result


def revealed_polls(group_session: GroupSession) -> list[RevealedPoll]:
    """In the order of asking; empty when nothing was revealed or no room was opened."""
    titles = {step.id: step.title for step in group_session.plan.script.steps}
    polls = Poll.objects.filter(
        room__group_session=group_session, status=PollStatus.REVEALED
    ).order_by("number")
    return [_revealed(poll, titles[poll.step_id]) for poll in polls]


def _revealed(poll: Poll, step: str) -> RevealedPoll:
    template, result = poll.template, poll.shown_result
    assert result is not None  # noqa: S101  (the reveal wrote it)
    return RevealedPoll(
        step=step,
        question=template.question,
        kind=template.kind,
        sensitivity=template.sensitivity,
        options=poll.options,
        result=result,
    )
