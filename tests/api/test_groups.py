from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.plans.modality import Modality
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Role
from tests.api.answers import API, content, faulty_fields, problem, rows
from tests.cast import Cast


def create(cora: APIClient, cast: Cast, **changed: object) -> Any:
    body = {
        "program": str(cast.program.pk),
        "name": " Balint group ",
        "modality": "balint",
        "capacity": 10,
        "access": "closed_roster",
    }
    return cora.post(f"{API}/groups", {**body, **changed})


def names(client: APIClient) -> list[str]:
    return [each["name"] for each in rows(client.get(f"{API}/groups"))]


def test_a_coordinator_creates_a_group(cast: Cast, cora: APIClient) -> None:
    body = content(create(cora, cast), 201)
    assert body.pop("program")["name"] == "Emergency"
    assert content(cora.get(f"{API}/groups/{body.pop('id')}"))["name"] == "Balint group"
    assert body == {
        "name": "Balint group",
        "modality": "balint",
        "capacity": 10,
        "access": "closed_roster",
        "is_member": False,
    }


@pytest.mark.parametrize("modality", Modality.values)
def test_a_group_is_as_large_as_its_kind_allows(modality: str, cast: Cast, cora: APIClient) -> None:
    largest = 2000 if modality in {"listening_event", "large_group"} else 60
    for fits in (4, largest):
        content(create(cora, cast, modality=modality, capacity=fits), 201)
    body = problem(create(cora, cast, modality=modality, capacity=3), 400, "capacity_out_of_range")
    assert faulty_fields(body) == {"capacity"}
    assert f"between 4 and {largest} " in body["detail"]
    assert create(cora, cast, modality=modality, capacity=largest + 1).status_code == 400


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 81),
        ("name", "\u0000"),
        ("modality", "seance"),
        ("capacity", "many"),
        ("capacity", 10**30),
        ("access", "open"),
        ("program", "7"),
    ],
)
def test_what_cannot_be_used_is_named(
    field: str, value: object, cast: Cast, cora: APIClient
) -> None:
    body = problem(create(cora, cast, **{field: value}), 400, "invalid")
    assert faulty_fields(body) == {field}


def test_a_group_can_be_renamed_and_resized(cast: Cast, cora: APIClient) -> None:
    address = f"{API}/groups/{cast.circle.pk}"
    assert content(cora.patch(address, {"name": " Monday circle "}))["name"] == "Monday circle"
    changed = content(cora.patch(address, {"capacity": 12}))
    assert (changed["name"], changed["capacity"]) == ("Monday circle", 12)


def test_a_group_never_gets_smaller_than_its_roster(cast: Cast, cora: APIClient) -> None:
    ria = person_with_email(email="ria@example.org", name="Ria")
    enrol(program=cast.program, person=ria, role=Role.RESIDENT)
    for person in (cast.remi, cast.sena, ria):
        content(cora.put(f"{API}/groups/{cast.circle.pk}/roster/{person.pk}"))
    address = f"{API}/groups/{cast.circle.pk}"
    problem(cora.patch(address, {"capacity": 4}), 409, "group_is_full")
    assert content(cora.patch(address, {"capacity": 5}))["capacity"] == 5


def test_the_kind_of_access_and_modality_never_change(cast: Cast, cora: APIClient) -> None:
    answer = cora.patch(
        f"{API}/groups/{cast.circle.pk}", {"access": "code_only", "modality": "balint"}
    )
    body = content(answer)
    assert (body["access"], body["modality"]) == ("closed_roster", "doctors_in_training")


def test_members_see_their_group_and_know_that_they_are_in_it(
    rae: APIClient, cora: APIClient
) -> None:
    assert [each["is_member"] for each in rows(rae.get(f"{API}/groups"))] == [True]
    assert [each["is_member"] for each in rows(cora.get(f"{API}/groups"))] == [False]


def test_only_groups_open_to_the_program_are_seen_by_residents_outside(
    cast: Cast, cora: APIClient, remi: APIClient, paul: APIClient
) -> None:
    for access in ("closed_roster", "program", "code_only"):
        content(create(cora, cast, name=access, access=access), 201)
    assert names(remi) == ["program"]
    assert names(paul) == []
    assert names(cora) == ["Tuesday circle", "closed_roster", "code_only", "program"]


def test_a_co_facilitator_sees_the_group_of_the_session(cast: Cast, ada: APIClient) -> None:
    assert names(ada) == []
    cast.session()
    assert names(ada) == ["Tuesday circle"]
