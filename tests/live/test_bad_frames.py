"""Frames that are no messages: each ends its own socket, with a reason, and nobody else's."""

from __future__ import annotations

import pytest

from tests.live.room import Room

pytestmark = pytest.mark.one_process

MALFORMED = [
    "",
    "not json",
    "[]",
    "null",
    "{}",
    '{"type": "unknown", "id": "1"}',
    '{"type": "vote", "id": "1"}',
    '{"type": "vote", "id": "1", "poll": "no uuid", "choices": ["x"]}',
    '{"type": "resync", "id": "1", "extra": true}',
    '{"type": "resync", "id": ""}',
    '{"type": "step.go", "id": "1", "from": -1, "to": 0}',
    '{"type": "room.lock", "id": "1", "locked": "perhaps"}',
    "[" * 4000,
]


@pytest.mark.parametrize("text", MALFORMED)
def test_a_malformed_frame_ends_its_socket(room: Room, text: str) -> None:
    phone = room.phone()
    phone.connection.send(text)
    assert phone.close_code() == 4400


def test_a_binary_frame_ends_its_socket(room: Room) -> None:
    phone = room.phone()
    phone.connection.send(b"\x00\xff")
    assert phone.close_code() == 4400


@pytest.mark.parametrize(("size", "code"), [(5_000, 4413), (200_000, 1009)])
def test_an_oversized_frame_ends_its_socket(room: Room, size: int, code: int) -> None:
    phone = room.phone()
    phone.connection.send("x" * size)
    assert phone.close_code() == code


def test_a_flood_ends_its_socket_and_hurts_nobody(room: Room) -> None:
    flooder, other = room.phone(), room.phone()
    for _number in range(60):
        flooder.send(type="ping")
    assert flooder.close_code() == 4429
    other.done("resync")


def test_the_seat_survives_a_closed_socket(room: Room) -> None:
    seat = room.seat()
    phone = room.phone(seat)
    phone.connection.send("not json")
    assert phone.close_code() == 4400
    assert room.phone(seat).state["step"]["index"] == 0
