"""kill -9 in the middle of voting, a hundred times: no acknowledged vote is lost or counted twice.

In each room the votes are under way when a process dies; each phone that comes back checks what is
recorded of it, and at the end the reveal (it, too, is cut short by a kill and sent again) must
show exactly one vote of each phone: its last one.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Iterator

import pytest

from facilitation.live_room.models import Ballot
from tests.apart import run_apart
from tests.cast import Cast
from tests.live.client import RoomSocket
from tests.live.room import Room
from tests.live.voter import Voter
from tests.server import PreloadedProcess, Server

# With two processes the same is tried a third as often: what differs there is who else is killed.
ROOMS = 3 if os.environ.get("REDIS_URL") else 10
KILLS = 10  # in each room
PHONES = 8
LATEST_KILL = 0.12  # seconds after the first vote


@pytest.fixture
def room(live_cast: Cast) -> Iterator[Room]:
    server = Server(PreloadedProcess)
    server.start()
    opened = Room(server, live_cast)
    yield opened
    opened.leave()
    server.stop()


@pytest.mark.timeout(900)
def test_kills_lose_no_vote_and_count_none_twice(room: Room) -> None:
    rng = random.Random(20)
    acked = cut_short = 0
    for _room in range(ROOMS):
        desk = room.desk()
        desk.go_to("one-word-round")
        poll = desk.poll_id()
        voters = [Voter(room.seat()) for _number in range(PHONES)]
        for kill in range(KILLS):
            run_apart(_vote_and_kill(room, kill, voters, poll, rng.uniform(0, LATEST_KILL)))
            cut_short += sum(voter.sent - voter.acked for voter in voters)
        run_apart(_come_back(room, voters))
        acked += sum(voter.acked for voter in voters)
        last = Counter(voter.acked_choice for voter in voters if voter.acked)
        assert Counter(ballot.answer for ballot in Ballot.objects.all()) == last
        desk = _reveal_and_kill(room, poll, rng.uniform(0, 0.02))
        result = desk.wait_for_poll("revealed")["result"]
        assert {row["option"]: row["count"] for row in result["rows"] if row["count"]} == last
        assert Ballot.objects.count() == 0
        desk.done("room.close")
        room.open_session(room.cast.session(group=room.cast.another_group()))
    assert acked > ROOMS * KILLS * PHONES  # there were votes to lose
    assert cut_short > ROOMS * KILLS  # and votes under way


async def _vote_and_kill(
    room: Room, kill: int, voters: list[Voter], poll: str, after: float
) -> None:
    connections = [await voter.connect(room.address) for voter in voters]
    stop = asyncio.Event()
    votes = [
        asyncio.create_task(voter.vote_until(connection, poll, stop))
        for voter, connection in zip(voters, connections, strict=True)
    ]
    await asyncio.sleep(after)
    # With two processes they die by turns, and the phones of the other go on.
    victim = room.server.processes[kill % len(room.server.processes)]
    victim.end(signal.SIGKILL)
    stop.set()
    await asyncio.gather(*votes)
    victim.start()


async def _come_back(room: Room, voters: list[Voter]) -> None:
    for voter in voters:
        (await voter.connect(room.address)).transport.abort()


def _reveal_and_kill(room: Room, poll: str, after: float) -> RoomSocket:
    """Reveal while the server dies, then once more: the second time must change nothing."""
    desk = room.desk()
    desk.send(type="poll.reveal", id="cut short", poll=poll)
    desk.settle(after)
    room.server.kill()
    room.server.start()
    desk = room.desk()
    desk.done("poll.reveal", poll=poll)
    return desk
