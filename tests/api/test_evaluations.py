from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.programs.models import Person
from tests.api.answers import API, content, problem, rows
from tests.cast import Cast


def record(client: APIClient, cast: Cast, evaluator: Person, resident: Person) -> Any:
    return client.post(
        f"{API}/programs/{cast.program.pk}/evaluations",
        {"evaluator": str(evaluator.pk), "resident": str(resident.pk)},
    )


def pairs(client: APIClient, cast: Cast) -> list[tuple[str, str]]:
    listed = rows(client.get(f"{API}/programs/{cast.program.pk}/evaluations"))
    return [(each["evaluator"]["name"], each["resident"]["name"]) for each in listed]


def test_the_coordinator_says_who_evaluates_whom(cast: Cast, cora: APIClient) -> None:
    body = content(record(cora, cast, cast.ada, cast.rob))
    assert (body["evaluator"]["name"], body["resident"]["name"]) == ("Ada", "Rob")
    assert pairs(cora, cast) == [("Ada", "Rob"), ("Sena", "Rae")]


def test_saying_it_twice_records_it_once(cast: Cast, cora: APIClient) -> None:
    assert content(record(cora, cast, cast.ada, cast.rob)) == content(
        record(cora, cast, cast.ada, cast.rob)
    )
    assert len(pairs(cora, cast)) == 2


def test_an_evaluation_can_be_removed_again(cast: Cast, cora: APIClient) -> None:
    identity = content(record(cora, cast, cast.ada, cast.rob))["id"]
    address = f"{API}/programs/{cast.program.pk}/evaluations/{identity}"
    assert cora.delete(address).status_code == 204
    assert pairs(cora, cast) == [("Sena", "Rae")]
    assert cora.delete(address).status_code == 204


def test_removing_an_evaluation_of_another_program_removes_nothing(
    cast: Cast, cora: APIClient, olaf: APIClient
) -> None:
    identity = content(record(cora, cast, cast.ada, cast.rob))["id"]
    olaf.delete(f"{API}/programs/{cast.other_program.pk}/evaluations/{identity}")
    assert ("Ada", "Rob") in pairs(cora, cast)


@pytest.mark.parametrize("evaluated", ["rae", "paul", "cora"])
def test_nobody_evaluates_themselves_or_somebody_who_is_no_resident(
    evaluated: str, cast: Cast, cora: APIClient
) -> None:
    answer = record(cora, cast, cast.rae, getattr(cast, evaluated))
    problem(answer, 400, "evaluation_needs_members")


def test_people_of_another_program_are_not_there(cast: Cast, cora: APIClient) -> None:
    problem(record(cora, cast, cast.olaf, cast.rae), 404, "not_found")
    problem(record(cora, cast, cast.ada, cast.olaf), 404, "not_found")
