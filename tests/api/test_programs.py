from __future__ import annotations

from rest_framework.test import APIClient

from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from tests.api.answers import API, content, rows
from tests.cast import Cast


def test_people_see_the_programs_they_belong_to_once(cast: Cast, rae: APIClient) -> None:
    enrol(program=cast.program, person=cast.rae, role=Role.SENIOR_RESIDENT)
    assert rows(rae.get(f"{API}/programs")) == [
        {
            "id": str(cast.program.pk),
            "name": "Emergency",
            "time_zone": "Europe/Berlin",
            "country": "DE",
        }
    ]


def test_a_program_can_be_looked_at_by_its_people_the_director_included(
    cast: Cast, rae: APIClient, dana: APIClient
) -> None:
    for client in (rae, dana):
        assert content(client.get(f"{API}/programs/{cast.program.pk}"))["name"] == "Emergency"


def test_the_coordinator_sees_every_role_of_the_program_and_of_no_other(
    cast: Cast, cora: APIClient
) -> None:
    listed = rows(cora.get(f"{API}/programs/{cast.program.pk}/memberships"))
    assert [(each["person"]["name"], each["role"]) for each in listed] == [
        ("Ada", "alum"),
        ("Cora", "coordinator"),
        ("Dana", "director"),
        ("Paul", "psychologist"),
        ("Rae", "resident"),
        ("Remi", "resident"),
        ("Rob", "resident"),
        ("Sena", "resident"),
        ("Sena", "senior_resident"),
    ]
    assert "@" not in str(listed)


def test_coordinating_one_program_opens_no_other(cast: Cast, cora: APIClient) -> None:
    enrol(program=cast.other_program, person=cast.cora, role=Role.RESIDENT)
    assert cora.get(f"{API}/programs/{cast.other_program.pk}").status_code == 200
    assert cora.get(f"{API}/programs/{cast.other_program.pk}/memberships").status_code == 403
