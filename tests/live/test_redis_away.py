"""Redis stops and comes back in the middle of a session on two processes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosed

from facilitation.live_room.models import Ballot
from tests.cast import Cast
from tests.live.client import RoomSocket
from tests.live.room import Room
from tests.live.voter import vote_fields
from tests.server import Server

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("REDIS_URL"), reason="one process needs no Redis (set REDIS_URL)"
    ),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
]


class OwnRedis:
    """A Redis that this test may stop."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        program = shutil.which("redis-server") or ""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
        give_up_at = time.monotonic() + 60
        while time.monotonic() < give_up_at:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)


@pytest.fixture
def own_redis() -> Iterator[OwnRedis]:
    redis = OwnRedis()
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture
def room(live_cast: Cast, own_redis: OwnRedis, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{own_redis.port}/0")
    server = Server()
    server.start()
    opened = Room(server, live_cast)
    yield opened
    opened.leave()
    server.stop()


def test_votes_go_on_without_redis_and_all_screens_agree_after_it(
    room: Room, own_redis: OwnRedis
) -> None:
    desk = room.desk()  # in the first process
    seats = {seat: room.phone(seat) for seat in [room.seat() for _number in range(4)]}
    desk.go_to("one-word-round")
    for phone in seats.values():
        phone.wait_for_step("one-word-round")
    own_redis.stop()
    for phone in seats.values():
        phone.vote("tired")
    assert Ballot.objects.count() == 4
    desk.done("poll.reveal", poll=desk.poll_id())
    assert room.join().json()["code"] == "storage_unavailable"
    own_redis.start()
    for seat, phone in seats.items():
        shown = _told_at_last(room, seat, phone).wait_for_poll("revealed")
        assert shown["result"]["ballots"] == 4


def test_steps_go_on_without_redis_and_the_other_process_catches_up(
    room: Room, own_redis: OwnRedis
) -> None:
    desk = room.desk()
    seats = {seat: room.phone(seat) for seat in [room.seat() for _number in range(4)]}
    here = [phone for phone in seats.values() if phone.port == desk.port]
    there = [phone for phone in seats.values() if phone.port != desk.port]
    assert len(here) == len(there) == 2
    desk.go_to("one-word-round")
    for phone in seats.values():
        phone.vote("tired")
    first_poll = desk.poll_id()
    own_redis.stop()
    desk.go_to("trajectory")
    for phone in here:
        phone.wait_for_step("trajectory")
        phone.vote("one")
    for phone in there:  # nobody told it, and yet no vote lands in a poll that was counted
        refused = phone.refused("vote", poll=first_poll, **vote_fields("words"))
        assert refused == "poll_not_open"
        phone.done("resync")
        assert phone.state["step"]["id"] == "trajectory"
        phone.vote("one")
    assert Ballot.objects.count() == 4
    desk.go_to("close")
    own_redis.start()
    for phone in seats.values():
        assert phone.close_code() == 4408  # the bus is back: everybody starts afresh
    for seat in seats:
        again = room.phone(seat)
        assert again.state["step"]["id"] == "close"
        again.vote("clearer")
    assert Ballot.objects.count() == 4


def _told_at_last(room: Room, seat: str, phone: RoomSocket) -> RoomSocket:
    """As often as a phone is sent away it comes back, by chance to a process that has yet to hear
    that the bus is back and then sends it away, too. In the end it knows everything."""
    while True:
        try:
            phone.wait_until(
                lambda state: (state["poll"] or {}).get("status") == "revealed", timeout=60
            )
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else None
        else:
            return phone
        assert code == 4408
        phone = room.open(seat)
