"""What director and coordinators found in their program, side by side."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.program_checklist.models import PointAnswered
from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from tests.api.answers import API, content, problem
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast

NOT_YET = {"answer": "not_yet", "on": None}


def address(cast: Cast) -> str:
    return f"{API}/programs/{cast.program.pk}/checklist"


def answer(client: APIClient, cast: Cast, said: str, point: str = "siloes") -> Any:
    return client.put(f"{address(cast)}/{point}", {"answer": said})


def found(points: list[dict[str, Any]], point: str = "siloes") -> tuple[Any, Any]:
    [own] = [each for each in points if each["id"] == point]
    return own["director"], own["coordinator"]


def test_at_first_nobody_has_looked(cast: Cast, dana: APIClient, cora: APIClient) -> None:
    points = content(dana.get(address(cast)))
    assert {each["id"] for each in points} >= {
        "protected-time",
        "shared-space",
        "leadership",
        "hierarchy",
        "siloes",
        "newcomers-and-locums",
        "job-demands",
    }
    assert all((each["director"], each["coordinator"]) == (NOT_YET, NOT_YET) for each in points)
    assert {each["review_state"] for each in points} == {"unreviewed"}
    assert content(cora.get(address(cast))) == points


def test_both_answers_stand_side_by_side_with_their_day(
    cast: Cast, set_clock: SetClock, signed_in: SignIn
) -> None:
    set_clock("2026-03-01T23:30:00+00:00")  # in Berlin it is the second
    dana, cora = signed_in(cast.dana), signed_in(cast.cora)
    content(answer(dana, cast, "yes"))
    points = content(answer(cora, cast, "no"))
    day = "2026-03-02"
    assert found(points) == ({"answer": "yes", "on": day}, {"answer": "no", "on": day})
    assert found(points, "hierarchy") == (NOT_YET, NOT_YET)
    assert content(dana.get(address(cast))) == points


def test_an_answer_is_a_roles_and_not_a_persons(
    cast: Cast, cora: APIClient, signed_in: SignIn
) -> None:
    enrol(program=cast.program, person=cast.remi, role=Role.COORDINATOR)
    content(answer(cora, cast, "no"))
    points = content(answer(signed_in(cast.remi), cast, "partly"))
    assert found(points)[1]["answer"] == "partly"
    assert PointAnswered.objects.count() == 1


def test_an_answer_can_be_taken_back(cast: Cast, dana: APIClient) -> None:
    content(answer(dana, cast, "yes"))
    assert found(content(answer(dana, cast, "not_yet"))) == (NOT_YET, NOT_YET)


def test_what_cannot_be_answered(cast: Cast, dana: APIClient) -> None:
    problem(answer(dana, cast, "maybe"), 400, "invalid")
    problem(answer(dana, cast, "yes", "no-such-point"), 404, "point_unknown")
    assert not PointAnswered.objects.exists()


def test_another_programs_answers_are_its_own(cast: Cast, dana: APIClient, olaf: APIClient) -> None:
    content(answer(dana, cast, "yes"))
    theirs = content(olaf.get(f"{API}/programs/{cast.other_program.pk}/checklist"))
    assert found(theirs) == (NOT_YET, NOT_YET)


@pytest.mark.parametrize("name", ["rae", "ada"])
def test_it_is_for_those_who_steer(name: str, cast: Cast, request: pytest.FixtureRequest) -> None:
    client: APIClient = request.getfixturevalue(name)
    problem(client.get(address(cast)), 403, "directors_and_coordinators_only")
    problem(answer(client, cast, "yes"), 403, "directors_and_coordinators_only")
