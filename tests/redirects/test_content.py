"""What authors of prompts, the protocol and the help sheet are told when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.plans.files import CONTENT
from tests.plans.faults import faults_of

pytestmark = pytest.mark.one_process
LONG = " ".join(["word"] * 26)


def broken(tmp_path: Path, name: str, old: str, new: str) -> list[str]:
    """What check_content says of the shipped file with its first `old` replaced."""
    text = (CONTENT / "en" / name).read_text(encoding="utf-8")
    assert old in text
    return faults_of(tmp_path, name, text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("What could each of us change by the end of the week", LONG, "words, 25 at the most"),
        ('tile: "Nothing ever changes"', 'tile: "Nothing"', "a tile has two to four words"),
        ("id: just_training", "id: nothing_changes", "a pattern before this one has the same id"),
        (
            '{id: b, text: "It sounds as if every no',
            '{id: a, text: "It sounds as if every no',
            "a wording before this one has the same id",
        ),
        ("[J9, J6, S4, W4]", "[J9, Z9]", "Z9 is no row of evidence.yaml"),
        ("language: en", "language: de", "language differs from the folder's"),
        ("towards:", "rule:", "'towards' is a required property"),
    ],
)
def test_a_fault_in_the_redirects_is_named(old: str, new: str, why: str, tmp_path: Path) -> None:
    assert any(why in fault for fault in broken(tmp_path, "redirects.yaml", old, new))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("who: holds", "who: nobody", "is not one of"),
        ("id: ask", "id: stop", "a step before this one has the same id"),
        ("How are you, yourself, after this?", LONG, "25 at the most"),
        ("[V5, J4, G21, W1]", "[Q1]", "Q1 is no row of evidence.yaml"),
        ("language: en", "language: fr", "language differs"),
    ],
)
def test_a_fault_in_the_protocol_is_named(old: str, new: str, why: str, tmp_path: Path) -> None:
    assert any(why in fault for fault in broken(tmp_path, "safety_protocol.yaml", old, new))


def test_a_protocol_that_leaves_somebody_alone_is_refused(tmp_path: Path) -> None:
    text = (CONTENT / "en" / "safety_protocol.yaml").read_text(encoding="utf-8")
    faults = faults_of(tmp_path, "safety_protocol.yaml", text.replace("who: holds", "who: both"))
    assert any("no step says what the one who holds does" in fault for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("id: not-coping", "id: advice", "a card before this one has the same id"),
        ("[H2, W4, W5, W6, S9]", "[X1]", "X1 is no row of evidence.yaml"),
        ("[H4, V3, V4, V5, B3]", "[X2]", "X2 is no row of evidence.yaml"),
        ("language: en", "language: fr", "language differs"),
        ("is_not:", "isnt:", "'is_not' is a required property"),
    ],
)
def test_a_fault_in_the_help_sheet_is_named(old: str, new: str, why: str, tmp_path: Path) -> None:
    assert any(why in fault for fault in broken(tmp_path, "help.yaml", old, new))
