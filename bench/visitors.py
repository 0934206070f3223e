"""People of the soak: each comes in by the code, votes, loses the line, comes back, and leaves."""

from __future__ import annotations

import asyncio
import json
import random
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench import commands
from bench.stage import Stage

THINKS_FOR = 2.0  # seconds between votes on average
LEAVES, LOSES_THE_LINE = 0.02, 0.03  # chances after each vote
JOINING_AT_ONCE = 8


class Hall:
    """What the visitors share. Votes are counted for the open poll, by visitor."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.waits: list[float] = []  # seconds from each vote to its ack
        self.joins = self.leaves = self.lines_lost = self.refused = 0
        self.joining = asyncio.Semaphore(JOINING_AT_ONCE)
        self._poll = ""
        self._voted: set[int] = set()
        self._is_open = asyncio.Event()
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    def open(self, poll: str) -> None:
        self._poll, self._voted = poll, set()
        self._is_open.set()

    async def close(self) -> tuple[str, int]:
        """The poll and how many votes must be in it, once no vote is under way any more."""
        self._is_open.clear()
        await self._quiet.wait()
        return self._poll, len(self._voted)

    async def poll(self) -> str:
        """The open poll. Whoever goes on without waiting acts `within` it."""
        await self._is_open.wait()
        return self._poll

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Around a vote or a leave: the tally waits for it."""
        self._under_way += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._quiet.set()

    def voted(self, visitor: int, wait: float) -> None:
        self.waits.append(wait)
        self._voted.add(visitor)

    def left(self, visitor: int) -> None:
        self.leaves += 1
        self._voted.discard(visitor)


class Visitor:
    def __init__(self, hall: Hall, number: int) -> None:
        self._hall, self._number = hall, number
        self._chance = random.Random(number)  # noqa: S311  (the same soak each time)

    async def stay(self) -> None:
        """Take a seat, use it, give it up, and again without end."""
        while True:
            async with self._hall.joining:
                token = await asyncio.to_thread(_take_seat, self._hall.stage)
            self._hall.joins += 1
            while await self._one_line(token):
                self._hall.lines_lost += 1

    async def _one_line(self, token: str) -> bool:
        """One socket, until it is lost (True) or the seat is given up (False)."""
        stage = self._hall.stage
        async with connect(
            f"ws://127.0.0.1:{stage.port}{stage.path}",
            subprotocols=[commands.SUBPROTOCOL, f"seat.{token}"],  # type: ignore[list-item]
            compression=None,
            max_queue=None,
        ) as socket:
            await socket.recv()  # the snapshot
            while True:
                await asyncio.sleep(self._chance.uniform(0, 2 * THINKS_FOR))
                poll = await self._hall.poll()
                with self._hall.acting():
                    await self._vote(socket, poll)
                    if self._chance.random() < LEAVES:
                        await self._leave(socket)
                        return False
                if self._chance.random() < LOSES_THE_LINE:
                    socket.transport.abort()
                    return True

    async def _vote(self, socket: ClientConnection, poll: str) -> None:
        option = self._chance.choice(self._hall.stage.room.options)
        sent_at = time.perf_counter()
        await socket.send(commands.vote("vote", poll=poll, option=option))
        if await _answer(socket, "vote") == "ack":
            self._hall.voted(self._number, time.perf_counter() - sent_at)
        else:
            self._hall.refused += 1

    async def _leave(self, socket: ClientConnection) -> None:
        await socket.send(commands.leave("leave"))
        if await _answer(socket, "leave") == "ack":
            self._hall.left(self._number)


async def _answer(socket: ClientConnection, command_id: str) -> str:
    try:
        while (frame := json.loads(await socket.recv())).get("id") != command_id:
            pass
    except ConnectionClosed as closed:
        raise SystemExit(f"the server ended a socket before its answer: {closed}") from None
    return str(frame["type"])


def _take_seat(stage: Stage) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{stage.port}/api/v1/rooms/join",
        data=json.dumps({"code": stage.room.code}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310  (loopback)
        return str(json.load(response)["seat_token"])
