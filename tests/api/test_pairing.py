"""A term's pairs in two taps, and what the make-up of groups asks to look at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.availability.stating import DaysAway, state_availability
from facilitation.groups.roster import add_to_roster
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Role
from facilitation.sessions.models import CoFacilitator, GroupSession
from facilitation.sessions.scheduling import Repetition, draft_sessions
from tests.api.answers import API, content, problem
from tests.cast import Cast

pytestmark = pytest.mark.one_process

WEEKS = 4


@pytest.fixture
def sessions(cast: Cast) -> list[GroupSession]:
    """A month of drafts that lack everybody."""
    return draft_sessions(
        support_group=cast.circle,
        plan=cast.plan,
        starts_at=timezone.now() + timedelta(days=7),
        repetition=Repetition(every_weeks=1, count=WEEKS),
    )


def term(days: int = 60) -> dict[str, str]:
    today = timezone.localdate()
    return {"first": today.isoformat(), "last": (today + timedelta(days=days)).isoformat()}


def propose(client: APIClient, cast: Cast, **asked: str) -> Any:
    return client.post(f"{API}/programs/{cast.program.pk}/pairing", asked or term())


def adopt(client: APIClient, cast: Cast, proposal: dict[str, Any]) -> Any:
    choices = [
        {"session": session["session"], "part": part["part"], "person": part["person"]["id"]}
        for session in proposal["sessions"]
        for part in session["parts"]
        if part["person"]
    ]
    return client.post(f"{API}/programs/{cast.program.pk}/pairing/adoption", {"choices": choices})


def test_a_term_is_proposed_explained_and_adopted(
    sessions: list[GroupSession], cast: Cast, cora: APIClient
) -> None:
    proposal = content(propose(cora, cast))
    assert [each["session"] for each in proposal["sessions"]] == [str(s.pk) for s in sessions]
    assert proposal["unmet"] == 0
    assert 0 <= proposal["gap"] < 0.5
    for session in proposal["sessions"]:
        names = {part["part"]: part["person"]["name"] for part in session["parts"]}
        # Sena is an insider, too, and evaluates Rae, who is in the circle.
        assert names == {"insider": "Ada", "psychologist": "Paul"}
        assert all(part["explanation"] and part["could"] == 1 for part in session["parts"])
    assert not CoFacilitator.objects.exists()
    loads = {each["person"]["name"]: each["sessions"] for each in proposal["loads"]}
    assert loads == {"Ada": WEEKS, "Paul": WEEKS, "Sena": 0}

    assert content(adopt(cora, cast, proposal)) == {"sessions": WEEKS}
    assert CoFacilitator.objects.filter(person=cast.ada, is_lead=True, role="alum").count() == WEEKS
    assert CoFacilitator.objects.filter(person=cast.paul, is_lead=False).count() == WEEKS
    assert content(propose(cora, cast))["sessions"] == []  # nothing is lacking any more
    problem(adopt(cora, cast, proposal), 409, "proposal_outdated")


def test_who_is_assigned_stays_and_only_the_rest_is_proposed(cast: Cast, cora: APIClient) -> None:
    session = cast.session(starts_at=timezone.now() + timedelta(days=3))
    session.co_facilitators.filter(person=cast.paul).delete()
    proposal = content(propose(cora, cast))
    [proposed] = proposal["sessions"]
    assert [part["part"] for part in proposed["parts"]] == ["psychologist"]
    content(adopt(cora, cast, proposal))
    assert session.co_facilitators.count() == 2
    assert session.co_facilitators.get(is_lead=True).person == cast.ada


def test_days_away_are_kept_and_said_without_saying_whose(
    sessions: list[GroupSession], cast: Cast, cora: APIClient
) -> None:
    day = sessions[1].starts_at.date()
    state_availability(
        person=cast.paul,
        time_zone="UTC",
        away=[DaysAway(day - timedelta(days=1), day + timedelta(days=1))],
    )
    proposal = content(propose(cora, cast))
    assert proposal["unmet"] == 1
    lacking = proposal["sessions"][1]["parts"][1]
    assert (lacking["part"], lacking["person"], lacking["lack"]) == (
        "psychologist",
        None,
        "all_are_away",
    )
    assert "Paul" not in lacking["explanation"]


def test_a_proposal_that_no_longer_holds_changes_nothing(
    sessions: list[GroupSession], cast: Cast, cora: APIClient
) -> None:
    proposal = content(propose(cora, cast))
    proposal["sessions"][3]["parts"][0]["person"]["id"] = str(cast.rae.pk)
    problem(adopt(cora, cast, proposal), 409, "proposal_outdated")
    proposal["sessions"][3]["parts"][0]["person"]["id"] = str(cast.sena.pk)
    problem(adopt(cora, cast, proposal), 409, "evaluator_may_not_facilitate")
    assert not CoFacilitator.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [{"first": "2030-02-01", "last": "2030-01-01"}, {"first": "2030-01-01", "last": "2031-06-01"}],
)
def test_a_term_that_is_none_is_refused(asked: dict[str, str], cast: Cast, cora: APIClient) -> None:
    problem(propose(cora, cast, **asked), 400, "term_unclear")


def test_sessions_of_another_program_are_not_touched(
    sessions: list[GroupSession], cast: Cast, olaf: APIClient, cora: APIClient
) -> None:
    proposal = content(propose(cora, cast))
    choices = [{"session": str(sessions[0].pk), "part": "insider", "person": str(cast.ada.pk)}]
    answer = olaf.post(
        f"{API}/programs/{cast.other_program.pk}/pairing/adoption", {"choices": choices}
    )
    problem(answer, 409, "proposal_outdated")
    problem(adopt(olaf, cast, proposal), 404, "not_found")
    assert not CoFacilitator.objects.exists()


def test_the_make_up_of_groups_is_said(cast: Cast, cora: APIClient) -> None:
    add_to_roster(support_group=cast.circle, person=cast.sena)
    for number in range(12):
        newcomer = person_with_email(email=f"n{number}@example.org", name=f"N{number:02}")
        enrol(program=cast.program, person=newcomer, role=Role.RESIDENT)
    told = content(cora.get(f"{API}/programs/{cast.program.pk}/composition"))
    [circle] = told["groups"]
    assert circle["people"] == 3
    assert [each["kind"] for each in circle["cautions"]] == ["mixed_seniority", "too_small"]
    assert len(told["left_out"]) == 13
    assert {"Remi", "N00", "N11"} <= {each["name"] for each in told["left_out"]}
    for person in told["left_out"][:11]:
        cora.put(f"{API}/groups/{cast.circle.pk}/roster/{person['id']}")
