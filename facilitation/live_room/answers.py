"""A ballot's answer, as the database keeps it while the poll is open."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.live_room.models import Poll, PollStatus
from facilitation.plans.poll_template import PollKind


def write_choices(choices: Sequence[str]) -> str:
    return ",".join(choices)


def read_choices(answer: str) -> list[str]:
    return answer.split(",") if answer else []


def write_texts(texts: Sequence[str]) -> str:
    return "\n".join(texts)


def read_texts(answer: str) -> list[str]:
    return answer.split("\n") if answer else []


class Accepting:
    """What one poll takes as choices, worked out once for a batch of votes."""

    def __init__(self, poll: Poll):
        template = poll.template
        self.room_id = poll.room_id
        self.is_open = (
            poll.status == PollStatus.UPVOTING
            if template.takes_texts
            else poll.status == PollStatus.OPEN
        )
        self._options = frozenset(option.id for option in poll.options)
        self._most = len(self._options) if template.takes_texts else template.most_choices
        self._fewest = 0 if template.takes_texts else 1
        if template.kind == PollKind.RANKING:
            self._fewest = self._most

    def takes(self, choices: Sequence[str]) -> bool:
        return (
            self._fewest <= len(choices) <= self._most
            and self._options.issuperset(choices)
            and len(set(choices)) == len(choices)
        )
