"""The lead's desk: signed in, let in by a ticket, over the public door."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from typing import Any

from websockets.sync.client import connect

from bench.commands import SUBPROTOCOL
from bench.stage import Stage

ANSWERED_WITHIN = 30.0  # seconds
CSRF = "c" * 32


class Desk:
    """`state` is what the desk's screen would show."""

    def __init__(self, stage: Stage) -> None:
        self._socket = connect(
            f"ws://127.0.0.1:{stage.port}{stage.path}",
            subprotocols=[SUBPROTOCOL, f"ticket.{_ticket(stage)}"],  # type: ignore[list-item]
            compression=None,
            max_queue=None,
        )
        self.state: dict[str, Any] = self._next()["state"]
        self._commands = 0

    def next_id(self) -> str:
        self._commands += 1
        return str(self._commands)

    def send(self, command: str) -> None:
        self._socket.send(command)

    def answered(self) -> None:
        """Wait for the ack of the last command. Raises `SystemExit` when it was refused."""
        while (frame := self._next()).get("id") != str(self._commands):
            self.state |= frame.get("state", {})
        if frame["type"] != "ack":
            raise SystemExit(f"the desk was refused: {frame}")

    def do(self, command: str) -> None:
        self.send(command)
        self.answered()

    def event_after(self, speak: Callable[[], None]) -> str:
        """The text of the event that `speak` sets off, as this desk gets it."""
        speak()
        while '"event"' not in (text := str(self._socket.recv(timeout=ANSWERED_WITHIN))):
            pass
        return text

    def close(self) -> None:
        self._socket.close()

    def _next(self) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(self._socket.recv(timeout=ANSWERED_WITHIN))
        return frame


def _ticket(stage: Stage) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{stage.port}/api/v1/rooms/{stage.room.room_id}/tickets",
        data=json.dumps({"audience": "staff"}).encode(),
        headers={
            "Content-Type": "application/json",
            "Cookie": f"sessionid={stage.room.cookie}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
        },
    )
    with urllib.request.urlopen(request, timeout=ANSWERED_WITHIN) as response:  # noqa: S310  (loopback)
        return str(json.load(response)["ticket"])
