"""Situations to rehearse, and the turns that a rehearsal takes.

The phone's client is built with them (phone/scripts/generate.mjs), so that a rehearsal needs no
server. The format is content/practice.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated
from facilitation.plans.rules import Where
from facilitation.prebriefs.citing import broken_citations, language_differs
from facilitation.redirects.library import redirect_library

PRACTICE_SCHEMA = CONTENT / "practice.schema.json"
SHIPPED_PRACTICE = CONTENT / "en" / "practice.yaml"


@cache
def practice() -> Mapping[str, Any]:
    """The document as shipped. Raises `ValueError` with each fault when the file is broken."""
    file = read_practice_file(SHIPPED_PRACTICE)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    document: Mapping[str, Any] = file.document
    return document


def practice_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/practice.y*ml"))


def read_practice_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=PRACTICE_SCHEMA, rules=_broken_rules)


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    yield from language_differs(path, document)
    yield from broken_citations(document)
    for part in ("turns", "situations"):
        for index in repeated([entry["id"] for entry in document[part]]):
            yield (part, index, "id"), f"one of the {part} before this has the same id"
    patterns = {pattern.id for pattern in redirect_library().patterns}
    for index, entry in enumerate(document["situations"]):
        if "pattern" in entry and entry["pattern"] not in patterns:
            reason = f"{entry['pattern']} is no pattern of redirects.yaml"
            yield ("situations", index, "pattern"), reason
    if _turns(document, swapped=False) != _turns(document, swapped=True):
        yield ("turns",), "after the swap the turns must show the same, in the same order"


def _turns(document: Mapping[str, Any], *, swapped: bool) -> list[str]:
    turns = document["turns"]
    return [turn["shows"] for turn in turns if turn.get("swapped", False) == swapped]
