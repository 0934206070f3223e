"""Codes, locks, seats and tickets."""

from __future__ import annotations

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from facilitation.programs.models import Role
from tests.live.room import Room

UNKNOWN_ROOM = "00000000-0000-4000-8000-000000000000"


def test_a_new_code_replaces_the_old_one_and_seats_stay(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    for _retry in range(2):
        desk.done("room.rotate_code", **{"from": room.code})
    code = desk.wait_until(lambda state: state["door"]["code"] != room.code)["door"]["code"]
    assert room.join(room.code).status_code == 404
    assert room.join(code).status_code == 201
    phone.done("resync")
    assert [frame.get("name") for frame in desk.frames].count("code.rotated") == 1
    assert desk.state["door"]["join_url"] == f"{room.server.origin}/#/join/{code}"


def test_a_locked_room_lets_nobody_new_in_and_those_with_a_seat_back(room: Room) -> None:
    desk, seat = room.desk(), room.seat()
    desk.done("room.lock", locked=True)
    refused = room.join()
    assert (refused.status_code, refused.json()["code"]) == (423, "room_locked")
    assert room.phone(seat).state["room"]["locked"] is True
    desk.done("room.lock", locked=False)
    assert room.join().status_code == 201


def test_a_ticket_opens_one_socket(room: Room) -> None:
    ticket = room.ticket(room.ada)
    room.open(ticket).start()
    assert room.open(ticket).close_code() == 4401


@pytest.mark.parametrize("token", ["seat.wrong", "ticket.wrong", "nonsense", "seat."])
def test_a_wrong_token_is_refused_with_a_reason(room: Room, token: str) -> None:
    assert room.open(token).close_code() == 4401


def test_a_seat_is_good_for_its_own_room_only(room: Room) -> None:
    seat = room.seat()
    room.id = UNKNOWN_ROOM
    assert room.open(seat).close_code() == 4401


def test_a_foreign_page_cannot_open_the_socket(room: Room) -> None:
    with pytest.raises(InvalidStatus) as refused:
        room.open(room.seat(), origin="https://elsewhere.example")
    assert refused.value.response.status_code == 403


def test_a_socket_without_the_protocol_is_told_so(room: Room) -> None:
    with connect(room.address, compression=None) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=60)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4400


def test_an_unknown_address_is_refused_without_a_trace(room: Room) -> None:
    address = f"{room.server.socket_origin}/ws/v1/nothing"
    with pytest.raises(InvalidStatus) as refused, connect(address, compression=None):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["http://[", "null", "https://user@[::1"])
def test_a_broken_origin_is_a_foreign_one(room: Room, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        room.open(room.seat(), origin=origin)
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("name", "role", "status", "code"),
    [
        ("dana", Role.DIRECTOR, 403, "directors_stay_out"),
        ("rae", Role.RESIDENT, 403, "not_its_co_facilitator"),
        ("cora", Role.COORDINATOR, 403, "not_its_co_facilitator"),
        ("remi", Role.RESIDENT, 404, "not_found"),
    ],
)
def test_only_co_facilitators_get_a_ticket(
    room: Room, name: str, role: Role, status: int, code: str
) -> None:
    client = room.sign_in(room.cast.program, getattr(room.cast, name), role)
    response = _ask_for_ticket(room, client)
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_the_outsider_gets_no_ticket(room: Room) -> None:
    client = room.sign_in(room.cast.other_program, room.cast.olaf, Role.COORDINATOR)
    assert _ask_for_ticket(room, client).status_code == 404


def _ask_for_ticket(room: Room, client: httpx.Client) -> httpx.Response:
    headers = {"X-CSRFToken": client.cookies["csrftoken"]}
    path = f"/rooms/{room.id}/tickets"
    return client.post(path, json={"audience": "staff"}, headers=headers)
