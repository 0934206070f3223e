"""Which line the script has for the room that it meets: a plan can branch on a revealed result."""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.live_room.models import LiveRoom, Poll, PollOrigin, PollStatus
from facilitation.live_room.result import Result, leader_of
from facilitation.plans.script import Condition, Step


@dataclass(frozen=True)
class Line:
    """`because` says in words which result chose the line; empty for the usual one."""

    say: str
    because: str


def line_of(room: LiveRoom, step: Step) -> Line:
    """The first branch whose condition holds, or the step's usual line.

    It goes by what the room has seen, so the line gives away no more than the result did.
    """
    for branch in step.branches:
        poll = _revealed(room, branch.when.poll)
        if poll is not None and (because := _why(branch.when, poll)):
            return Line(branch.say, because)
    return Line(step.say, "")


def _revealed(room: LiveRoom, template_id: str) -> Poll | None:
    of_plan = room.polls.filter(status=PollStatus.REVEALED, origin=PollOrigin.PLAN)
    return next((poll for poll in of_plan if poll.template_document["id"] == template_id), None)


def _why(when: Condition, poll: Poll) -> str:
    template, result = poll.template, poll.shown_result
    if result is None:
        return ""
    if when.leads is not None:
        texts = {option.id: option.text for option in poll.options}
        leads = leader_of(result) == when.leads
        return f"{template.question} {texts[when.leads]}" if leads else ""
    mean = _mean(result)
    if mean is None:
        return ""
    holds = (when.mean_at_most is None or mean <= when.mean_at_most) and (
        when.mean_at_least is None or mean >= when.mean_at_least
    )
    return f"{template.question} {mean:g}" if holds else ""


def _mean(result: Result) -> float | None:
    """Of a blurred scale the number that nearly all chose."""
    if result.mean is None and result.leading is not None:
        return float(result.leading)
    return result.mean
