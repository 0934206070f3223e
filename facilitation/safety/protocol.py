"""The safety protocol, from content/<language>/safety_protocol.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated
from facilitation.plans.rules import Where, too_long_to_say, unknown_rows

PROTOCOL_SCHEMA = CONTENT / "safety_protocol.schema.json"
SHIPPED_PROTOCOL = CONTENT / "en" / "safety_protocol.yaml"


@cache
def safety_protocol() -> dict[str, Any]:
    """As shipped, read once; the shape is the schema's.

    Raises `ValueError` with each fault when the file is broken.
    """
    file = read_protocol_file(SHIPPED_PROTOCOL)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    document: dict[str, Any] = file.document
    return document


def protocol_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/safety_protocol.y*ml"))


def read_protocol_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=PROTOCOL_SCHEMA, rules=_broken_rules)


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    yield from unknown_rows(("evidence",), document["evidence"])
    steps = document["steps"]
    for index in repeated([step["id"] for step in steps]):
        yield ("steps", index, "id"), "a step before this one has the same id"
    for index, step in enumerate(steps):
        yield from too_long_to_say(("steps", index, "say"), step["say"])
    # Both must be told what to do: the person is never left alone, and neither is the group.
    for who in {"stays", "holds"} - {step["who"] for step in steps}:
        yield ("steps",), f"no step says what the one who {who} does"
