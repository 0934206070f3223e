"""What a poll must hold that its JSON Schema cannot say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

Where = tuple[str | int, ...]


def broken_poll_rules(poll: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """Where in the poll, and why. It must have passed the schema."""
    if "scale" in poll and poll["scale"]["min"] >= poll["scale"]["max"]:
        yield ("scale",), "scale.min must be below scale.max"
    options = poll.get("options", [])
    for index in repeated([option["id"] for option in options]):
        yield ("options", index), "an option before this one has the same id"
    for index in repeated([same_text(option["text"]) for option in options]):
        yield ("options", index), "an option before this one says the same"
    if poll.get("most_choices", 0) > len(options):
        yield ("most_choices",), "most_choices is above the number of options"
    if poll.get("live") and poll["sensitivity"] != "ice_breaker":
        yield ("live",), "only an ice-breaker's votes may be watched as they come in"


def same_text(text: str) -> str:
    """The text without case, accents' encoding, punctuation and spacing, to compare by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", folded).split())


def repeated(names: list[str]) -> list[int]:
    """Indices of names that stood before."""
    return [index for index, name in enumerate(names) if name in names[:index]]
