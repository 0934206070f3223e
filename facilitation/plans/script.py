"""A plan's document as typed values. The format is content/plan.schema.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class PollKind(StrEnum):
    SINGLE_CHOICE = "single_choice"
    SCALE = "scale"


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
    """A poll as the plan wrote it. A scale has one option for each of its numbers."""

    id: str
    kind: PollKind
    question: str
    sensitivity: Sensitivity
    options: tuple[PollOption, ...]
    scale: Scale | None


@dataclass(frozen=True)
class Step:
    """One card of the script. Everything but `title` and `on_phone` is for facilitators only."""

    id: str
    title: str
    minutes: int
    lead: str
    say: str
    if_quiet: str
    if_hot: str
    watch_for: str
    exit: str
    on_phone: str
    evidence: tuple[str, ...]
    poll: PollTemplate | None


@dataclass(frozen=True)
class Script:
    """A whole guided session."""

    title: str
    summary: str
    minutes: int
    group_size: tuple[int, int]
    co_facilitators: tuple[str, ...]
    evidence: tuple[str, ...]
    review_state: str
    ground_rules: tuple[str, ...]
    steps: tuple[Step, ...]


def read_script(document: Mapping[str, Any]) -> Script:
    """`document` must have passed the schema; nothing is checked again here."""
    return Script(
        title=document["title"],
        summary=document["summary"],
        minutes=document["minutes"],
        group_size=(document["group_size"]["min"], document["group_size"]["max"]),
        co_facilitators=tuple(document["co_facilitators"]),
        evidence=tuple(document["evidence"]),
        review_state=document["review"]["state"],
        ground_rules=tuple(document["ground_rules"]),
        steps=tuple(_read_step(step) for step in document["steps"]),
    )


def _read_step(step: Mapping[str, Any]) -> Step:
    texts = {name: step[name] for name in ("id", "title", "lead", "say", "if_quiet", "if_hot")}
    texts |= {name: step[name] for name in ("watch_for", "exit", "on_phone")}
    poll = step.get("poll")
    return Step(
        **texts,
        minutes=step["minutes"],
        evidence=tuple(step["evidence"]),
        poll=read_poll(poll) if poll else None,
    )


def read_poll(poll: Mapping[str, Any]) -> PollTemplate:
    scale = Scale(**poll["scale"]) if "scale" in poll else None
    if scale:
        numbers = range(scale.min, scale.max + 1)
        options = tuple(PollOption(id=str(number), text=str(number)) for number in numbers)
    else:
        options = tuple(PollOption(**option) for option in poll["options"])
    return PollTemplate(
        id=poll["id"],
        kind=PollKind(poll["kind"]),
        question=poll["question"],
        sensitivity=Sensitivity(poll["sensitivity"]),
        options=options,
        scale=scale,
    )
