"""A poll as somebody wrote it, before it is put to a room.

The format is the `poll` part of content/plan.schema.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class PollKind(StrEnum):
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    SCALE = "scale"
    RANKING = "ranking"
    WORD_CLOUD = "word_cloud"
    QUESTION_BOARD = "question_board"


# What phones send to these is text, which people sort before anybody else sees it.
TEXT_KINDS = frozenset({PollKind.WORD_CLOUD, PollKind.QUESTION_BOARD})


class Sensitivity(StrEnum):
    """How much a result could give away about somebody in the room."""

    ICE_BREAKER = "ice_breaker"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class PollOption:
    id: str
    text: str


@dataclass(frozen=True)
class Scale:
    """Whole numbers from `min` to `max`, both included."""

    min: int
    max: int
    min_label: str
    max_label: str


@dataclass(frozen=True)
class PollTemplate:
    """A scale has one option for each of its numbers; a word cloud and a question board have none.

    `most_choices` is how many options one ballot may name (a ranking names all of them), and
    `texts_each` how many texts one phone may send. `live`: a hall may watch the votes come in.
    """

    id: str
    kind: PollKind
    question: str
    sensitivity: Sensitivity
    options: tuple[PollOption, ...]
    scale: Scale | None
    most_choices: int
    texts_each: int
    live: bool

    @property
    def takes_texts(self) -> bool:
        return self.kind in TEXT_KINDS


def read_poll(poll: Mapping[str, Any]) -> PollTemplate:
    """`poll` must have passed the schema; nothing is checked again here."""
    kind = PollKind(poll["kind"])
    scale = Scale(**poll["scale"]) if "scale" in poll else None
    options = _options(poll, scale)
    most = {PollKind.MULTIPLE_CHOICE: poll.get("most_choices", len(options))}
    most |= {PollKind.RANKING: len(options)}
    return PollTemplate(
        id=poll["id"],
        kind=kind,
        question=poll["question"],
        sensitivity=Sensitivity(poll["sensitivity"]),
        options=options,
        scale=scale,
        most_choices=0 if kind in TEXT_KINDS else most.get(kind, 1),
        texts_each=poll.get("texts_each", 0),
        live=poll.get("live", False),
    )


def _options(poll: Mapping[str, Any], scale: Scale | None) -> tuple[PollOption, ...]:
    if scale is None:
        return tuple(PollOption(**option) for option in poll.get("options", []))
    numbers = range(scale.min, scale.max + 1)
    return tuple(PollOption(id=str(number), text=str(number)) for number in numbers)
