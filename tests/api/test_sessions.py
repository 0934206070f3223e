"""One session, from its draft to its end."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room
from tests.api.answers import API, content, faulty_fields, problem, rows
from tests.api.drafting import START, as_lead, as_support, assign, draft, drafted
from tests.cast import Cast


def ids(client: APIClient) -> list[str]:
    return [each["id"] for each in rows(client.get(f"{API}/sessions"))]


def post(client: APIClient, session: object, verb: str) -> Any:
    return client.post(f"{API}/sessions/{session}/{verb}")


def test_a_draft_says_everything_about_itself(cast: Cast, cora: APIClient) -> None:
    body = drafted(cora, cast, place=" Seminar room 2 ")
    assert content(cora.get(f"{API}/sessions/{body['id']}")) == body
    assert body.pop("id")
    assert body == {
        "status": "draft",
        "starts_at": "2030-06-04T16:00:00Z",
        "ends_at": "2030-06-04T17:00:00Z",
        "minutes": 60,
        "place": "Seminar room 2",
        "protected_time": True,
        "support_group": {
            "id": str(cast.circle.pk),
            "name": "Tuesday circle",
            "modality": "doctors_in_training",
        },
        "program": {
            "id": str(cast.program.pk),
            "name": "Emergency",
            "time_zone": "Europe/Berlin",
        },
        "plan": {
            "id": "residents-60",
            "version": cast.plan.version,
            "title": cast.plan.title,
            "minutes": 60,
            "review_state": "unreviewed",
        },
        "co_facilitators": [],
        "my_part": "coordinator",
        "room": None,
        "prebriefs": None,
        "opens_from": "2030-06-04T12:00:00Z",
        "opens_until": "2030-06-05T04:00:00Z",
    }


def test_a_draft_is_the_coordinators_alone(
    cast: Cast, cora: APIClient, ada: APIClient, rae: APIClient
) -> None:
    session = drafted(cora, cast)["id"]
    content(assign(cora, session, as_lead(cast)))
    for client in (ada, rae):
        assert ids(client) == []
        problem(client.get(f"{API}/sessions/{session}"), 404, "not_found")
    content(post(cora, session, "schedule"))
    for client in (ada, rae):
        assert ids(client) == [session]


def test_everybody_hears_their_own_part(
    cast: Cast, cora: APIClient, ada: APIClient, paul: APIClient, rae: APIClient
) -> None:
    session = cast.session().pk
    parts = [
        content(client.get(f"{API}/sessions/{session}"))["my_part"]
        for client in (cora, ada, paul, rae)
    ]
    assert parts == ["coordinator", "lead", "support", "member"]


def test_members_see_who_facilitates(cast: Cast, rae: APIClient) -> None:
    helpers = content(rae.get(f"{API}/sessions/{cast.session().pk}"))["co_facilitators"]
    assert [(each["name"], each["role"], each["is_lead"]) for each in helpers] == [
        ("Ada", "alum", True),
        ("Paul", "psychologist", False),
    ]


def test_a_session_is_scheduled_only_with_a_lead(cast: Cast, cora: APIClient) -> None:
    session = drafted(cora, cast)["id"]
    problem(post(cora, session, "schedule"), 409, "session_needs_a_lead")
    content(assign(cora, session, as_lead(cast), as_support(cast)))
    assert content(post(cora, session, "schedule"))["status"] == "scheduled"


@pytest.mark.parametrize("verb", ["schedule", "cancel"])
def test_doing_it_again_is_harmless(verb: str, cast: Cast, cora: APIClient) -> None:
    session = cast.session(scheduled=False).pk
    assert content(post(cora, session, verb)) == content(post(cora, session, verb))


def test_a_cancelled_session_stays_cancelled(cast: Cast, cora: APIClient, ada: APIClient) -> None:
    session = cast.session().pk
    assert content(post(cora, session, "cancel"))["status"] == "cancelled"
    problem(post(cora, session, "schedule"), 409, "move_not_allowed")
    problem(post(ada, session, "open"), 409, "move_not_allowed")
    problem(cora.patch(f"{API}/sessions/{session}", {"place": "x"}), 409, "no_longer_changeable")
    problem(assign(cora, session, as_lead(cast)), 409, "no_longer_changeable")


def test_a_session_that_is_held_is_neither_cancelled_nor_changed(
    cast: Cast, cora: APIClient, ada: APIClient
) -> None:
    session = cast.session().pk
    room = content(post(ada, session, "open"))["id"]
    for state in ("open", "closed"):
        assert content(cora.get(f"{API}/sessions/{session}"))["status"] == state
        problem(post(cora, session, "cancel"), 409, "move_not_allowed")
        address = f"{API}/sessions/{session}"
        problem(cora.patch(address, {"place": "x"}), 409, "no_longer_changeable")
        problem(assign(cora, session, as_lead(cast)), 409, "no_longer_changeable")
        close_room(room=LiveRoom.objects.get(pk=room))
    problem(post(ada, session, "open"), 409, "move_not_allowed")


def test_a_session_can_be_moved_and_changed(cast: Cast, cora: APIClient) -> None:
    session = drafted(cora, cast)["id"]
    changes = {
        "starts_at": "2030-06-05T19:00:00+02:00",
        "minutes": 75,
        "place": " Room 3 ",
        "protected_time": False,
    }
    body = content(cora.patch(f"{API}/sessions/{session}", changes))
    assert body["starts_at"] == "2030-06-05T17:00:00Z"
    assert body["ends_at"] == "2030-06-05T18:15:00Z"
    assert (body["minutes"], body["place"], body["protected_time"]) == (75, "Room 3", False)


def test_what_is_not_named_in_a_change_stays(cast: Cast, cora: APIClient) -> None:
    before = drafted(cora, cast, place="Room 3", protected_time=False, minutes=30)
    address = f"{API}/sessions/{before['id']}"
    assert content(cora.patch(address, {})) == before
    assert content(cora.patch(address, {"place": ""})) == {**before, "place": ""}


@pytest.mark.parametrize(
    ("starts_at", "fits"),
    [
        ("2030-06-04T17:00:00+02:00", True),
        ("2030-06-04T17:01:00+02:00", False),
        ("2030-06-04T18:59:00+02:00", False),
        ("2030-06-04T19:00:00+02:00", True),
        ("2030-06-04T11:30:00-05:00", False),
    ],
)
def test_a_group_has_one_session_at_a_time(
    starts_at: str, fits: bool, cast: Cast, cora: APIClient
) -> None:
    drafted(cora, cast)
    answer = draft(cora, cast, starts_at=starts_at)
    if fits:
        content(answer, 201)
    else:
        assert faulty_fields(problem(answer, 409, "overlaps_another_session")) == {"starts_at"}


def test_the_longest_session_is_seen_to_its_last_minute(cast: Cast, cora: APIClient) -> None:
    drafted(cora, cast, starts_at="2030-06-04T08:00:00+02:00", minutes=480)
    problem(
        draft(cora, cast, starts_at="2030-06-04T15:59:00+02:00"), 409, "overlaps_another_session"
    )
    drafted(cora, cast, starts_at="2030-06-04T16:00:00+02:00")


def test_a_cancelled_session_leaves_its_time_free(cast: Cast, cora: APIClient) -> None:
    content(post(cora, drafted(cora, cast)["id"], "cancel"))
    drafted(cora, cast)


def test_a_session_is_not_moved_onto_another(cast: Cast, cora: APIClient) -> None:
    drafted(cora, cast)
    later = drafted(cora, cast, starts_at="2030-06-04T20:00:00+02:00")["id"]
    address = f"{API}/sessions/{later}"
    problem(cora.patch(address, {"starts_at": START}), 409, "overlaps_another_session")
    content(cora.patch(address, {"minutes": 90}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_at", "2030-06-04T18:00:00"),
        ("starts_at", "soon"),
        ("minutes", 9),
        ("minutes", 481),
        ("place", "x" * 121),
        ("plan_version", 0),
        ("protected_time", "perhaps"),
        ("support_group", "7"),
    ],
)
def test_what_cannot_be_used_is_named(
    field: str, value: object, cast: Cast, cora: APIClient
) -> None:
    body = problem(draft(cora, cast, **{field: value}), 400, "invalid")
    assert faulty_fields(body) == {field}


@pytest.mark.parametrize(
    "starts_at", ["0001-01-01T00:00:00Z", "1999-12-31T23:59:00Z", "9999-12-31T23:59:00Z"]
)
def test_a_date_out_of_reach_is_refused(starts_at: str, cast: Cast, cora: APIClient) -> None:
    for answer in (
        draft(cora, cast, starts_at=starts_at),
        draft(cora, cast, starts_at=starts_at, repeat={"every_weeks": 1, "count": 2}),
        cora.patch(f"{API}/sessions/{cast.session().pk}", {"starts_at": starts_at}),
    ):
        problem(answer, 400, "date_out_of_reach")


@pytest.mark.parametrize(("plan", "version"), [("no-such-plan", 1), ("residents-60", 9)])
def test_a_session_needs_a_plan_that_exists(
    plan: str, version: int, cast: Cast, cora: APIClient
) -> None:
    problem(draft(cora, cast, plan=plan, plan_version=version), 404, "not_found")
