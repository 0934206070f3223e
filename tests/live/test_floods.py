"""Clients that send as fast as they can: each is cut, and nobody else notices."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode
from websockets.typing import Subprotocol

from api.live.messages.closing import Close
from tests.apart import run_apart
from tests.live.bystanders import Bystanders
from tests.live.raw_socket import ABNORMAL, RawSocket, frame
from tests.live.room import Room
from tests.live.voter import vote_fields

pytestmark = pytest.mark.one_process

WIRE_MEGABYTES = 20  # sent by one client, if it is let
GROWTH = 16  # megabytes that a server process may grow by meanwhile
STRANGERS = 400


@pytest.fixture
def others(room: Room) -> Bystanders:
    return Bystanders(room)


def _frames(poll: str) -> dict[str, bytes]:
    vote = {"type": "vote", "id": "1", "poll": poll, **vote_fields("tired")}
    return {
        "ping": frame('{"type": "ping"}'),
        "resync": frame('{"type": "resync", "id": "1"}'),
        "vote": frame(json.dumps(vote)),
    }


@pytest.mark.parametrize("kind", ["ping", "resync", "vote"])
def test_a_flood_of_messages_is_cut_and_the_others_go_on(
    room: Room, others: Bystanders, kind: str
) -> None:
    flooder = RawSocket(room.address, room.seat())
    with _flooding(flooder, _frames(others.poll)[kind]):
        assert flooder.read_to_the_end() in {Close.TOO_MANY, ABNORMAL}
        others.go_on()


def test_a_flood_of_pings_is_cut_and_the_others_go_on(room: Room, others: Bystanders) -> None:
    flooder = RawSocket(room.address, room.seat())
    with _flooding(flooder, frame(b"x" * 125, Opcode.PING)):
        assert flooder.read_to_the_end() in {Close.TOO_MANY, ABNORMAL}
        others.go_on()


def test_a_message_in_endless_empty_pieces_is_cut(room: Room, others: Bystanders) -> None:
    flooder = RawSocket(room.address, room.seat())
    flooder.send(frame("{", fin=False))
    with _flooding(flooder, frame("", Opcode.CONT, fin=False)):
        assert flooder.read_to_the_end() in {Close.MALFORMED, ABNORMAL}
        others.go_on()


@pytest.mark.parametrize("kind", ["ping", "resync", "protocol ping"])
def test_who_floods_and_never_reads_costs_no_memory(
    room: Room, others: Bystanders, kind: str
) -> None:
    frames = {**_frames(others.poll), "protocol ping": frame(b"x" * 125, Opcode.PING)}
    others.go_on()
    before = _megabytes(room)
    flooder = RawSocket(room.address, room.seat(), receive_buffer=4096)
    with _flooding(flooder, frames[kind]) as flood:
        flood.join(timeout=120)
        assert not flood.is_alive()
        assert _megabytes(room) - before < GROWTH
        others.go_on()


def test_a_flood_of_strangers_is_refused_and_the_others_go_on(
    room: Room, others: Bystanders
) -> None:
    codes: list[int | None] = []
    flood = threading.Thread(target=lambda: codes.extend(run_apart(_strangers(room))))
    flood.start()
    while flood.is_alive():
        others.go_on()
        flood.join(timeout=1)
    assert codes == [Close.TOKEN_NOT_VALID] * STRANGERS


async def _strangers(room: Room) -> list[int | None]:
    at_once = asyncio.Semaphore(50)

    async def knock(number: int) -> int | None:
        token = f"{('seat', 'ticket')[number % 2]}.{secrets.token_urlsafe(16)}"
        protocols = [Subprotocol("room.v1"), Subprotocol(token)]
        async with at_once, connect(room.address, subprotocols=protocols) as connection:
            try:
                await connection.recv()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else None
        return None

    return list(await asyncio.gather(*(knock(number) for number in range(STRANGERS))))


@contextlib.contextmanager
def _flooding(flooder: RawSocket, sent: bytes) -> Iterator[threading.Thread]:
    """Send this frame again and again in the background, until cut or until enough was sent."""
    chunk = sent * (64 * 1024 // len(sent))

    def pump() -> None:
        with contextlib.suppress(OSError):
            for _chunk in range(WIRE_MEGABYTES * 16):
                flooder.send(chunk)

    flood = threading.Thread(target=pump)
    flood.start()
    try:
        yield flood
    finally:
        flooder.close()
        flood.join(timeout=120)


def _megabytes(room: Room) -> float:
    """What the server's processes hold in memory now."""
    pages = sum(
        int(Path(f"/proc/{each.process.pid}/statm").read_text(encoding="ascii").split()[1])
        for each in room.server.processes
        if each.process
    )
    return pages * 4096 / 2**20
