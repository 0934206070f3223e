"""Killed servers and locked databases: an acknowledged vote is kept, and a seat is a seat."""

from __future__ import annotations

import time

import pytest
from django.db import connection, transaction

from facilitation.live_room.models import Ballot, LiveRoom, Seat
from tests.live.room import Room


def test_a_killed_server_loses_neither_seat_nor_vote(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    seats = [room.seat() for _number in range(8)]
    acknowledged: dict[str, str] = {}
    for number, seat in enumerate(seats):
        if number % 2 == 0:
            room.phone(seat).vote("tired")
            acknowledged[seat] = "tired"
    room.server.kill()
    room.server.start()
    assert Ballot.objects.count() == len(acknowledged)
    for seat in seats:
        phone = room.phone(seat)
        assert phone.state["me"]["choices"] == (
            [acknowledged[seat]] if seat in acknowledged else []
        )
        phone.vote("tired")
    assert (Seat.objects.count(), Ballot.objects.count()) == (8, 8)
    desk = room.desk()
    desk.done("poll.reveal", poll=desk.poll_id())
    assert desk.wait_for_poll("revealed")["result"]["ballots"] == 8


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a write lock on the whole file")
def test_a_vote_waits_for_a_locked_database(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    phone = room.phone()
    poll = phone.poll_id()
    with transaction.atomic():
        LiveRoom.objects.update(locked=False)  # takes the write lock
        phone.send(type="vote", id="slow", poll=poll, choices=["tired"])
        time.sleep(1.0)
        assert not [frame for frame in phone.frames if frame.get("id") == "slow"]
    answer = phone.wait_for(lambda frame: frame.get("id") == "slow")
    assert answer["type"] == "ack"
    assert Ballot.objects.count() == 1
