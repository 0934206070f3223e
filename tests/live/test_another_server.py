"""Under an ASGI server that knows no short way out a room does all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from api.live.messages.closing import Close
from api.live.outlet import MOST_WAITING, Outgoing, QueuedOutlet
from tests.apart import run_apart
from tests.cast import Cast
from tests.live.room import Room
from tests.server import PlainProcess, Server

pytestmark = pytest.mark.one_process


@pytest.fixture
def room(live_cast: Cast) -> Iterator[Room]:
    server = Server(PlainProcess)
    server.start()
    opened = Room(server, live_cast)
    yield opened
    opened.leave()
    server.kill()


def test_votes_a_reveal_and_the_end(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    phones = [room.phone() for _number in range(4)]
    for phone in phones:
        phone.vote("tired")
    gone = phones.pop()
    gone.done("leave")
    assert gone.close_code() == Close.LEFT
    desk.done("poll.reveal", poll=desk.poll_id())
    for phone in phones:
        assert phone.wait_for_poll("revealed")["result"]["ballots"] == 3
    desk.done("room.close")
    assert phones[0].close_code() == Close.ROOM_CLOSED


def test_a_seat_that_is_opened_twice(room: Room) -> None:
    seat = room.seat()
    first, second = room.phone(seat), room.phone(seat)
    assert first.close_code() == Close.SEAT_OPEN_ELSEWHERE
    second.done("resync")


def test_who_takes_nothing_is_given_up_at_a_bounded_queue() -> None:
    async def story() -> tuple[int, bool]:
        async def never(_message: dict[str, object]) -> None:
            await asyncio.Event().wait()

        over = asyncio.Event()
        outlet = QueuedOutlet(never, over.set)
        taken = 0
        while outlet.write(Outgoing("x")):
            taken += 1
            await asyncio.sleep(0)
        outlet.cut()
        return taken, over.is_set()

    assert run_apart(story()) == (MOST_WAITING + 1, True)  # one is with the server
