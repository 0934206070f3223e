"""What the benchmarks' phones and desks say to our server: the one place that knows the protocol.

Each command is the JSON text of one frame.
"""

from __future__ import annotations

import json

SUBPROTOCOL = "room.v1"
SNAPSHOT = b'"type":"snapshot"'
ACK = b'"ack"'
EXTENDED = b'"step.extended"'
REVEALED = b'"poll.revealed"'


def vote(command_id: str, *, poll: str, option: str) -> str:
    return _command("vote", command_id, poll=poll, choices=[option])


def leave(command_id: str) -> str:
    return _command("leave", command_id)


def extend_step(command_id: str, *, step: str, extra_minutes: int) -> str:
    return _command("step.extend", command_id, step=step, extra_minutes=extra_minutes)


def go_to_step(command_id: str, *, source: int, target: int) -> str:
    return _command("step.go", command_id, **{"from": source, "to": target})


def reveal(command_id: str, *, poll: str) -> str:
    return _command("poll.reveal", command_id, poll=poll)


def _command(kind: str, command_id: str, **fields: object) -> str:
    return json.dumps({"type": kind, "id": command_id, **fields})
