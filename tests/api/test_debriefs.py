"""What a co-facilitator notes after a session, and who can read it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.debriefs.models import Debrief
from facilitation.live_room.opening import close_room, open_room
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast

NOTED = {"tags": ["workload", "echo", "interrupted"], "preparedness": 4}
SOMETHING_ELSE: dict[str, Any] = {"tags": [], "preparedness": 2}


@pytest.fixture
def session(cast: Cast) -> GroupSession:
    """A session that has just been held."""
    return held(cast)


def held(cast: Cast) -> GroupSession:
    session = cast.session()
    close_room(room=open_room(group_session=session, person=cast.ada))
    return session


def address(session: GroupSession) -> str:
    return f"{API}/sessions/{session.pk}/debrief"


def file(client: APIClient, session: GroupSession, **changed: object) -> Any:
    return client.put(address(session), {**NOTED, **changed})


def noted(client: APIClient, session: GroupSession) -> dict[str, Any]:
    body = content(client.get(address(session)))
    return {"tags": body["tags"], "preparedness": body["preparedness"]}


def test_the_tags_are_a_list_that_anybody_signed_in_may_look_up(
    ada: APIClient, rae: APIClient, dana: APIClient, olaf: APIClient
) -> None:
    body = content(ada.get(f"{API}/debrief-tags"))
    assert (body["review_state"], body["most_tags"]) == ("unreviewed", 8)
    assert {each["group"] for each in body["tags"]} == {"theme", "room", "obstacle"}
    assert set(body["tags"][0]) == {"id", "group", "text"}
    assert set(NOTED["tags"]) <= {each["id"] for each in body["tags"]}  # type: ignore[call-overload]
    for client in (rae, dana, olaf):
        assert content(client.get(f"{API}/debrief-tags")) == body


def test_before_anything_is_filed_there_is_an_empty_debrief(
    session: GroupSession, ada: APIClient
) -> None:
    body = content(ada.get(address(session)))
    until = session.ends_at + timedelta(days=14)
    assert body == {
        "filed": False,
        "changeable": True,
        "changeable_until": until.isoformat().replace("+00:00", "Z"),
        "tags": [],
        "preparedness": None,
    }


def test_what_was_filed_is_read_back(session: GroupSession, ada: APIClient) -> None:
    filed = content(file(ada, session))
    assert (filed["filed"], filed["changeable"]) == (True, True)
    assert content(ada.get(address(session))) == filed
    assert noted(ada, session) == NOTED


def test_filing_again_replaces_it(session: GroupSession, ada: APIClient) -> None:
    content(file(ada, session))
    content(file(ada, session, **SOMETHING_ELSE))
    assert noted(ada, session) == SOMETHING_ELSE
    assert Debrief.objects.count() == 1


def test_sending_it_twice_is_harmless(session: GroupSession, ada: APIClient) -> None:
    assert content(file(ada, session)) == content(file(ada, session))


def test_the_order_of_ticking_is_not_kept(session: GroupSession, ada: APIClient) -> None:
    content(file(ada, session, tags=["interrupted", "echo", "workload"]))
    assert noted(ada, session) == NOTED


def test_each_co_facilitator_reads_their_own_only(
    session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    content(file(ada, session))
    assert content(paul.get(address(session)))["filed"] is False
    content(file(paul, session, **SOMETHING_ELSE))
    assert noted(ada, session) == NOTED
    assert noted(paul, session) == SOMETHING_ELSE


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("olaf", 404, "not_found"),
        ("remi", 404, "not_found"),
        ("rae", 403, "not_its_co_facilitator"),
        ("cora", 403, "not_its_co_facilitator"),
        ("dana", 403, "directors_stay_out"),
    ],
)
def test_nobody_else_reads_or_files_one(
    name: str,
    status: int,
    code: str,
    session: GroupSession,
    ada: APIClient,
    request: pytest.FixtureRequest,
) -> None:
    content(file(ada, session))
    client: APIClient = request.getfixturevalue(name)
    problem(client.get(address(session)), status, code)
    problem(file(client, session), status, code)
    assert Debrief.objects.count() == 1


def test_no_other_answer_tells_of_a_debrief(
    session: GroupSession, ada: APIClient, cora: APIClient, paul: APIClient
) -> None:
    addresses = [f"{API}/sessions", f"{API}/sessions/{session.pk}"]
    before = [client.get(each).content for client in (cora, paul) for each in addresses]
    content(file(ada, session))
    assert [client.get(each).content for client in (cora, paul) for each in addresses] == before


def test_a_co_facilitator_of_one_session_is_nobody_in_another(
    cast: Cast, session: GroupSession, signed_in: SignIn
) -> None:
    elsewhere = cast.session(group=cast.another_group())
    assign_co_facilitators(
        group_session=elsewhere,
        assignments=[Assignment(cast.sena, CoFacilitatorRole.SENIOR_RESIDENT, is_lead=True)],
    )
    sena = signed_in(cast.sena)
    assert content(sena.get(address(elsewhere)))["filed"] is False
    problem(sena.get(address(session)), 404, "not_found")
    problem(file(sena, session), 404, "not_found")


@pytest.mark.parametrize("state", ["scheduled", "open", "cancelled"])
def test_a_debrief_waits_for_the_end_of_the_session(state: str, cast: Cast, ada: APIClient) -> None:
    session = cast.session()
    GroupSession.objects.filter(pk=session.pk).update(status=SessionStatus(state))
    assert content(ada.get(address(session)))["changeable"] is False
    problem(file(ada, session), 409, "room_not_closed_yet")
    assert not Debrief.objects.exists()


def test_until_fourteen_days_after_the_session_it_can_be_changed(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2030-06-04T18:05:00+02:00")
    session = held(cast)  # it began at 18:00 and was planned to end at 19:00
    content(file(signed_in(cast.ada), session))
    set_clock("2030-06-18T18:59:59+02:00")
    content(file(signed_in(cast.ada), session, **SOMETHING_ELSE))
    assert noted(signed_in(cast.ada), session) == SOMETHING_ELSE


def test_fourteen_days_after_the_session_it_is_fixed(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2030-06-04T18:05:00+02:00")
    session = held(cast)
    content(file(signed_in(cast.ada), session))
    set_clock("2030-06-18T19:00:00+02:00")
    ada, paul = signed_in(cast.ada), signed_in(cast.paul)
    problem(file(ada, session, **SOMETHING_ELSE), 409, "debrief_is_fixed")
    problem(file(paul, session), 409, "debrief_is_fixed")
    assert noted(ada, session) == NOTED
    assert content(ada.get(address(session)))["changeable"] is False


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["workload", "rae-cried"], "debrief_tag_unknown"),
        (["Workload"], "debrief_tag_unknown"),
        (["workload", "workload"], "debrief_tag_repeated"),
    ],
)
def test_tags_come_from_the_list_each_once(
    tags: list[str], code: str, session: GroupSession, ada: APIClient
) -> None:
    answer = file(ada, session, tags=tags)
    assert faulty_fields(problem(answer, 400, code)) == {"tags"}
    assert "rae-cried" not in answer.content.decode()
    assert not Debrief.objects.exists()


def test_eight_tags_are_enough(session: GroupSession, ada: APIClient) -> None:
    known = [each["id"] for each in content(ada.get(f"{API}/debrief-tags"))["tags"]]
    answer = file(ada, session, tags=known[:9])
    assert faulty_fields(problem(answer, 400, "too_many_debrief_tags")) == {"tags"}
    assert content(file(ada, session, tags=known[:8]))["tags"] == known[:8]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("preparedness", 0),
        ("preparedness", 6),
        ("preparedness", None),
        ("preparedness", 3.5),
        ("preparedness", "well"),
        ("tags", None),
        ("tags", "workload"),
    ],
)
def test_what_cannot_be_used_is_named(
    field: str, value: object, session: GroupSession, ada: APIClient
) -> None:
    assert faulty_fields(problem(file(ada, session, **{field: value}), 400, "invalid")) == {field}


@pytest.mark.parametrize("field", ["tags", "preparedness"])
def test_both_parts_are_needed(field: str, session: GroupSession, ada: APIClient) -> None:
    body = {name: value for name, value in NOTED.items() if name != field}
    assert faulty_fields(problem(ada.put(address(session), body), 400, "invalid")) == {field}


def test_a_word_that_somebody_sends_along_is_not_kept(
    session: GroupSession, ada: APIClient
) -> None:
    content(file(ada, session, note="Rae was in tears"))
    stored = Debrief.objects.values().get()
    assert set(stored) == {"id", "co_facilitator_id", "tags", "preparedness"}
    assert "Rae" not in str(stored)
