"""The redirect prompts, from content/<language>/redirects.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated, same_text
from facilitation.plans.rules import Where, too_long_to_say, unknown_rows

REDIRECT_SCHEMA = CONTENT / "redirects.schema.json"
SHIPPED_REDIRECTS = CONTENT / "en" / "redirects.yaml"


class Move(StrEnum):
    """First acknowledge, then open it to the others, then a small step."""

    REFLECT = "reflect"
    WIDEN = "widen"
    STEP = "step"


@dataclass(frozen=True)
class Wording:
    """One line to say aloud. `id` is unique in its move, and kept for good."""

    id: str
    text: str


@dataclass(frozen=True)
class Pattern:
    """A way in which a group talks itself into giving up, and three moves out of it.

    `check_first` is empty, or says what to make sure of before any move. `towards` is the rule
    that the moves lead to; `evidence` are rows of content/evidence.yaml.
    """

    id: str
    tile: str
    sounds_like: str
    check_first: str
    moves: Mapping[Move, tuple[Wording, ...]]
    avoid: str
    towards: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class RedirectLibrary:
    """The patterns in the order of their tiles."""

    review_state: str
    patterns: tuple[Pattern, ...]


@cache
def redirect_library() -> RedirectLibrary:
    """As shipped, read once. Raises `ValueError` with each fault when the file is broken."""
    file = read_redirect_file(SHIPPED_REDIRECTS)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    return RedirectLibrary(
        review_state=file.document["review"]["state"],
        patterns=tuple(_pattern(entry) for entry in file.document["patterns"]),
    )


def redirect_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/redirects.y*ml"))


def read_redirect_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=REDIRECT_SCHEMA, rules=_broken_rules)


def _pattern(entry: Mapping[str, Any]) -> Pattern:
    return Pattern(
        id=entry["id"],
        tile=entry["tile"],
        sounds_like=entry["sounds_like"],
        check_first=entry.get("check_first", ""),
        moves={
            move: tuple(Wording(each["id"], each["text"]) for each in entry[move]) for move in Move
        },
        avoid=entry["avoid"],
        towards=entry["towards"],
        evidence=tuple(entry["evidence"]),
    )


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    patterns = document["patterns"]
    for field in ("id", "tile"):
        for index in repeated([entry[field] for entry in patterns]):
            yield ("patterns", index, field), f"a pattern before this one has the same {field}"
    for index, entry in enumerate(patterns):
        yield from _broken_pattern_rules(("patterns", index), entry)


def _broken_pattern_rules(where: Where, entry: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    if not 2 <= len(entry["tile"].split()) <= 4:
        yield (*where, "tile"), "a tile has two to four words"
    yield from unknown_rows((*where, "evidence"), entry["evidence"])
    for move in Move:
        wordings = entry[move]
        for index in repeated([each["id"] for each in wordings]):
            yield (*where, move, index, "id"), "a wording before this one has the same id"
        for index in repeated([same_text(each["text"]) for each in wordings]):
            yield (*where, move, index, "text"), "a wording before this one says the same"
        for index, each in enumerate(wordings):
            yield from too_long_to_say((*where, move, index, "text"), each["text"])
