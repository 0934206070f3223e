"""Two processes behind one address share a room: with REDIS_URL set, sockets go to each in turn.

Every other test of this folder then runs across both, too; these are about losing one of them.
"""

from __future__ import annotations

import os
import signal

import httpx
import pytest

from facilitation.live_room.models import Ballot
from facilitation.programs.models import Role
from tests.live.client import RoomSocket
from tests.live.room import Room
from tests.server import Process

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
    desk.wait_until(lambda state: state["presence"]["present"] == 2, timeout=60)
    other.start()
    again = [room.phone(seat) for seat in seats]
    assert [phone.state["me"]["choices"] for phone in again] == [["tired"]] * len(again)
    desk.done("poll.reveal", poll=desk.poll_id())
    for phone in again:
        assert phone.wait_for_poll("revealed")["result"]["ballots"] == 4
    assert Ballot.objects.count() == 0


def test_the_leads_process_is_killed_and_support_takes_the_lead(room: Room) -> None:
    stays, goes = room.server.processes
    seats = [room.seat() for _number in range(4)]
    phones = {seat: room.phone(seat) for seat in seats}
    desk = _desk_in(goes, room, room.ada)
    paul = room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)
    support = _desk_in(stays, room, paul)
    desk.go_to("one-word-round")
    for phone in phones.values():
        phone.wait_for_step("one-word-round")
    ports = {seat: phone.port for seat, phone in phones.items()}
    goes.end(signal.SIGKILL)
    assert support.refused("lead.take") == "lead_is_here"
    for seat, port in ports.items():
        if port == goes.port:
            phones[seat] = _phone_in(stays, room, seat)
        phones[seat].vote("tired")
    while support.ask("lead.take")["type"] != "ack":
        support.settle(1)
    support.done("poll.reveal", poll=support.poll_id())
    for phone in phones.values():
        assert phone.wait_for_poll("revealed")["result"]["ballots"] == 4
    goes.start()
    desk = _desk_in(goes, room, room.ada)
    assert desk.refused("step.go", **{"from": 1, "to": 2}) == "not_the_lead"
    support.done("lead.hand_over", to=desk.state["you"]["co_facilitator"])
    desk.wait_until(lambda state: state["desk"]["lead"] == state["you"]["co_facilitator"])
    desk.go_to("one-story")
    for phone in phones.values():
        phone.wait_for_step("one-story")


def _desk_in(process: Process, room: Room, client: httpx.Client) -> RoomSocket:
    desk = room.desk(client)
    if desk.port == process.port:
        return desk
    desk.close()
    return room.desk(client)  # sockets go to each process in turn


def _phone_in(process: Process, room: Room, seat: str) -> RoomSocket:
    """The load balancer has noticed that the other process is dead."""
    while str(process.port) not in (address := room.address):
        pass
    phone = RoomSocket(address, seat).start()
    room.sockets.append(phone)
    return phone


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
