"""The socket that tells a contender's server what to send to all."""

from __future__ import annotations

from collections.abc import Callable

from websockets.sync.client import connect

Speak = Callable[[], None]


def speaker(port: int, message: str) -> Speak:
    """Each call has the message sent on as it is (bare) or as JSON (naive)."""
    socket = connect(f"ws://127.0.0.1:{port}/speak", compression=None, max_queue=None)
    return lambda: socket.send(message)


def socketio_speaker(port: int, message: str) -> Speak:
    """The same by socket.io's protocol: 0 opens, 40 connects, 42 is an event."""
    address = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
    socket = connect(address, compression=None, max_queue=None)
    socket.recv(timeout=10)
    socket.send("40")
    socket.recv(timeout=10)
    return lambda: socket.send(f'42["say",{message}]')
