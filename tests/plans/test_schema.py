from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from facilitation.plans.files import PLAN_SCHEMA, read_plan_file
from facilitation.plans.modality import Modality
from facilitation.plans.poll_template import PollKind, Sensitivity
from facilitation.sessions.models import CoFacilitatorRole
from tests.plans.content import ContentFolder


@pytest.fixture
def schema() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(PLAN_SCHEMA.read_text(encoding="utf-8"))
    return document


def test_the_schema_is_itself_valid(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_the_schema_and_the_code_know_the_same_words(schema: dict[str, Any]) -> None:
    fields, parts = schema["properties"], schema["$defs"]
    assert fields["modality"]["enum"] == Modality.values
    assert fields["co_facilitators"]["items"]["enum"] == CoFacilitatorRole.values
    forms = [form["$ref"].rsplit("/")[-1] for form in parts["poll"]["oneOf"]]
    assert {parts[form]["properties"]["kind"]["const"] for form in forms} == set(PollKind)
    assert set(parts["sensitivity"]["enum"]) == set(Sensitivity)


def test_no_object_of_a_plan_takes_fields_that_the_schema_does_not_name(
    schema: dict[str, Any],
) -> None:
    def objects(part: Any) -> list[Any]:
        if isinstance(part, list):
            return [each for item in part for each in objects(item)]
        if not isinstance(part, dict):
            return []
        own = [part] if part.get("type") == "object" else []
        return own + [each for item in part.values() for each in objects(item)]

    found = objects(schema)
    assert len(found) >= 7
    assert all(each["additionalProperties"] is False for each in found)


def test_a_plan_is_read_as_it_was_written(folder: ContentFolder) -> None:
    folder.write()
    document = read_plan_file(folder.file).document
    assert document is not None
    assert document["steps"][0]["say"] == "Hello."
    assert document["steps"][1]["poll"]["scale"] == {
        "min": 0,
        "max": 10,
        "min_label": "Not",
        "max_label": "Very",
    }
