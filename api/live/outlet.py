"""Where a socket's messages go: straight onto the wire, or through the ASGI server's `send`."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from struct import pack
from typing import Any, Protocol

from api.live.messages.closing import CLOSE_REASONS

EXTENSION = "in_this_room.wire"
FINAL_TEXT = 0x81  # the first byte of a text that is not continued
MOST_WAITING = 64  # messages; a phone that is 64 events behind needs a snapshot, not events
MOST_BYTES_WAITING = 64 * 1024  # beside what the kernel holds
GOODBYE_WITHIN = 2.0  # seconds that a dead phone gets to take the closing frame

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Outgoing:
    """One message, encoded once for however many sockets."""

    __slots__ = ("_wire", "text")

    def __init__(self, text: str):
        self.text = text
        self._wire: bytes | None = None

    @property
    def wire(self) -> bytes:
        """The message as one WebSocket frame."""
        if self._wire is None:
            self._wire = text_frame(self.text)
        return self._wire


def text_frame(text: str) -> bytes:
    """A whole, unmasked text frame (RFC 6455, section 5.2)."""
    data = text.encode()
    if len(data) < 126:
        return bytes((FINAL_TEXT, len(data))) + data
    if len(data) < 1 << 16:
        return pack("!BBH", FINAL_TEXT, 126, len(data)) + data
    return pack("!BBQ", FINAL_TEXT, 127, len(data)) + data


class Wire(Protocol):
    """What backend/socket_protocol.py offers as the ASGI extension `EXTENSION`."""

    def write_frame(self, frame: bytes) -> None: ...
    def bytes_waiting(self) -> int: ...
    def abort(self) -> None: ...


class Outlet(Protocol):
    """`write` returns False when the other side has fallen too far behind.

    `end` says goodbye with a code, `ended` waits for that, and `cut` says nothing.
    """

    def write(self, message: Outgoing) -> bool: ...
    def end(self, code: int) -> None: ...
    def cut(self) -> None: ...
    async def ended(self) -> None: ...


class DirectOutlet:
    """Frames go onto the wire in the caller's turn: no queue, no task, no copy for each socket."""

    def __init__(self, wire: Wire, send: Send):
        self._wire = wire
        self._send = send
        self._goodbye: asyncio.Task[None] | None = None

    def write(self, message: Outgoing) -> bool:
        self._wire.write_frame(message.wire)
        return self._wire.bytes_waiting() <= MOST_BYTES_WAITING

    def end(self, code: int) -> None:
        self._goodbye = asyncio.create_task(self._say_goodbye(code))

    def cut(self) -> None:
        self._wire.abort()

    async def ended(self) -> None:
        if self._goodbye:
            await self._goodbye

    async def _say_goodbye(self, code: int) -> None:
        try:
            await asyncio.wait_for(say_goodbye(self._send, code), GOODBYE_WITHIN)
        except TimeoutError:
            self._wire.abort()


class QueuedOutlet:
    """For any other ASGI server: a bounded queue, and one task that sends from it.

    `ended` is called when the socket is over without the server having said so.
    """

    def __init__(self, send: Send, ended: Callable[[], None]):
        self._send = send
        self._ended = ended
        self._waiting: deque[Outgoing | int] = deque()
        self._wake = asyncio.Event()
        self._writer = asyncio.create_task(self._write())

    def write(self, message: Outgoing) -> bool:
        self._waiting.append(message)
        self._wake.set()
        return len(self._waiting) <= MOST_WAITING

    def end(self, code: int) -> None:
        self._waiting.append(code)
        self._wake.set()
        asyncio.get_running_loop().call_later(GOODBYE_WITHIN, self.cut)

    def cut(self) -> None:
        self._writer.cancel()
        self._ended()

    async def ended(self) -> None:
        if self._waiting and isinstance(self._waiting[-1], int):
            await asyncio.wait({self._writer})

    async def _write(self) -> None:
        with contextlib.suppress(Exception):  # the other side may be gone already
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    message = self._waiting.popleft()
                    if isinstance(message, int):
                        await say_goodbye(self._send, message)
                        return
                    await self._send({"type": "websocket.send", "text": message.text})


async def say_goodbye(send: Send, code: int) -> None:
    """Close with a code, and its reason in words."""
    with contextlib.suppress(Exception):  # the other side may be gone already
        await send({"type": "websocket.close", "code": code, "reason": CLOSE_REASONS[code]})
