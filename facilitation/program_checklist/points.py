"""The points of the checklist. The format is content/program_checklist.schema.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.rules import Where, evidence_rows
from facilitation.pulse.items import item_bank

CHECKLIST_SCHEMA = CONTENT / "program_checklist.schema.json"
SHIPPED_CHECKLIST = CONTENT / "en" / "program_checklist.yaml"


@dataclass(frozen=True)
class Point:
    """One point. `constructs` are those of the pulse that it is shown beside, perhaps none."""

    id: str
    title: str
    question: str
    yes_means: str
    next_step: str
    constructs: tuple[str, ...]
    evidence: tuple[str, ...]
    review_state: str


@cache
def checklist_points() -> Mapping[str, Point]:
    """By id, in the file's order. Raises `ValueError` with each fault when the file is broken."""
    file = read_checklist_file(SHIPPED_CHECKLIST)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    state = file.document["review"]["state"]
    return {entry["id"]: _read(entry, state) for entry in file.document["points"]}


def checklist_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/program_checklist.y*ml"))


def read_checklist_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=CHECKLIST_SCHEMA, rules=_broken_rules)


def _read(entry: Mapping[str, Any], review_state: str) -> Point:
    return Point(
        id=entry["id"],
        title=entry["title"],
        question=entry["question"],
        yes_means=entry["yes_means"],
        next_step=entry["next_step"],
        constructs=tuple(entry.get("constructs", ())),
        evidence=tuple(entry["evidence"]),
        review_state=review_state,
    )


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    asked = {each.construct for each in item_bank().items.values()}
    for field in ("id", "title", "question"):
        seen: set[str] = set()
        for index, point in enumerate(document["points"]):
            if point[field] in seen:
                yield ("points", index, field), f"a point before this one has the same {field}"
            seen.add(point[field])
    for index, point in enumerate(document["points"]):
        for place, row in enumerate(point["evidence"]):
            if row not in evidence_rows():
                yield ("points", index, "evidence", place), f"{row} is no row of evidence.yaml"
        for place, construct in enumerate(point.get("constructs", ())):
            if construct not in asked:
                yield (
                    ("points", index, "constructs", place),
                    f"{construct} is no construct of the pulse",
                )
