"""Killed servers and locked databases: an acknowledged vote is kept, and a seat is a seat."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction
from websockets.exceptions import ConnectionClosed

from facilitation.live_room.models import Ballot, LiveRoom, Seat
from tests.live.client import RoomSocket
from tests.live.room import Room

KILLS = 5


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
        assert phone.state["me"]["choice"] == acknowledged.get(seat)
        phone.vote("tired")
    assert (Seat.objects.count(), Ballot.objects.count()) == (8, 8)
    desk = room.desk()
    desk.done("poll.reveal", poll=desk.poll_id())
    assert desk.wait_for_poll("revealed")["result"]["ballots"] == 8


def test_kill_in_the_middle_of_voting_keeps_every_acknowledged_vote(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    seats = [room.seat() for _number in range(10)]
    last: dict[str, str] = {}
    for _kill in range(KILLS):
        phones = {seat: room.phone(seat) for seat in seats}
        voters = [
            threading.Thread(target=_vote_until_cut, args=(seat, phone, last))
            for seat, phone in phones.items()
        ]
        for voter in voters:
            voter.start()
        time.sleep(0.3)
        room.server.kill()
        for voter in voters:
            voter.join()
        room.server.start()
        for seat, choice in last.items():
            # What came after the last ack may have been stored too; what was acked must be.
            shown = room.phone(seat).state["me"]["choice"]
            assert shown in {choice, _after(choice)}
    assert Ballot.objects.count() == len(last)


CHOICES = ["patient", "unfinished", "words", "tired", "not-much"]


def _after(choice: str) -> str:
    return CHOICES[(CHOICES.index(choice) + 1) % len(CHOICES)]


def _vote_until_cut(seat: str, phone: RoomSocket, last: dict[str, str]) -> None:
    choice = last.get(seat, CHOICES[-1])
    try:
        for _vote in range(25):  # fewer than a burst, so the pace never ends the socket first
            choice = _after(choice)
            phone.vote(choice)
            last[seat] = choice
    except (ConnectionClosed, OSError, EOFError):
        return


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a write lock on the whole file")
def test_a_vote_waits_for_a_locked_database(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    phone = room.phone()
    poll = phone.poll_id()
    with transaction.atomic():
        LiveRoom.objects.update(locked=False)  # takes the write lock
        phone.send(type="vote", id="slow", poll=poll, choice="tired")
        time.sleep(1.0)
        assert not [frame for frame in phone.frames if frame.get("id") == "slow"]
    answer = phone.wait_for(lambda frame: frame.get("id") == "slow")
    assert answer["type"] == "ack"
    assert Ballot.objects.count() == 1
