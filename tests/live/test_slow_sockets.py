"""Phones that never read: everybody else gets every event, and nothing piles up for them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.live.messages.closing import Close
from tests.live.client import RoomSocket
from tests.live.raw_socket import ABNORMAL, RawSocket, frame
from tests.live.room import Room
from tests.server import Server

pytestmark = pytest.mark.one_process

SLOW = 8
DESKS = 16  # of one person: each may send thirty commands at once
MOVES = 28  # by each desk
ONE_WORD, TRAJECTORY = 1, 3  # steps that carry a poll, so their events are long
RESYNCS = 28  # asked for by each that does not read; with the moves more than 192 KiB
GONE_WITHIN = 90.0  # seconds


@pytest.fixture
def slow(room: Room) -> Iterator[dict[str, RawSocket]]:
    seats = [room.seat() for _number in range(SLOW)]
    opened = {seat: RawSocket(room.address, seat, receive_buffer=4096) for seat in seats}
    yield opened
    for each in opened.values():
        each.close()


def test_who_never_reads_is_cut_and_the_others_get_every_event(
    room: Room, slow: dict[str, RawSocket]
) -> None:
    others = [room.phone(), room.phone(), room.screen()]
    desks = [room.desk() for _number in range(DESKS)]
    desks[0].wait_until(lambda state: state["presence"]["present"] == SLOW + 2)
    before = _open_files(room.server)
    for each in slow.values():
        each.send(frame('{"type": "resync", "id": "again"}') * RESYNCS)
    desks[0].go_to("one-word-round")
    step = ONE_WORD
    for _round in range(MOVES):
        for desk in desks:
            desk.done("step.go", **{"from": step, "to": ONE_WORD + TRAJECTORY - step})
            step = ONE_WORD + TRAJECTORY - step
            _all_see_step(step, [*others, *desks])
    assert [each.gaps for each in [*others, *desks]] == [0] * (len(others) + DESKS)
    desks[0].wait_until(lambda state: state["presence"]["present"] == 2, timeout=GONE_WITHIN)
    # The other end still holds its side open; the server must not hold on to a buffer for it.
    _wait_for_open_files(room.server, before - SLOW)
    for seat, cut in slow.items():
        cut.read_opening()
        assert cut.read_to_the_end() in {Close.TOO_SLOW, ABNORMAL}
        assert room.phone(seat).state["step"]["index"] == step


def _all_see_step(step: int, sockets: list[RoomSocket]) -> None:
    for each in sockets:
        each.wait_until(lambda state: state["step"]["index"] == step)


def _open_files(server: Server) -> int:
    return sum(
        len(list(Path(f"/proc/{each.process.pid}/fd").iterdir()))
        for each in server.processes
        if each.process
    )


def _wait_for_open_files(server: Server, wanted: int) -> None:
    give_up_at = time.monotonic() + GONE_WITHIN
    while (now := _open_files(server)) > wanted:
        assert time.monotonic() < give_up_at, f"{now} files are open, not {wanted}"
        time.sleep(0.5)
