"""A phone that votes on and on, with votes under way when its server dies.

Vote number n is for option n modulo five, and at most three votes are under way at once: so what
is recorded tells which of them it was, and that none but these can have been the last.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

CHOICES = ["patient", "unfinished", "words", "tired", "not-much"]
UNDER_WAY = 3
IN_ONE_LIFE = 25  # fewer than a burst, so the pace never ends the socket first


def vote_fields(choice: str) -> dict[str, Any]:
    """How a choice stands in a `vote`."""
    return {"choices": [choice]}


def recorded_choice(state: dict[str, Any]) -> str | None:
    """The vote of this phone that a snapshot shows."""
    choices: list[str] = state["me"]["choices"]
    return choices[0] if choices else None


class Voter:
    def __init__(self, seat: str) -> None:
        self.seat = seat
        self.sent = 0  # the number of the last vote that left
        self.acked = 0  # the number of the last vote that was acknowledged

    @property
    def acked_choice(self) -> str | None:
        return _choice(self.acked)

    async def connect(self, address: str) -> ClientConnection:
        """Come (back) into the room, and check what it has recorded."""
        protocols = [Subprotocol("room.v1"), Subprotocol(self.seat)]
        connection = await connect(address, subprotocols=protocols, compression=None)
        snapshot = json.loads(await connection.recv())
        assert snapshot["type"] == "snapshot", snapshot
        self.settle_on(recorded_choice(snapshot["state"]))
        return connection

    def settle_on(self, recorded: str | None) -> None:
        """What was acknowledged must be there, or a vote that was sent after it."""
        possible = {_choice(number): number for number in range(self.acked, self.sent + 1)}
        assert recorded in possible, (recorded, possible)
        self.acked = self.sent = possible[recorded]

    async def vote_until(
        self, connection: ClientConnection, poll: str, stop: asyncio.Event
    ) -> None:
        """Vote until told to stop, or cut off; read every ack that comes."""
        try:
            for _vote in range(IN_ONE_LIFE):
                if stop.is_set():
                    break
                await self._read_acks(connection, until=self.sent + 1 - UNDER_WAY)
                self.sent += 1
                await connection.send(self._vote(poll))
            await self._read_acks(connection, until=self.sent)
        except ConnectionClosed:
            return
        connection.transport.abort()

    def _vote(self, poll: str) -> str:
        choice = _choice(self.sent)
        assert choice is not None
        fields = vote_fields(choice)
        return json.dumps({"type": "vote", "id": str(self.sent), "poll": poll, **fields})

    async def _read_acks(self, connection: ClientConnection, *, until: int) -> None:
        while self.acked < until:
            frame = json.loads(await connection.recv())
            assert frame["type"] != "refused", frame
            if frame["type"] == "ack":
                assert frame["id"] == str(self.acked + 1)
                self.acked += 1


def _choice(number: int) -> str | None:
    return CHOICES[number % len(CHOICES)] if number else None
