"""Today, upcoming and past are days of each program's own zone."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from facilitation.groups.models import GroupAccess
from facilitation.groups.roster import create_support_group
from facilitation.plans.modality import Modality
from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from facilitation.sessions.models import GroupSession
from tests.api.answers import API, problem, rows
from tests.api.conftest import SetClock, SignIn
from tests.api.drafting import drafted
from tests.cast import Cast

NOW = "2030-06-15T22:30:00+00:00"  # half past midnight on the 16th in Berlin, the 15th in Chicago


def starts(client: APIClient, when: str) -> list[str]:
    return [each["starts_at"] for each in rows(client.get(f"{API}/sessions?when={when}"))]


def test_a_day_is_a_day_of_the_programs_zone(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock(NOW)
    cora = signed_in(cast.cora)
    for start in (
        "2030-06-14T18:00:00+02:00",
        "2030-06-15T23:00:00+02:00",
        "2030-06-16T00:00:00+02:00",
        "2030-06-16T23:30:00+02:00",
        "2030-06-17T00:30:00+02:00",
        "2030-06-18T00:30:00+02:00",
    ):
        drafted(cora, cast, starts_at=start, minutes=30)
    assert starts(cora, "today") == ["2030-06-15T22:00:00Z", "2030-06-16T21:30:00Z"]
    assert starts(cora, "upcoming") == ["2030-06-16T22:30:00Z", "2030-06-17T22:30:00Z"]
    assert starts(cora, "past") == ["2030-06-15T21:00:00Z", "2030-06-14T16:00:00Z"]
    assert len(rows(cora.get(f"{API}/sessions"))) == 6


def test_two_programs_have_each_their_own_today(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock(NOW)
    enrol(program=cast.other_program, person=cast.cora, role=Role.COORDINATOR)
    surgeons = create_support_group(
        program=cast.other_program,
        name="Surgeons",
        modality=Modality.BALINT,
        capacity=8,
        access=GroupAccess.CLOSED_ROSTER,
    )
    cora = signed_in(cast.cora)
    for start in ("2030-06-15T12:00:00Z", "2030-06-16T12:00:00Z"):
        drafted(cora, cast, starts_at=start)
        drafted(cora, cast, starts_at=start, support_group=str(surgeons.pk))
    today = rows(cora.get(f"{API}/sessions?when=today"))
    assert [(each["program"]["name"], each["starts_at"]) for each in today] == [
        ("Surgery", "2030-06-15T12:00:00Z"),
        ("Emergency", "2030-06-16T12:00:00Z"),
    ]


def test_a_day_of_25_hours_ends_with_its_25th(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2030-10-27T12:00:00+01:00")
    cora = signed_in(cast.cora)
    drafted(cora, cast, starts_at="2030-10-27T23:30:00+01:00", minutes=20)
    drafted(cora, cast, starts_at="2030-10-28T00:00:00+01:00", minutes=20)
    assert starts(cora, "today") == ["2030-10-27T22:30:00Z"]
    assert starts(cora, "upcoming") == ["2030-10-27T23:00:00Z"]


@pytest.mark.parametrize("when", ["today", "upcoming", "past"])
def test_the_days_keep_to_what_a_person_may_see(
    when: str, cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    now = set_clock("2030-06-16T12:00:00+02:00")
    session = cast.session(starts_at=now)
    GroupSession.objects.filter(pk=session.pk).update(
        starts_at={
            "today": "2030-06-16T10:00:00Z",
            "upcoming": "2030-06-17T10:00:00Z",
            "past": "2030-06-15T10:00:00Z",
        }[when]
    )
    assert len(starts(signed_in(cast.rae), when)) == 1
    assert starts(signed_in(cast.remi), when) == []
    problem(signed_in(cast.dana).get(f"{API}/sessions?when={when}"), 403, "directors_stay_out")


@pytest.mark.parametrize("when", ["tomorrow", "", "TODAY"])
def test_another_word_is_refused(when: str, cora: APIClient) -> None:
    problem(cora.get(f"{API}/sessions?when={when}"), 400, "invalid")
