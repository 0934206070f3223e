"""The checklist's points: what is shipped, and what its authors are told when it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.program_checklist.points import checklist_points
from tests.plans.faults import faults_of

pytestmark = pytest.mark.one_process

POINT = """\
  - id: {id}
    title: "{title}"
    question: "Is {title} so?"
    yes_means: "It is."
    next_step: "Begin."
    constructs: [belonging]
    evidence: [M8]
"""
POINTS = "language: en\nreview: {state: unreviewed}\npoints:\n" + "".join(
    POINT.format(id=each.lower(), title=each) for each in ("One", "Two", "Three")
)


def check(content: Path, text: str) -> list[str]:
    return faults_of(content, "program_checklist.yaml", text)


def test_the_list_that_these_tests_break_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path, POINTS) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("language: en", "language: de", 1, "language differs from the folder's"),
        ("id: two", "id: one", 11, "a point before this one has the same id"),
        ('title: "Two"', 'title: "One"', 12, "a point before this one has the same title"),
        ("Is Two so?", "Is One so?", 13, "a point before this one has the same question"),
        ("[belonging]", "[happiness]", 9, "happiness is no construct of the pulse"),
        ("[M8]", "[Z9]", 10, "Z9 is no row of evidence.yaml"),
        ("Begin.", "x" * 201, 8, "next_step: is 201 characters long, 200 at the most"),
    ],
)
def test_a_broken_list_is_told_with_its_line(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    assert old in POINTS
    first = check(tmp_path, POINTS.replace(old, new, 1))[0]
    assert f"program_checklist.yaml:{line}: " in first, first
    assert reason in first


def test_what_the_evidence_names_is_on_the_list() -> None:
    cited = {row for point in checklist_points().values() for row in point.evidence}
    assert cited >= {"M6", "M8", "M9", "M10", "M11", "M12", "I8"}
