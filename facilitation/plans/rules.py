"""What a plan must hold that its JSON Schema cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from facilitation.plans.branch_rules import broken_branch_rules
from facilitation.plans.poll_rules import broken_poll_rules, repeated, same_text

EVIDENCE = Path(__file__).resolve().parent.parent / "content" / "evidence.yaml"

MOST_WORDS_ALOUD = 25
CLOSING_STEPS = 2  # at the end of a plan; the pulse asks how the session was

Where = tuple[str | int, ...]
Plan = dict[str, Any]


def broken_rules(path: Path, plan: Plan) -> Iterator[tuple[Where, str]]:
    """Where in the document, and why. `plan` must have passed the schema."""
    yield from _named_as_its_file(path, plan)
    yield from _adds_up(plan)
    yield from _steps_differ(plan)
    yield from _polls_can_be_voted_on(plan)
    yield from _pulse_is_in_the_closing(plan)
    yield from broken_branch_rules(plan)
    yield from _cites_what_exists(plan)


@cache
def evidence_rows() -> frozenset[str]:
    """Ids of the evidence rows that content may cite."""
    return frozenset(yaml.safe_load(EVIDENCE.read_text(encoding="utf-8")))


def unknown_rows(where: Where, rows: Sequence[str]) -> Iterator[tuple[Where, str]]:
    """Those of the cited rows that do not exist; `where` is the place of the list."""
    for index, row in enumerate(rows):
        if row not in evidence_rows():
            yield (*where, index), f"{row} is no row of evidence.yaml"


def too_long_to_say(where: Where, text: str) -> Iterator[tuple[Where, str]]:
    """A line that somebody says aloud to a room has 25 words at the most."""
    words = len(text.split())
    if words > MOST_WORDS_ALOUD:
        yield where, f"has {words} words, {MOST_WORDS_ALOUD} at the most: it is said aloud"


def _named_as_its_file(path: Path, plan: Plan) -> Iterator[tuple[Where, str]]:
    if plan["id"] != path.stem:
        yield ("id",), f"id is {plan['id']!r} but the file is named {path.stem!r}"
    if plan["language"] != path.parent.parent.name:
        yield ("language",), "language differs from the folder's"


def _adds_up(plan: Plan) -> Iterator[tuple[Where, str]]:
    total = sum(step["minutes"] for step in plan["steps"])
    if total != plan["minutes"]:
        yield ("minutes",), f"minutes is {plan['minutes']} but the steps add up to {total}"
    if plan["group_size"]["min"] > plan["group_size"]["max"]:
        yield ("group_size",), "group_size.min is above group_size.max"


def _steps_differ(plan: Plan) -> Iterator[tuple[Where, str]]:
    for index in repeated([step["id"] for step in plan["steps"]]):
        yield ("steps", index, "id"), "a step before this one has the same id"


def _polls_can_be_voted_on(plan: Plan) -> Iterator[tuple[Where, str]]:
    polls = [(index, step["poll"]) for index, step in enumerate(plan["steps"]) if "poll" in step]
    for index in repeated([poll["id"] for _step, poll in polls]):
        yield ("steps", polls[index][0], "poll", "id"), "a poll before this one has the same id"
    # Two results of one question could be subtracted from each other.
    for index in repeated([same_text(poll["question"]) for _step, poll in polls]):
        yield (
            ("steps", polls[index][0], "poll", "question"),
            "a poll before this one asks the same",
        )
    for step, poll in polls:
        for where, why in broken_poll_rules(poll):
            yield ("steps", step, "poll", *where), why


def _pulse_is_in_the_closing(plan: Plan) -> Iterator[tuple[Where, str]]:
    steps = plan["steps"]
    marked = [index for index, step in enumerate(steps) if step.get("pulse")]
    for index in marked[1:]:
        yield ("steps", index, "pulse"), "a step before this one opens the pulse already"
    for index in marked[:1]:
        if index < len(steps) - CLOSING_STEPS:
            yield (
                ("steps", index, "pulse"),
                "the pulse opens in one of the last two steps",
            )


def _cites_what_exists(plan: Plan) -> Iterator[tuple[Where, str]]:
    citing: list[tuple[Where, list[str]]] = [(("evidence",), plan["evidence"])]
    citing += [
        (("steps", index, "evidence"), step["evidence"]) for index, step in enumerate(plan["steps"])
    ]
    for where, rows in citing:
        yield from unknown_rows(where, rows)
