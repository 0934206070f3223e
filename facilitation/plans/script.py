"""A plan's document as typed values. The format is content/plan.schema.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.plans.poll_template import PollTemplate, read_poll


@dataclass(frozen=True)
class Condition:
    """When a line is said instead of the usual one, by the result of an earlier step's poll.

    Exactly one of the three is set: the option that leads alone, or a bound on a scale's mean
    (both included).
    """

    poll: str
    leads: str | None
    mean_at_most: float | None
    mean_at_least: float | None


@dataclass(frozen=True)
class Branch:
    """`say` takes the place of the step's usual line when the condition holds."""

    when: Condition
    say: str


@dataclass(frozen=True)
class Step:
    """One card of the script. Everything but `title` and `on_phone` is for facilitators only.

    `poll_document` is the poll as the plan has it, and `poll` the same as typed values. `pulse`:
    the session's sealed pulse opens on the phones with this step, where its group has one.
    """

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
    poll_document: dict[str, Any] | None
    branches: tuple[Branch, ...]
    pulse: bool


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

    @property
    def pulse_step(self) -> int | None:
        """Index of the step that opens the pulse; None for a plan without one."""
        return next((index for index, step in enumerate(self.steps) if step.pulse), None)


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
        poll_document=poll,
        branches=tuple(_read_branch(branch) for branch in step.get("branches", [])),
        pulse=step.get("pulse", False),
    )


def _read_branch(branch: Mapping[str, Any]) -> Branch:
    when = branch["when"]
    return Branch(
        when=Condition(
            poll=when["poll"],
            leads=when.get("leads"),
            mean_at_most=when.get("mean_at_most"),
            mean_at_least=when.get("mean_at_least"),
        ),
        say=branch["say"],
    )
