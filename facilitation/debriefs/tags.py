"""The fixed list that debriefs are made of. The format is content/debrief_tags.schema.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.rules import Where, evidence_rows

TAG_SCHEMA = CONTENT / "debrief_tags.schema.json"
SHIPPED_LIST = CONTENT / "en" / "debrief_tags.yaml"


class TagGroup(models.TextChoices):
    THEME = "theme", _("What came up")
    ROOM = "room", _("How the room was")
    OBSTACLE = "obstacle", _("What got in the way")


class TagKind(models.TextChoices):
    """What a theme is. Published programs report each kind's most frequent one."""

    STRESSOR = "stressor", _("What weighs")
    SYMPTOM = "symptom", _("How it shows")
    CONSEQUENCE = "consequence", _("What it leads to")


@dataclass(frozen=True)
class DebriefTag:
    """`kind` is None for what is no theme, and for themes that are none of the three."""

    id: str
    group: TagGroup
    text: str
    kind: TagKind | None = None


@dataclass(frozen=True)
class TagList:
    """The tags in the order in which they are offered."""

    review_state: str
    tags: tuple[DebriefTag, ...]


@cache
def tag_list() -> TagList:
    """The list as shipped, read once. Raises `ValueError` with each fault when it is broken."""
    file = read_tag_file(SHIPPED_LIST)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    return TagList(
        review_state=file.document["review"]["state"],
        tags=tuple(
            DebriefTag(
                tag["id"],
                TagGroup(tag["group"]),
                tag["text"],
                TagKind(tag["kind"]) if "kind" in tag else None,
            )
            for tag in file.document["tags"]
        ),
    )


def tag_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/debrief_tags.y*ml"))


def read_tag_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=TAG_SCHEMA, rules=_broken_rules)


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    for field in ("id", "text"):
        seen: set[str] = set()
        for index, tag in enumerate(document["tags"]):
            if tag[field] in seen:
                yield ("tags", index, field), f"a tag before this one has the same {field}"
            seen.add(tag[field])
    for index, tag in enumerate(document["tags"]):
        for place, row in enumerate(tag["evidence"]):
            if row not in evidence_rows():
                yield ("tags", index, "evidence", place), f"{row} is no row of evidence.yaml"
