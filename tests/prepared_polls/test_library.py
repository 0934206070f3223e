"""The library of ready polls: what its authors are told when an entry is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.live_room.texts import blocked_words
from tests.plans.faults import faults_of

LIBRARY = """\
- id: tea
  kind: single_choice
  question: "Tea?"
  sensitivity: ice_breaker
  live: true
  options: [{id: "one", text: "One"}, {id: "two", text: "Two"}]
  when: "At the start."
  evidence: [J7]
  review: {state: unreviewed}
- id: steady
  kind: scale
  question: "How steady?"
  sensitivity: sensitive
  scale: {min: 0, max: 10, min_label: "Not", max_label: "Very"}
  when: "Later."
  evidence: [J7]
  review: {state: unreviewed}
"""


def check(content: Path, library: str) -> list[str]:
    """What `check_content` prints about a folder with a sound plan and this library."""
    return faults_of(content, "polls.yaml", library)


def test_the_library_that_these_tests_break_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path, LIBRARY) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("id: steady", "id: tea", 10, "a poll before this one has the same id"),
        ('"How steady?"', '"tea!"', 12, "a poll before this one asks the same"),
        ("sensitivity: ice_breaker", "sensitivity: sensitive", 5, "only an ice-breaker"),
        ("kind: scale", "kind: ranking", 10, "this is no poll"),
        ("min: 0, max: 10", "min: 5, max: 5", 14, "scale.min must be below scale.max"),
        ("evidence: [J7]", "evidence: [Z9]", 8, "Z9 is no row of evidence.yaml"),
        ('  when: "Later."\n', "", 10, "1: 'when' is a required property"),
        ("{state: unreviewed}", "{state: fine}", 9, "0.review.state: 'fine' is not one of"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    faults = check(tmp_path, LIBRARY.replace(old, new))
    assert any(f"polls.yaml:{line}: {reason}" in fault for fault in faults), faults


def test_everyday_and_clinical_words_may_be_written() -> None:
    kept = {"tired", "angry", "damn", "crap", "death", "suicide", "breast", "rectal", "drained"}
    assert blocked_words().isdisjoint(kept)
    assert len(blocked_words()) >= 60
