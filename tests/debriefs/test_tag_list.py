"""The list of debrief tags: what is shipped, and what its authors are told when it is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitation.debriefs.tags import TAG_SCHEMA, TagGroup, TagKind, tag_list
from tests.plans.faults import faults_of

TAGS = """\
language: en
review: {state: unreviewed}
tags:
  - {id: workload, group: theme, text: "Too much work", evidence: [M10]}
  - {id: echo, group: room, text: "An echo", evidence: [G14, W2]}
  - {id: too-short, group: obstacle, text: "Too short", evidence: [M8]}
"""


def check(content: Path, tags: str) -> list[str]:
    """What `check_content` prints about a folder with a sound plan and these tags."""
    return faults_of(content, "debrief_tags.yaml", tags)


def test_the_list_that_these_tests_break_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path, TAGS) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("language: en", "language: de", 1, "language differs from the folder's"),
        ("id: echo", "id: workload", 5, "a tag before this one has the same id"),
        ("An echo", "Too much work", 5, "a tag before this one has the same text"),
        ("[G14, W2]", "[G14, Z9]", 5, "Z9 is no row of evidence.yaml"),
        ("[M8]", "[]", 6, "tags.2.evidence: "),
        ("group: room", "group: person", 5, "tags.1.group: 'person' is not one of"),
        ("Too short", "x" * 61, 6, "tags.2.text: is 61 characters long, 60 at the most"),
        ("id: too-short", "id: Too Short", 6, "tags.2.id: does not have the right form"),
        (", evidence: [M10]", "", 4, "tags.0: 'evidence' is a required property"),
        ("{state: unreviewed}", "{state: reviewed}", 2, "review: 'by' is a required property"),
        ("group: theme", "group: theme, group: room", 4, "'group' is given twice"),
        ("group: theme", "group: theme, kind: mood", 4, "tags.0.kind: 'mood' is not one of"),
        ("group: room", "group: room, kind: symptom", 5, "tags.1.group: "),
    ],
)
def test_a_broken_list_is_told_with_its_line(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    assert old in TAGS
    first = check(tmp_path, TAGS.replace(old, new))[0]
    where = f"{tmp_path / 'en' / 'debrief_tags.yaml'}:{line}: "
    assert first.startswith(where), first
    assert reason in first


def test_the_schema_and_the_code_know_the_same_groups() -> None:
    schema = json.loads(TAG_SCHEMA.read_text(encoding="utf-8"))
    assert schema["$defs"]["tag"]["properties"]["group"]["enum"] == TagGroup.values


def test_each_group_has_a_choice() -> None:
    groups = [tag.group for tag in tag_list().tags]
    assert all(groups.count(group) >= 4 for group in TagGroup)
    assert 16 <= len(groups) <= 28


def test_each_kind_of_theme_has_a_choice() -> None:
    kinds = [tag.kind for tag in tag_list().tags]
    assert all(kinds.count(kind) >= 3 for kind in TagKind)


def test_the_schema_and_the_code_know_the_same_kinds() -> None:
    schema = json.loads(TAG_SCHEMA.read_text(encoding="utf-8"))
    assert schema["$defs"]["tag"]["properties"]["kind"]["enum"] == TagKind.values
