"""Clocks that are an hour off: a server's that jumps in the middle of a session, and two servers'.

What a phone believes of the time never reaches the server: no command carries a time. So the
phones here need no clock; the servers' are shifted, each by a file (tests/server.py).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.live.asyncapi import asyncapi_document
from facilitation.programs.models import Role
from tests.cast import Cast
from tests.live.client import RoomSocket
from tests.live.room import Room
from tests.server import Server, ShiftedProcess

pytestmark = pytest.mark.two_processes

HOUR = 3600.0


class Clocks:
    """The clocks of the server's processes."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._clocks = [
            (each, folder / f"clock-{number}")
            for number, each in enumerate(server.processes)
            if isinstance(each, ShiftedProcess)
        ]
        self.set(0)

    def set(self, first: float, others: float | None = None) -> None:
        """Shift the first process's clock, and the others' as much or by `others` seconds."""
        for number, (process, file) in enumerate(self._clocks):
            shift = first if number == 0 or others is None else others
            process.set_clock(file, shift)


@pytest.fixture
def own_server() -> Iterator[Server]:
    server = Server(ShiftedProcess)
    yield server
    server.stop()


@pytest.fixture
def clocks(own_server: Server, tmp_path: Path) -> Clocks:
    return Clocks(own_server, tmp_path)


@pytest.fixture
def room(live_cast: Cast, own_server: Server, clocks: Clocks) -> Iterator[Room]:
    own_server.start()
    opened = Room(own_server, live_cast)
    yield opened
    opened.leave()


@pytest.mark.parametrize("shift", [HOUR, -HOUR])
def test_a_session_goes_on_when_the_servers_clock_jumps(
    room: Room, clocks: Clocks, shift: float
) -> None:
    desk, support = room.desk(), _support(room)
    seats = [room.seat() for _number in range(3)]
    phones = [room.phone(seat) for seat in seats]
    desk.go_to("one-word-round")
    for phone in phones[:2]:
        phone.vote("tired")
    clocks.set(shift)
    for each in (desk, support, *phones):
        each.done("resync")
        assert each.gaps == 0
        assert abs(_told_time(each) - _time(shift)) < timedelta(minutes=1)
    phones[2].vote("tired")
    assert room.phone(seats[0]).state["me"] == phones[0].state["me"]
    room.phone()  # a newcomer, by the code
    desk.wait_until(lambda state: state["presence"]["seats"] == 4)
    desk.done("poll.reveal", poll=desk.poll_id())
    assert phones[1].wait_for_poll("revealed")["result"]["ballots"] == 3
    _check_timer(desk, shift)
    _take_the_lead_of(desk, support)
    support.done("room.close")
    assert phones[1].close_code() == 4410


@pytest.mark.parametrize("shift", [HOUR, -HOUR])
def test_a_clock_that_is_off_from_the_start_changes_nothing(
    room: Room, clocks: Clocks, shift: float
) -> None:
    """With two processes the second one's clock is right: they disagree by an hour."""
    clocks.set(shift, 0)
    desk, support = room.desk(), _support(room)
    phones = [room.phone() for _number in range(4)]  # by turns here and there
    desk.go_to("one-word-round")
    for phone in phones:
        phone.wait_for_step("one-word-round")
        phone.vote("tired")
    desk.wait_until(lambda state: state["presence"]["present"] == 4)
    desk.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
    for phone in phones:
        phone.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
    desk.done("poll.reveal", poll=desk.poll_id())
    for each in (support, *phones):
        assert each.wait_for_poll("revealed")["result"]["ballots"] == 4
        assert each.gaps == 0
    desk.done("lead.hand_over", to=support.state["you"]["co_facilitator"])
    support.wait_until(lambda state: state["desk"]["lead"] == state["you"]["co_facilitator"])
    support.go_to("one-story")
    for phone in phones:
        phone.wait_for_step("one-story")
    _take_the_lead_of(support, desk)


def test_a_new_ticket_works_after_each_jump(room: Room, clocks: Clocks) -> None:
    """A jump may cost a ticket that is on its way; a new one works at once."""
    clocks.set(HOUR)
    room.desk()
    clocks.set(-HOUR)
    room.desk()


def test_no_command_carries_a_time() -> None:
    schemas = asyncapi_document()["components"]["schemas"]
    from_clients = asyncapi_document()["operations"]["toServer"]["messages"]
    names = {message["$ref"].rsplit("/", 1)[1] for message in from_clients}
    assert names
    for name in names:
        fields = schemas[name]["properties"]
        assert not [field for field in fields.values() if "time" in str(field.get("format"))]


def _support(room: Room) -> RoomSocket:
    return room.desk(room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST))


def _time(shift: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=shift)


def _told_time(socket: RoomSocket) -> datetime:
    [*_before, told] = [each["server_time"] for each in socket.frames if "server_time" in each]
    return datetime.fromisoformat(told)


def _check_timer(desk: RoomSocket, shift: float) -> None:
    """A step that begins after the jump is timed by the new clock."""
    desk.go_to("one-story")
    step = desk.state["step"]
    started, ends = (datetime.fromisoformat(step[name]) for name in ("started_at", "ends_at"))
    assert abs(started - _time(shift)) < timedelta(minutes=1)
    assert ends - started == timedelta(minutes=step["minutes"])


def _take_the_lead_of(lead: RoomSocket, support: RoomSocket) -> None:
    """Refused while the lead was here a moment ago, granted after the ten seconds."""
    lead.close()
    assert support.refused("lead.take") == "lead_is_here"
    give_up_at = time.monotonic() + 80
    while support.ask("lead.take")["type"] != "ack":
        assert time.monotonic() < give_up_at
        support.settle(1)
    support.wait_until(lambda state: state["desk"]["lead"] == state["you"]["co_facilitator"])
