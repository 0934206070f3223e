"""A phone or a desk as the public sees it: HTTP to get in, then the WebSocket."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

Frame = dict[str, Any]
PATIENCE = 40.0  # seconds


class RoomSocket:
    """One socket of a room. It applies what it is told, as the documentation says to."""

    def __init__(self, address: str, token: str, **options: Any) -> None:
        opening = connect(
            address,
            subprotocols=[Subprotocol("room.v1"), Subprotocol(token)],
            compression=None,
            open_timeout=PATIENCE,
            **options,
        )
        self.connection: ClientConnection = opening.__enter__()
        self.state: dict[str, Any] = {}
        self.seq = -1
        self.gaps = 0
        self.frames: list[Frame] = []
        self._ids = itertools.count(1)

    @property
    def port(self) -> int:
        """Which server process this socket reached."""
        return int(self.connection.remote_address[1])

    def start(self) -> RoomSocket:
        self.wait_for(lambda frame: frame["type"] == "snapshot")
        return self

    def receive(self, timeout: float = PATIENCE) -> Frame:
        frame: Frame = json.loads(self.connection.recv(timeout=timeout))
        self.frames.append(frame)
        self._apply(frame)
        return frame

    def _apply(self, frame: Frame) -> None:
        if frame["type"] == "snapshot":
            self.state, self.seq = dict(frame["state"]), frame["seq"]
        elif frame["type"] == "event":
            self.gaps += frame["seq"] != self.seq + 1
            self.seq = frame["seq"]
            self.state.update(frame["state"])
        elif frame["type"] == "signal":
            self.state.update(frame["state"])

    def wait_for(self, matches: Callable[[Frame], bool], timeout: float = PATIENCE) -> Frame:
        give_up_at = time.monotonic() + timeout
        while True:
            frame = self.receive(max(0.01, give_up_at - time.monotonic()))
            if matches(frame):
                return frame

    def wait_for_event(self, name: str) -> Frame:
        return self.wait_for(lambda frame: frame.get("name") == name)

    def wait_until(
        self, holds: Callable[[dict[str, Any]], bool], *, timeout: float = PATIENCE
    ) -> dict[str, Any]:
        """Read on until the state is as wanted."""
        while not (self.state and holds(self.state)):
            self.receive(timeout)
        return self.state

    def go_to(self, step_id: str) -> None:
        """For the lead's desk: move the room to that step."""
        target = [step["id"] for step in self.state["outline"]].index(step_id)
        self.done("step.go", **{"from": self.state["step"]["index"], "to": target})
        self.wait_for_step(step_id)

    def wait_for_step(self, step_id: str) -> None:
        self.wait_until(lambda state: state["step"]["id"] == step_id)

    def wait_for_poll(self, status: str) -> dict[str, Any]:
        """The poll slot, once it has that status."""
        state = self.wait_until(lambda state: (state["poll"] or {}).get("status") == status)
        poll: dict[str, Any] = state["poll"]
        return poll

    def settle(self, quiet: float) -> None:
        """Read on until nothing came for `quiet` seconds."""
        try:
            while True:
                self.receive(timeout=quiet)
        except TimeoutError:
            return

    def poll_id(self) -> str:
        """The poll that is shown, once one is."""
        return str(self.wait_until(lambda state: state["poll"] is not None)["poll"]["id"])

    def vote(self, *choices: str) -> None:
        poll = self.poll_id()
        self.done("vote", poll=poll, choices=list(choices))
        self.state["me"] = {"poll": poll, "choices": list(choices), "texts": []}

    def write(self, *texts: str) -> None:
        self.done("write", poll=self.poll_id(), texts=list(texts))

    def send(self, **message: Any) -> None:
        self.connection.send(json.dumps(message))

    def ask(self, kind: str, **fields: Any) -> Frame:
        """Send a command and return its ack or refusal."""
        identity = f"{kind}-{next(self._ids)}"
        self.send(type=kind, id=identity, **fields)
        return self.wait_for(lambda frame: frame.get("id") == identity)

    def done(self, kind: str, **fields: Any) -> None:
        answer = self.ask(kind, **fields)
        assert answer["type"] == "ack", answer

    def refused(self, kind: str, **fields: Any) -> str:
        answer = self.ask(kind, **fields)
        assert answer["type"] == "refused", answer
        return str(answer["code"])

    def close_code(self) -> int | None:
        """Read until the server ends the socket, and say with which code."""
        try:
            while True:
                self.receive()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None

    def close_code_within(self, quiet: float) -> int | None:
        """How the socket ended (1006 when it was cut), or None when it is still open."""
        try:
            self.settle(quiet)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        return None

    def close(self) -> None:
        self.connection.close()
