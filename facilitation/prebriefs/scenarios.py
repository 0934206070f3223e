"""The questions that end a prebrief. The format is content/scenarios.schema.json."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated, same_text
from facilitation.plans.rules import Where
from facilitation.prebriefs.citing import broken_citations, language_differs
from facilitation.sessions.models import CoFacilitatorRole

SCENARIO_SCHEMA = CONTENT / "scenarios.schema.json"
SHIPPED_SCENARIOS = CONTENT / "en" / "scenarios.yaml"

QUESTIONS_EACH = 3
SMALLEST_POOL = 8  # of one role


@dataclass(frozen=True)
class Answer:
    text: str
    feedback: str


@dataclass(frozen=True)
class Scenario:
    id: str
    role: CoFacilitatorRole
    situation: str
    answers: tuple[Answer, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class ScenarioPool:
    review_state: str
    scenarios: tuple[Scenario, ...]


def questions_for(
    *, session_id: UUID, person_id: UUID, role: CoFacilitatorRole
) -> tuple[Scenario, ...]:
    """The three of the role's pool that this person gets for this session: always the same.

    Two sessions of one person, or two people of one session, mostly get others.
    """
    own = [each for each in scenario_pool().scenarios if each.role == role]

    def place(scenario: Scenario) -> bytes:
        return hashlib.sha256(f"{session_id} {person_id} {scenario.id}".encode()).digest()

    return tuple(sorted(own, key=place)[:QUESTIONS_EACH])


@cache
def scenario_pool() -> ScenarioPool:
    """As shipped, read once. Raises `ValueError` with each fault when the file is broken."""
    file = read_scenario_file(SHIPPED_SCENARIOS)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    return ScenarioPool(
        review_state=file.document["review"]["state"],
        scenarios=tuple(_read(entry) for entry in file.document["scenarios"]),
    )


def scenario_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/scenarios.y*ml"))


def read_scenario_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=SCENARIO_SCHEMA, rules=_broken_rules)


def _read(entry: Mapping[str, Any]) -> Scenario:
    return Scenario(
        id=entry["id"],
        role=CoFacilitatorRole(entry["role"]),
        situation=entry["situation"],
        answers=tuple(Answer(each["text"], each["feedback"]) for each in entry["answers"]),
        evidence=tuple(entry["evidence"]),
    )


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    scenarios = document["scenarios"]
    yield from language_differs(path, document)
    yield from broken_citations(document)
    for index in repeated([entry["id"] for entry in scenarios]):
        yield ("scenarios", index, "id"), "a scenario before this one has the same id"
    for index, entry in enumerate(scenarios):
        for field in ("text", "feedback"):
            for place in repeated([same_text(each[field]) for each in entry["answers"]]):
                where = ("scenarios", index, "answers", place, field)
                yield where, f"an answer before this one has the same {field}"
    own = Counter(entry["role"] for entry in scenarios)
    for role in CoFacilitatorRole.values:
        if own[role] < SMALLEST_POOL:
            yield ("scenarios",), f"{role} needs at least {SMALLEST_POOL} scenarios"
