"""Two processes behind one address share a room: with REDIS_URL set, sockets go to each in turn.

Every other test of this folder then runs across both, too; these are about losing one of them.
"""

from __future__ import annotations

import os
import signal

import pytest

from facilitation.live_room.models import Ballot
from facilitation.programs.models import Role
from tests.live.room import Room

pytestmark = pytest.mark.skipif(
    not os.environ.get("REDIS_URL"), reason="one process needs no Redis (set REDIS_URL)"
)


def test_one_process_is_killed_and_the_room_goes_on(room: Room) -> None:
    desk = room.desk()
    [other] = [each for each in room.server.processes if each.port != desk.port]
    seats = [room.seat() for _number in range(4)]
    phones = [room.phone(seat) for seat in seats]  # by turns in the one and the other
    desk.go_to("one-word-round")
    for phone in phones:
        phone.vote("tired")
    desk.wait_until(lambda state: state["presence"]["present"] == 4)
    other.end(signal.SIGKILL)
    lost = [phone for phone in phones if phone.close_code_within(1.0) is not None]
    assert len(lost) == 2
    desk.wait_until(lambda state: state["presence"]["present"] == 2, timeout=20)
    other.start()
    again = [room.phone(seat) for seat in seats]
    assert {phone.state["me"]["choice"] for phone in again} == {"tired"}
    desk.done("poll.reveal", poll=desk.poll_id())
    for phone in again:
        assert phone.wait_for_poll("revealed")["result"]["ballots"] == 4
    assert Ballot.objects.count() == 0


def test_a_seat_moves_from_one_process_to_the_other(room: Room) -> None:
    seat = room.seat()
    first, second = room.phone(seat), room.phone(seat)
    assert first.close_code() == 4409
    second.done("resync")


def test_the_lead_is_here_in_whichever_process(room: Room) -> None:
    room.desk()
    paul = room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)
    support = room.desk(paul)
    support.wait_until(lambda state: len(state["at_desk"]["present"]) == 2)
    assert support.refused("lead.take") == "lead_is_here"


def test_a_ticket_of_one_process_opens_the_other_once(room: Room) -> None:
    ticket = room.ticket(room.ada)
    room.open(ticket).start()
    assert room.open(ticket).close_code() == 4401
