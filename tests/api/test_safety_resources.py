"""A program's numbers: what its people are shown, and what its coordinators keep."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.safety.models import OnCallContact
from tests.api.answers import API, content, problem
from tests.cast import Cast

pytestmark = pytest.mark.one_process
NIGHT = {
    "service": "Night psychiatrist",
    "phone": "+49 (30) 555-0199",
    "when": "22:00 to 6:00",
    "for_residents": False,
}


def of(cast: Cast, rest: str) -> str:
    return f"{API}/programs/{cast.program.pk}/{rest}"


def resources(cast: Cast, cora: APIClient) -> dict[str, Any]:
    found: dict[str, Any] = content(cora.get(of(cast, "safety-resources")))
    return found


def test_people_of_a_program_are_shown_what_is_for_them(cast: Cast, rae: APIClient) -> None:
    shown = content(rae.get(of(cast, "help")))
    assert [each["service"] for each in shown["contacts"]] == ["Occupational health"]
    assert shown["country"]["emergency"]["number"] == "+1 202 555 0100"


def test_a_coordinator_sees_everything_and_that_all_is_well(cast: Cast, cora: APIClient) -> None:
    found = resources(cast, cora)
    assert [each["service"] for each in found["contacts"]] == [
        "Occupational health",
        "Psychiatrist on call",
    ]
    assert (found["problems"], found["good_for_days"]) == ([], 180)


def test_a_new_contact_counts_once_somebody_has_rung_it(cast: Cast, cora: APIClient) -> None:
    added = content(cora.post(of(cast, "on-call-contacts"), NIGHT), 201)
    assert added["verified_on"] is None
    [fault] = resources(cast, cora)["problems"]
    assert fault["code"] == "on_call_contacts_stale"
    path = of(cast, f"on-call-contacts/{added['id']}")
    assert content(cora.post(f"{path}/verified"))["verified_on"]
    assert resources(cast, cora)["problems"] == []
    assert cora.delete(path).status_code == 204
    assert cora.delete(path).status_code == 204
    assert len(resources(cast, cora)["contacts"]) == 2


def test_another_number_has_to_be_rung_again_and_another_name_has_not(
    cast: Cast, cora: APIClient
) -> None:
    kept = OnCallContact.objects.get(for_residents=True)
    path = of(cast, f"on-call-contacts/{kept.pk}")
    same_number = {**NIGHT, "phone": kept.phone}
    assert content(cora.put(path, same_number))["verified_on"]
    assert content(cora.put(path, NIGHT))["verified_on"] is None


@pytest.mark.parametrize("phone", ["ask Eve", "12 34 ext", "1", "+", "0" * 30, "tel:112"])
def test_a_number_that_cannot_be_dialled_is_refused(
    phone: str, cast: Cast, cora: APIClient
) -> None:
    problem(cora.post(of(cast, "on-call-contacts"), {**NIGHT, "phone": phone}), 400, "not_dialable")


def test_what_shows_nothing_is_no_name(cast: Cast, cora: APIClient) -> None:
    blank = {**NIGHT, "service": "\u2800\u200b"}
    problem(cora.post(of(cast, "on-call-contacts"), blank), 400, "on_call_contact_incomplete")


def test_the_list_stays_short_and_says_nothing_twice(cast: Cast, cora: APIClient) -> None:
    for number in range(6):
        content(
            cora.post(of(cast, "on-call-contacts"), {**NIGHT, "service": f"Service {number}"}), 201
        )
    last = OnCallContact.objects.get(service="Service 0")
    same = {**NIGHT, "service": "Service 1"}
    answer = cora.put(of(cast, f"on-call-contacts/{last.pk}"), same)
    problem(answer, 409, "on_call_contact_there_already")
    answer = cora.post(of(cast, "on-call-contacts"), NIGHT)
    problem(answer, 409, "too_many_on_call_contacts")


def test_a_contact_of_another_program_is_out_of_reach(
    cast: Cast, cora: APIClient, olaf: APIClient
) -> None:
    there = OnCallContact.objects.filter(program=cast.program).first()
    assert there is not None
    path = f"{API}/programs/{cast.other_program.pk}/on-call-contacts/{there.pk}"
    problem(olaf.put(path, NIGHT), 404, "not_found")
    problem(olaf.post(f"{path}/verified"), 404, "not_found")
    assert olaf.delete(path).status_code == 204
    assert OnCallContact.objects.filter(pk=there.pk).exists()
