"""Ten thousand malformed frames: each is answered, nobody else notices, and the log stays empty."""

from __future__ import annotations

import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.frames import Opcode

from tests.cast import Cast
from tests.live.bystanders import Bystanders
from tests.live.malformed import DOCUMENTED, broken, in_pieces, nuisance
from tests.live.raw_socket import ABNORMAL, RawSocket, frame
from tests.live.room import Room
from tests.server import Server

pytestmark = pytest.mark.one_process

FRAMES = 10_000
LANES = 8  # sockets at once; the last one is a desk of the lead
NUISANCES = 6  # frames before the one that ends a socket
ONE_LIFE = NUISANCES + 2


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def room(live_cast: Cast, log: Path) -> Iterator[Room]:
    server = Server(log=log)
    server.start()
    opened = Room(server, live_cast)
    yield opened
    opened.leave()
    server.stop()


@pytest.mark.timeout(900)
def test_malformed_frames_are_answered_and_hurt_nobody(room: Room, log: Path) -> None:
    others = Bystanders(room)
    lanes = [Lane(room, number) for number in range(LANES)]
    for lane in lanes:
        lane.start()
    while busy := [lane for lane in lanes if lane.is_alive()]:
        others.go_on()
        busy[0].join(timeout=1)
    assert [lane.wrong for lane in lanes] == [""] * LANES
    answers = sum((lane.answers for lane in lanes), Counter[str | int]())
    assert answers.total() >= FRAMES
    assert {code for code in answers if isinstance(code, int)} <= {*DOCUMENTED, ABNORMAL}
    assert answers["refused"] > FRAMES / 2
    others.go_on()
    said = log.read_text(encoding="utf-8").splitlines()
    assert [line for line in said if "no Firebase credentials" not in line] == []


class Lane(threading.Thread):
    """One client that comes back as often as it is cut off."""

    def __init__(self, room: Room, number: int) -> None:
        super().__init__(daemon=True)
        self.room = room
        self.lead = number == LANES - 1
        self.seat = room.seat()
        self.rng = random.Random(number)
        self.answers: Counter[str | int] = Counter()
        self.wrong = ""

    def run(self) -> None:
        try:
            for _life in range(FRAMES // LANES // ONE_LIFE + 1):
                self._live_once()
        except Exception as error:  # noqa: BLE001  (shown by the test)
            self.wrong = f"{type(error).__name__}: {error}"

    def _live_once(self) -> None:
        token = self.room.ticket(self.room.ada) if self.lead else self.seat
        client = RawSocket(self.room.address, token)
        texts = [nuisance(self.rng, str(each), lead=self.lead) for each in range(NUISANCES + 1)]
        client.send(*(frame(text) for text in texts[:-1]), in_pieces(self.rng, texts[-1]))
        for number in range(NUISANCES + 1):
            self.answers[_answer(client, str(number))] += 1
        wire, codes = broken(self.rng)
        try:
            client.send(wire)
            answer = _answer(client, "broken")
        except (EOFError, ConnectionError):
            answer = ABNORMAL
        # Now and then a spoiled message is by chance a sound one; then it is answered as such.
        assert answer in {*codes, "refused", "ack"}, (answer, codes, wire[:300])
        self.answers[answer] += 1
        client.close()


def _answer(client: RawSocket, identity: str) -> str | int:
    """What became of the command with this `id`: its answer's type, or the code of the end."""
    while True:
        opcode, content = client.read()
        if opcode == Opcode.CLOSE:
            return int.from_bytes(content[:2], "big")
        if opcode == Opcode.TEXT:
            told = json.loads(content)
            if told.get("id") == identity or (told["type"] == "pong" and identity == "broken"):
                return str(told["type"])
