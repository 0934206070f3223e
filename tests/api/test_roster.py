"""Who may come to a group: kept by coordinators, read by coordinators, and by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import create_support_group
from facilitation.plans.modality import Modality
from facilitation.programs.models import Person
from tests.api.answers import API, content, problem, rows
from tests.cast import Cast


def group(cast: Cast, access: GroupAccess, capacity: int = 4) -> SupportGroup:
    return create_support_group(
        program=cast.program,
        name="Night circle",
        modality=Modality.BALINT,
        capacity=capacity,
        access=access,
    )


def place(client: APIClient, where: SupportGroup, person: Person) -> Any:
    return client.put(f"{API}/groups/{where.pk}/roster/{person.pk}")


def names(cora: APIClient, where: SupportGroup) -> list[str]:
    return [each["person"]["name"] for each in rows(cora.get(f"{API}/groups/{where.pk}/roster"))]


def test_a_coordinator_adds_and_removes_residents(cast: Cast, cora: APIClient) -> None:
    assert content(place(cora, cast.circle, cast.remi))["person"]["name"] == "Remi"
    assert names(cora, cast.circle) == ["Rae", "Remi", "Rob"]
    address = f"{API}/groups/{cast.circle.pk}/roster/{cast.rae.pk}"
    assert cora.delete(address).status_code == 204
    assert names(cora, cast.circle) == ["Remi", "Rob"]
    assert cora.delete(address).status_code == 204


def test_adding_twice_keeps_one_place(cast: Cast, cora: APIClient) -> None:
    assert content(place(cora, cast.circle, cast.remi)) == content(
        place(cora, cast.circle, cast.remi)
    )
    assert names(cora, cast.circle).count("Remi") == 1


@pytest.mark.parametrize("name", ["ada", "paul", "cora", "dana"])
def test_only_residents_get_a_place(name: str, cast: Cast, cora: APIClient) -> None:
    problem(place(cora, cast.circle, getattr(cast, name)), 400, "not_a_resident_here")


def test_people_of_another_program_are_not_there(cast: Cast, cora: APIClient) -> None:
    problem(place(cora, cast.circle, cast.olaf), 404, "not_found")


def test_a_full_group_takes_nobody_but_those_who_are_in_it(cast: Cast, cora: APIClient) -> None:
    SupportGroup.objects.filter(pk=cast.circle.pk).update(capacity=2)
    problem(place(cora, cast.circle, cast.remi), 409, "group_is_full")
    content(place(cora, cast.circle, cast.rae))


def test_nobody_is_added_whom_a_co_facilitator_of_a_coming_session_evaluates(
    cast: Cast, cora: APIClient
) -> None:
    evaluation = cora.post(
        f"{API}/programs/{cast.program.pk}/evaluations",
        {"evaluator": str(cast.ada.pk), "resident": str(cast.remi.pk)},
    )
    cast.session(scheduled=False)
    body = problem(place(cora, cast.circle, cast.remi), 409, "facilitator_evaluates_member")
    assert "Ada" not in body["detail"]
    cora.delete(f"{API}/programs/{cast.program.pk}/evaluations/{content(evaluation)['id']}")
    content(place(cora, cast.circle, cast.remi))


def test_a_cancelled_session_holds_nobody_up(cast: Cast, cora: APIClient) -> None:
    cora.post(
        f"{API}/programs/{cast.program.pk}/evaluations",
        {"evaluator": str(cast.ada.pk), "resident": str(cast.remi.pk)},
    )
    session = cast.session()
    content(cora.post(f"{API}/sessions/{session.pk}/cancel"))
    content(place(cora, cast.circle, cast.remi))


def test_a_group_by_code_only_keeps_no_roster(cast: Cast, cora: APIClient) -> None:
    hall = group(cast, GroupAccess.CODE_ONLY)
    problem(place(cora, hall, cast.rae), 409, "no_roster_is_kept")
    assert names(cora, hall) == []


def test_a_resident_joins_and_leaves_an_open_group_alone(
    cast: Cast, cora: APIClient, remi: APIClient
) -> None:
    night = group(cast, GroupAccess.PROGRAM)
    assert content(remi.put(f"{API}/groups/{night.pk}/my-place"))["is_member"]
    assert content(remi.put(f"{API}/groups/{night.pk}/my-place"))["is_member"]
    assert names(cora, night) == ["Remi"]
    assert remi.delete(f"{API}/groups/{night.pk}/my-place").status_code == 204
    assert names(cora, night) == []
    assert remi.delete(f"{API}/groups/{night.pk}/my-place").status_code == 204


def test_a_closed_group_is_joined_through_its_coordinator_and_left_alone(
    cast: Cast, cora: APIClient, rae: APIClient
) -> None:
    address = f"{API}/groups/{cast.circle.pk}/my-place"
    problem(rae.put(address), 409, "joins_by_roster_only")
    assert rae.delete(address).status_code == 204
    assert names(cora, cast.circle) == ["Rob"]
    problem(rae.put(address), 404, "not_found")


def test_an_open_group_that_is_full_takes_nobody(
    cast: Cast, rae: APIClient, remi: APIClient
) -> None:
    night = group(cast, GroupAccess.PROGRAM)
    SupportGroup.objects.filter(pk=night.pk).update(capacity=1)
    content(rae.put(f"{API}/groups/{night.pk}/my-place"))
    problem(remi.put(f"{API}/groups/{night.pk}/my-place"), 409, "group_is_full")


def test_a_coordinator_takes_no_place(cast: Cast, cora: APIClient) -> None:
    night = group(cast, GroupAccess.PROGRAM)
    problem(cora.put(f"{API}/groups/{night.pk}/my-place"), 400, "not_a_resident_here")


def test_nobody_joins_a_group_by_code_only_under_their_name(
    cast: Cast, cora: APIClient, remi: APIClient
) -> None:
    hall = group(cast, GroupAccess.CODE_ONLY)
    problem(remi.put(f"{API}/groups/{hall.pk}/my-place"), 404, "not_found")
    problem(cora.put(f"{API}/groups/{hall.pk}/my-place"), 409, "no_roster_is_kept")
