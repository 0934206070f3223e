"""The evidence that a document cites: whether it exists, and what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from facilitation.plans.rules import EVIDENCE, Where, evidence_rows


@dataclass(frozen=True)
class Finding:
    """One row of evidence.yaml."""

    row: str
    source: str
    place: str
    finding: str


def findings(rows: Iterable[str]) -> list[Finding]:
    """What the cited rows found, each once, in the order of evidence.yaml."""
    cited = set(rows)
    return [found for row, found in _all().items() if row in cited]


def broken_citations(document: Any) -> Iterator[tuple[Where, str]]:
    """Where a document cites a row that is not there, and which."""
    for where, row in _citations(document, ()):
        if row not in evidence_rows():
            yield where, f"{row} is no row of evidence.yaml"


def language_differs(path: Path, document: Any) -> Iterator[tuple[Where, str]]:
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"


def _citations(part: Any, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(part, dict):
        for name, below in part.items():
            if name == "evidence":
                yield from (((*where, name, place), row) for place, row in enumerate(below))
            else:
                yield from _citations(below, (*where, name))
    elif isinstance(part, list | tuple):
        for index, below in enumerate(part):
            yield from _citations(below, (*where, index))


@cache
def _all() -> dict[str, Finding]:
    rows = yaml.safe_load(EVIDENCE.read_text(encoding="utf-8"))
    return {row: Finding(row, **found) for row, found in rows.items()}
