"""The words of the residents' help sheet, from content/<language>/help.yaml.

The phone client builds them in, so that they are there without a network from the first visit on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated
from facilitation.plans.rules import Where, unknown_rows

HELP_SCHEMA = CONTENT / "help.schema.json"


def help_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/help.y*ml"))


def read_help_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=HELP_SCHEMA, rules=_broken_rules)


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    yield from unknown_rows(("evidence",), document["evidence"])
    for index in repeated([card["id"] for card in document["cards"]]):
        yield ("cards", index, "id"), "a card before this one has the same id"
    for index, card in enumerate(document["cards"]):
        yield from unknown_rows(("cards", index, "evidence"), card["evidence"])
