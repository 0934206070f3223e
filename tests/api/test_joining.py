"""Taking a seat by code, without an account."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.live_room.door import lock_room, rotate_code
from facilitation.live_room.models import LiveRoom, Seat
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.seats import KnownSeat, seats_of_tokens
from tests.api.answers import API, content, problem
from tests.cast import Cast


def seat_of(token: str) -> KnownSeat:
    return seats_of_tokens([token])[token]


@pytest.fixture
def room(cast: Cast) -> LiveRoom:
    return open_room(group_session=cast.session(), person=cast.ada)


def join(client: APIClient, code: str) -> Any:
    return client.post(f"{API}/rooms/join", {"code": code})


def test_the_code_gives_a_seat_and_nothing_else(room: LiveRoom, visitor: APIClient) -> None:
    answer = join(visitor, room.code)
    body = content(answer, 201)
    assert set(body) == {"room_id", "seat_token", "help"}
    assert body["room_id"] == str(room.pk)
    assert len(body["seat_token"]) >= 22  # 128 bits
    assert seat_of(body["seat_token"]).room_id == room.pk
    assert answer.cookies == {}


def test_every_phone_gets_its_own_seat(room: LiveRoom, visitor: APIClient) -> None:
    tokens = {content(join(visitor, room.code), 201)["seat_token"] for _phone in range(3)}
    assert len(tokens) == 3
    assert Seat.objects.filter(room=room).count() == 3


def test_the_database_does_not_keep_the_token(room: LiveRoom, visitor: APIClient) -> None:
    token = content(join(visitor, room.code), 201)["seat_token"]
    [row] = Seat.objects.values()
    assert token not in str(row)
    assert set(row) == {"key", "token_hash", "room_id"}


@pytest.mark.parametrize("form", ["{}", "{} ", "{0[0]} {0[1]}{0[2]}-{0[3]}{0[4]}\u2013{0[5]}"])
def test_the_code_may_be_typed_as_people_type(
    form: str, room: LiveRoom, visitor: APIClient
) -> None:
    content(join(visitor, form.format(room.code)), 201)
    content(join(visitor, form.format(room.code).lower()), 201)


def test_wrong_old_and_closed_codes_get_one_answer(cast: Cast, visitor: APIClient) -> None:
    room = open_room(group_session=cast.session(), person=cast.ada)
    old = room.code
    rotate_code(room=room, old=room.code)
    room.refresh_from_db()
    newest = room.code
    content(join(visitor, newest), 201)
    answers = [problem(join(visitor, code), 404, "room_unknown") for code in (old, "ZZZZZZ", "--")]
    close_room(room=room)
    answers.append(problem(join(visitor, newest), 404, "room_unknown"))
    assert all(answer == answers[0] for answer in answers)


def test_a_locked_room_takes_nobody_new_until_it_is_opened(
    room: LiveRoom, visitor: APIClient
) -> None:
    before = content(join(visitor, room.code), 201)["seat_token"]
    lock_room(room=room, locked=True)
    problem(join(visitor, room.code), 423, "room_locked")
    assert seat_of(before).room_id == room.pk
    lock_room(room=room, locked=False)
    content(join(visitor, room.code), 201)


def test_knocking_at_a_locked_door_is_no_wrong_guess(room: LiveRoom, visitor: APIClient) -> None:
    lock_room(room=room, locked=True)
    for _knock in range(31):
        problem(join(visitor, room.code), 423, "room_locked")


@pytest.mark.parametrize("code", ["", " ", "x" * 41, "A\u0000B", "A\ud800B"])
def test_what_cannot_be_a_code_is_refused(code: str, db: None, visitor: APIClient) -> None:
    body = json.dumps({"code": code})
    answer = visitor.generic("POST", f"{API}/rooms/join", body, content_type="application/json")
    problem(answer, 400, "invalid")
