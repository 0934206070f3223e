"""Opening the room of a session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.live_room.models import LiveRoom
from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from tests.api.answers import API, content, problem
from tests.api.conftest import SetClock, SignIn
from tests.api.drafting import as_lead, assign, drafted
from tests.cast import Cast


def open_(client: APIClient, session: object) -> Any:
    return client.post(f"{API}/sessions/{session}/open")


def test_a_co_facilitator_opens_the_room(cast: Cast, ada: APIClient) -> None:
    session = cast.session().pk
    room = content(open_(ada, session))
    assert (room["session_id"], room["status"]) == (str(session), "open")
    assert len(room["code"]) == 6
    assert room["join_url"] == f"http://testserver/#/join/{room['code']}"
    shown = content(ada.get(f"{API}/sessions/{session}"))
    assert (shown["status"], shown["room"]) == ("open", {"id": room["id"], "status": "open"})


def test_opening_again_returns_the_same_room_to_either(
    cast: Cast, ada: APIClient, paul: APIClient
) -> None:
    session = cast.session().pk
    assert (
        content(open_(paul, session))
        == content(open_(ada, session))
        == content(open_(paul, session))
    )
    assert LiveRoom.objects.count() == 1


def test_members_learn_that_there_is_a_room_and_not_its_code(
    cast: Cast, ada: APIClient, rae: APIClient
) -> None:
    session = cast.session().pk
    room = content(open_(ada, session))
    answer = rae.get(f"{API}/sessions/{session}")
    assert content(answer)["room"] == {"id": room["id"], "status": "open"}
    assert room["code"] not in answer.content.decode()


@pytest.mark.parametrize(
    ("starts_in", "opens"),
    [
        (timedelta(hours=3, minutes=59), True),
        (timedelta(hours=4, minutes=1), False),
        (-timedelta(hours=11, minutes=59), True),
        (-timedelta(hours=12, minutes=1), False),
    ],
)
def test_a_room_opens_around_the_time_of_its_session(
    starts_in: timedelta, opens: bool, cast: Cast, ada: APIClient
) -> None:
    answer = open_(ada, cast.session(starts_at=timezone.now() + starts_in).pk)
    if opens:
        content(answer)
    else:
        problem(answer, 409, "not_todays_session")
        assert not LiveRoom.objects.exists()


def test_a_session_that_begins_after_midnight_opens_before_it(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    now = set_clock("2030-06-15T23:30:00+02:00")
    session = cast.session(starts_at=now + timedelta(hours=1))
    content(open_(signed_in(cast.ada), session.pk))


def test_a_draft_is_opened_by_nobody(cast: Cast, cora: APIClient, ada: APIClient) -> None:
    enrol(program=cast.program, person=cast.cora, role=Role.ALUM)
    session = drafted(cora, cast, starts_at=timezone.now().isoformat())["id"]
    leading = {**as_lead(cast), "person": str(cast.cora.pk)}
    content(assign(cora, session, leading, {**as_lead(cast), "is_lead": False}))
    problem(open_(ada, session), 404, "not_found")
    problem(open_(cora, session), 409, "move_not_allowed")
