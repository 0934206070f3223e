"""The polls that everybody can use, from content/<language>/polls.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_draft import is_poll_document
from facilitation.plans.poll_rules import broken_poll_rules, repeated, same_text
from facilitation.plans.rules import Where, evidence_rows

LIBRARY_SCHEMA = CONTENT / "poll_library.schema.json"
SHIPPED_LIBRARY = CONTENT / "en" / "polls.yaml"
ABOUT = ("when", "evidence", "review")  # of an entry; the rest is the poll's document


@dataclass(frozen=True)
class LibraryPoll:
    """`when` says when it helps; `evidence` are rows of content/evidence.yaml."""

    document: dict[str, Any]
    when: str
    evidence: tuple[str, ...]
    review_state: str


@cache
def poll_library() -> Mapping[str, LibraryPoll]:
    """By id, in the file's order. Raises `ValueError` with each fault when the file is broken."""
    file = read_library_file(SHIPPED_LIBRARY)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    return {entry["id"]: _read(entry) for entry in file.document}


def library_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/polls.y*ml"))


def read_library_file(path: Path) -> ContentFile:
    return read_content_file(path, schema=LIBRARY_SCHEMA, rules=_broken_rules)


def _read(entry: dict[str, Any]) -> LibraryPoll:
    return LibraryPoll(
        document=_poll_of(entry),
        when=entry["when"],
        evidence=tuple(entry["evidence"]),
        review_state=entry["review"]["state"],
    )


def _poll_of(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in ABOUT}


def _broken_rules(_path: Path, entries: list[dict[str, Any]]) -> Iterator[tuple[Where, str]]:
    for index in repeated([entry["id"] for entry in entries]):
        yield (index, "id"), "a poll before this one has the same id"
    for index in repeated([same_text(entry["question"]) for entry in entries]):
        yield (index, "question"), "a poll before this one asks the same"
    for index, entry in enumerate(entries):
        poll = _poll_of(entry)
        if not is_poll_document(poll):
            yield (index,), "this is no poll: see 'A poll' in content/README.md"
            continue
        for where, why in broken_poll_rules(poll):
            yield (index, *where), why
        for number, row in enumerate(entry["evidence"]):
            if row not in evidence_rows():
                yield (index, "evidence", number), f"{row} is no row of evidence.yaml"
