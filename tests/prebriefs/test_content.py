"""What the authors of prebriefs, questions and rehearsals are told when a file is broken."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from facilitation.plans.files import CONTENT
from facilitation.plans.modality import Modality
from facilitation.practice.situations import PRACTICE_SCHEMA, practice
from facilitation.prebriefs.guidance import GUIDANCE_SCHEMA, guidance
from facilitation.sessions.models import CoFacilitatorRole
from tests.plans.content import PLAN

pytestmark = pytest.mark.one_process


def faults_after(content: Path, name: str, old: str, new: str) -> list[str]:
    """The faults of a shipped file, without their paths, once `old` was replaced by `new`."""
    plan = content / "en" / "plans" / "short-hour.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN)
    shipped = (CONTENT / "en" / name).read_text(encoding="utf-8")
    assert old in shipped
    (content / "en" / name).write_text(shipped.replace(old, new, 1))
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_content", content=str(content), stdout=io.StringIO(), stderr=err)
    where = f"{content / 'en' / name}:"
    faults = err.getvalue().splitlines()
    assert all(fault.startswith(where) for fault in faults)
    return [fault.removeprefix(where) for fault in faults]


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("prebriefs.yaml", "language: en", "language: de", "language differs from the folder's"),
        ("prebriefs.yaml", "[J2, W2]", "[J2, Z9]", "Z9 is no row of evidence.yaml"),
        ("prebriefs.yaml", "[J2, W2]", "[]", "roles.alum.do.0.evidence: "),
        ("prebriefs.yaml", "tag: workload", "tag: weather", "weather is no tag of debrief_tags"),
        ("prebriefs.yaml", "tag: leadership", "tag: workload", "has the same tag"),
        ("prebriefs.yaml", 'term: "Locum"', 'term: "Resident"', "a term before this one is the"),
        ("prebriefs.yaml", "  analytic:\n", "  choir:\n", "'choir' was unexpected"),
        ("scenarios.yaml", "id: alum-hours", "id: alum-advice", "has the same id"),
        ("scenarios.yaml", "role: alum", "role: psychologist", "alum needs at least 8 scenarios"),
        ("scenarios.yaml", "evidence: [J5, J9, W4]", "evidence: [J5, Q1]", "Q1 is no row"),
        ("scenarios.yaml", '{text: "Nod."', '{text: "Ask for an explanation of each term."',
         "an answer before this one has the same text"),
        ("practice.yaml", "id: tears", "id: the-mistake", "has the same id"),
        ("practice.yaml", "evidence: [W1, G14, M7]", "evidence: [W99]", "W99 is no row"),
        ("practice.yaml", "shows: review, swapped", "shows: cards, swapped", "after the swap"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told(name: str, old: str, new: str, reason: str, tmp_path: Path) -> None:
    assert any(reason in fault for fault in faults_after(tmp_path, name, old, new))


def test_there_is_guidance_for_every_role_and_every_kind_of_group() -> None:
    assert set(guidance().roles) == set(CoFacilitatorRole)
    assert set(guidance().modalities) == set(Modality)


def test_the_unwritten_rules_are_the_twelve_of_the_study_in_its_order() -> None:
    cited = [row for each in guidance().unwritten_rules for row in each.evidence]
    assert cited == [f"S{number}" for number in range(1, 13)]


def test_a_rehearsal_gives_both_of_the_two_the_same_time() -> None:
    first, second = (
        sum(turn["minutes"] for turn in practice()["turns"] if turn.get("swapped", False) == half)
        for half in (False, True)
    )
    assert abs(first - second) <= 1
    assert len(practice()["situations"]) >= 6


def test_the_schemas_know_the_same_roles_and_modalities_as_the_code() -> None:
    schema = json.loads(GUIDANCE_SCHEMA.read_text(encoding="utf-8"))["properties"]
    assert set(schema["roles"]["required"]) == set(CoFacilitatorRole.values)
    assert set(schema["modalities"]["required"]) == set(Modality.values)
    assert json.loads(PRACTICE_SCHEMA.read_text(encoding="utf-8"))["additionalProperties"] is False
