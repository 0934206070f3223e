"""PostgreSQL stops, or crashes, and comes back in the middle of a session."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from facilitation.live_room.models import Ballot, LiveRoom
from tests.cast_put_back import put_back_anew
from tests.emptying import empty_database
from tests.live.client import RoomSocket
from tests.live.own_postgres import INSTALLED, OwnPostgres
from tests.live.room import Room
from tests.live.voter import recorded_choice, vote_fields
from tests.server import Server

pytestmark = [
    pytest.mark.two_processes,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("postgres away"),  # with one cluster and one server for all
    pytest.mark.skipif(
        not INSTALLED and os.environ.get("REQUIRE_BROWSER") != "1",
        reason="PostgreSQL is not installed (apt-get install postgresql)",
    ),
]
LONGER_THAN_PATIENCE = 10.0  # seconds; the server tries for 8


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[OwnPostgres]:
    assert INSTALLED, "PostgreSQL is not installed"
    postgres = OwnPostgres()
    try:
        postgres.start()
        yield postgres
    finally:
        postgres.remove()


@pytest.fixture(scope="module")
def own_server(
    own_postgres: OwnPostgres, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Server]:
    """On the cluster; it lives through everything that this module's tests do to that."""
    server = Server()
    with django_db_blocker.unblock(), own_postgres.as_default_database():
        server.start()
    yield server
    server.stop()


@pytest.fixture
def room(
    own_postgres: OwnPostgres, own_server: Server, django_db_blocker: DjangoDbBlocker
) -> Iterator[Room]:
    with django_db_blocker.unblock(), own_postgres.as_default_database():
        empty_database()
        opened = Room(own_server, put_back_anew())
        yield opened
        opened.leave()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_votes_and_a_step_wait_until_the_database_is_back(
    room: Room, own_postgres: OwnPostgres, how: Literal["fast", "immediate"]
) -> None:
    desk, phones = _voting(room)
    own_postgres.stop(how)
    _send_votes(phones, "words")
    desk.send(type="step.extend", id="longer", step="one-word-round", extra_minutes=5)
    time.sleep(2)
    _start(own_postgres)
    for phone in phones:
        assert _answer(phone, "late")["type"] == "ack"
    assert _answer(desk, "longer")["type"] == "ack"
    for each in (desk, *phones):
        each.wait_until(lambda state: state["step"]["extra_minutes"] == 5)
    _check_recorded(phones, ["words"] * len(phones))
    _reveal(desk, phones, {"words": len(phones)})


def test_what_cannot_be_stored_is_refused_and_sockets_survive(
    room: Room, own_postgres: OwnPostgres
) -> None:
    desk, phones = _voting(room)
    own_postgres.stop("immediate")
    _send_votes(phones, "words")
    time.sleep(LONGER_THAN_PATIENCE)
    assert room.join().json()["code"] == "storage_unavailable"
    for phone in phones:
        answer = _answer(phone, "late")
        assert (answer["type"], answer["code"]) == ("refused", "storage_unavailable")
    _start(own_postgres)
    _check_recorded(phones, ["tired"] * len(phones))
    phones[0].vote("patient")
    desk.go_to("one-story")
    desk.go_to("trajectory")
    for phone in phones:
        phone.wait_for_step("trajectory")
        phone.vote("one")
    assert room.join().status_code == 201


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_database_that_goes_while_votes_are_stored_loses_none(
    room: Room, own_postgres: OwnPostgres, how: Literal["fast", "immediate"]
) -> None:
    """Ten times the database goes at another moment of the work on a vote and a step."""
    desk, phones = _voting(room)
    for number in range(10):
        choice = ("words", "patient")[number % 2]
        _send_votes(phones, choice)
        desk.send(type="step.extend", id="longer", step="one-word-round", extra_minutes=number)
        time.sleep(number / 500)
        own_postgres.stop(how)
        _start(own_postgres)
        assert _answer(desk, "longer")["type"] == "ack"
        for phone in phones:
            assert _answer(phone, "late")["type"] == "ack"
        _check_recorded(phones, [choice] * len(phones))
    assert LiveRoom.objects.get().step_extra_minutes == 9
    for each in (desk, *phones):
        each.wait_until(lambda state: state["step"]["extra_minutes"] == 9, timeout=60)
    _reveal(desk, phones, {"patient": len(phones)})


def _voting(room: Room) -> tuple[RoomSocket, list[RoomSocket]]:
    desk = room.desk()
    desk.go_to("one-word-round")
    phones = [room.phone() for _number in range(6)]
    for phone in phones:
        phone.vote("tired")
    return desk, phones


def _send_votes(phones: list[RoomSocket], choice: str) -> None:
    for phone in phones:
        phone.frames.clear()
        phone.send(type="vote", id="late", poll=phone.poll_id(), **vote_fields(choice))


def _answer(socket: RoomSocket, identity: str) -> dict[str, str]:
    answer: dict[str, str] = socket.wait_for(lambda frame: frame.get("id") == identity, timeout=60)
    return answer


def _start(postgres: OwnPostgres) -> None:
    connections["default"].close()  # this test's own was cut with the others
    postgres.start()


def _check_recorded(phones: list[RoomSocket], choices: list[str]) -> None:
    for phone, choice in zip(phones, choices, strict=True):
        phone.done("resync")
        assert recorded_choice(phone.state) == choice
    assert sorted(ballot.answer for ballot in Ballot.objects.all()) == sorted(choices)


def _reveal(desk: RoomSocket, phones: list[RoomSocket], expected: dict[str, int]) -> None:
    desk.done("poll.reveal", poll=desk.poll_id())
    for each in (desk, *phones):
        rows = each.wait_for_poll("revealed")["result"]["rows"]
        assert {row["option"]: row["count"] for row in rows if row["count"]} == expected
