"""Who facilitates a session, and the rule that nobody who evaluates a member does."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from facilitation.groups.roster import add_to_roster, remove_from_roster
from facilitation.programs.enrolment import enrol, record_evaluation
from facilitation.programs.models import Role
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.drafting import as_lead, as_support, assign, drafted
from tests.cast import Cast


def as_senior(cast: Cast) -> dict[str, object]:
    return {"person": str(cast.sena.pk), "role": "senior_resident", "is_lead": False}


@pytest.fixture
def session(cast: Cast, cora: APIClient) -> str:
    return str(drafted(cora, cast)["id"])


def test_the_coordinator_assigns_co_facilitators_lead_first(
    cast: Cast, cora: APIClient, session: str
) -> None:
    body = content(assign(cora, session, as_support(cast), as_lead(cast)))
    helpers = body["co_facilitators"]
    assert [(each["name"], each["is_lead"]) for each in helpers] == [("Ada", True), ("Paul", False)]
    assert [each["person_id"] for each in helpers] == [str(cast.ada.pk), str(cast.paul.pk)]


def test_assigning_replaces_who_was_there(cast: Cast, cora: APIClient, session: str) -> None:
    content(assign(cora, session, as_lead(cast), as_support(cast)))
    body = content(assign(cora, session, {**as_support(cast), "is_lead": True}))
    assert [(each["name"], each["is_lead"]) for each in body["co_facilitators"]] == [("Paul", True)]


def test_somebody_who_evaluates_a_member_is_refused_by_rule_and_not_by_name(
    cast: Cast, cora: APIClient, session: str
) -> None:
    answer = assign(cora, session, as_lead(cast), as_senior(cast))
    body = problem(answer, 409, "evaluator_may_not_facilitate")
    assert "evaluates a member" in body["detail"]
    assert "errors" not in body
    for name in ("Sena", "Rae", str(cast.sena.pk), str(cast.rae.pk)):
        assert name not in answer.content.decode()
    assert content(cora.get(f"{API}/sessions/{session}"))["co_facilitators"] == []


def test_the_evaluator_may_facilitate_once_the_member_has_left(
    cast: Cast, cora: APIClient, session: str
) -> None:
    remove_from_roster(support_group=cast.circle, person=cast.rae)
    content(assign(cora, session, as_lead(cast), as_senior(cast)))


def test_afterwards_the_member_cannot_come_back(cast: Cast, cora: APIClient, session: str) -> None:
    remove_from_roster(support_group=cast.circle, person=cast.rae)
    content(assign(cora, session, as_lead(cast), as_senior(cast)))
    answer = cora.put(f"{API}/groups/{cast.circle.pk}/roster/{cast.rae.pk}")
    problem(answer, 409, "facilitator_evaluates_member")


def test_a_role_must_be_held_in_this_program(cast: Cast, cora: APIClient, session: str) -> None:
    problem(assign(cora, session, {**as_lead(cast), "role": "psychologist"}), 400, "role_not_held")
    enrol(program=cast.other_program, person=cast.remi, role=Role.ALUM)
    elsewhere = {"person": str(cast.remi.pk), "role": "alum", "is_lead": True}
    problem(assign(cora, session, elsewhere), 400, "role_not_held")


@pytest.mark.parametrize("name", ["cora", "dana", "rae"])
def test_coordinators_directors_and_residents_do_not_facilitate(
    name: str, cast: Cast, cora: APIClient, session: str
) -> None:
    for role in ("alum", "senior_resident", "psychologist"):
        person = {"person": str(getattr(cast, name).pk), "role": role, "is_lead": True}
        problem(assign(cora, session, person), 400, "role_not_held")


@pytest.mark.parametrize("role", ["coordinator", "director", "resident"])
def test_there_is_no_such_part_in_a_session(
    role: str, cast: Cast, cora: APIClient, session: str
) -> None:
    body = problem(assign(cora, session, {**as_lead(cast), "role": role}), 400, "invalid")
    assert faulty_fields(body) == {"co_facilitators.0.role"}


def test_one_person_leads(cast: Cast, cora: APIClient, session: str) -> None:
    problem(assign(cora, session, as_support(cast)), 400, "one_lead")
    two_leads = (as_lead(cast), {**as_support(cast), "is_lead": True})
    problem(assign(cora, session, *two_leads), 400, "one_lead")


def test_nobody_is_named_twice(cast: Cast, cora: APIClient, session: str) -> None:
    enrol(program=cast.program, person=cast.ada, role=Role.PSYCHOLOGIST)
    again = {"person": str(cast.ada.pk), "role": "psychologist", "is_lead": False}
    problem(assign(cora, session, as_lead(cast), again), 400, "one_lead")


def test_four_are_the_most(cast: Cast, cora: APIClient, session: str) -> None:
    supports = [as_support(cast)]
    for person in (cast.remi, cast.cora, cast.rob):
        enrol(program=cast.program, person=person, role=Role.ALUM)
        supports.append({"person": str(person.pk), "role": "alum", "is_lead": False})
    problem(assign(cora, session, as_lead(cast), *supports), 400, "one_lead")
    content(assign(cora, session, as_lead(cast), *supports[:3]))


def test_a_session_keeps_at_least_one(cora: APIClient, session: str) -> None:
    problem(assign(cora, session), 400, "invalid")


def test_people_of_another_program_are_not_there(cast: Cast, cora: APIClient, session: str) -> None:
    stranger = {"person": str(cast.olaf.pk), "role": "alum", "is_lead": True}
    problem(assign(cora, session, stranger), 404, "not_found")


def test_an_evaluation_that_came_later_keeps_the_room_shut(cast: Cast, ada: APIClient) -> None:
    session = cast.session().pk
    record_evaluation(program=cast.program, evaluator=cast.paul, resident=cast.rob)
    answer = ada.post(f"{API}/sessions/{session}/open")
    body = problem(answer, 409, "evaluator_may_not_facilitate")
    assert "Paul" not in str(body)
    assert "Rob" not in str(body)
    remove_from_roster(support_group=cast.circle, person=cast.rob)
    content(ada.post(f"{API}/sessions/{session}/open"))


def test_a_member_may_facilitate_where_nobody_is_evaluated(
    cast: Cast, cora: APIClient, session: str
) -> None:
    remove_from_roster(support_group=cast.circle, person=cast.rae)
    add_to_roster(support_group=cast.circle, person=cast.sena)
    body = content(assign(cora, session, {**as_senior(cast), "is_lead": True}))
    assert [each["name"] for each in body["co_facilitators"]] == ["Sena"]
