"""What a plan's branches must hold that its JSON Schema cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitation.plans.poll_template import PollKind, PollTemplate, read_poll

Where = tuple[str | int, ...]

HAVE_A_LEADER = {
    PollKind.SINGLE_CHOICE,
    PollKind.MULTIPLE_CHOICE,
    PollKind.SCALE,
    PollKind.RANKING,
}


def broken_branch_rules(plan: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    """A branch asks about a poll of an earlier step, and about something that it can answer."""
    earlier: dict[str, PollTemplate] = {}
    for number, step in enumerate(plan["steps"]):
        for index, branch in enumerate(step.get("branches", [])):
            where = ("steps", number, "branches", index, "when")
            yield from ((where, why) for why in _objections(branch["when"], earlier))
        if "poll" in step:
            earlier[step["poll"]["id"]] = read_poll(step["poll"])


def _objections(when: dict[str, Any], earlier: dict[str, PollTemplate]) -> Iterator[str]:
    poll = earlier.get(when["poll"])
    if poll is None:
        yield f"{when['poll']!r} is no poll of an earlier step"
    elif "leads" not in when:
        if poll.kind != PollKind.SCALE:
            yield "only a scale has a mean"
    elif poll.kind not in HAVE_A_LEADER:
        yield "a poll of texts has no leading option"
    elif when["leads"] not in {option.id for option in poll.options}:
        yield f"{when['leads']!r} is no option of that poll"
