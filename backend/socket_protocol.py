"""uvicorn's WebSocket protocol, with a short way out and an end for what it would put up with.

An ASGI server frames and copies each message for each socket. A room says the same to all its
phones, so it makes the frame once and writes it to each socket as it is (`api.live.outlet`).

The room bounds what it sends and receives in messages; the rest is below messages, where the room
cannot see it: pings, fragments, broken text, and bytes that a client never takes.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.http11 import Request

from api.live.messages.closing import CLOSE_REASONS, Close
from api.live.outlet import EXTENSION
from api.live.pace import Pace

LINGER = 15.0  # seconds that a client has to take the last bytes; its goodbye may take 10
LINGER_OF_THE_SILENT = 1.0  # when it has not even answered a ping
MOST_IGNORED = 256 * 1024  # bytes that may still come after the goodbye, and are read for nothing
MOST_UNREAD = 4  # messages that wait for the room; then the client has to
MOST_FRAGMENTS = 64  # of one message; a message of the room has 4,096 bytes at the most


class RoomSocketProtocol(WebSocketsSansIOProtocol):
    """One connection. Made by uvicorn (see backend/server.py)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pace_of_pings = Pace()
        self._giving_up: asyncio.TimerHandle | None = None
        self._ignored = 0

    # --- the short way out (the ASGI extension that api.live.outlet.Wire describes) -----------

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[Any, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    def write_frame(self, frame: bytes) -> None:
        """Write one whole, unmasked WebSocket frame, unless the socket is ending."""
        if not self.close_sent and not self.transport.is_closing():
            self.transport.write(frame)

    def bytes_waiting(self) -> int:
        """Bytes that the other side has not taken yet."""
        return self.transport.get_write_buffer_size()

    def abort(self) -> None:
        """Drop the line, with whatever waits on it."""
        self.transport.abort()

    # --- a client that takes nothing ----------------------------------------------------------

    async def run_asgi(self) -> None:
        await super().run_asgi()
        self._give_up_later()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self._give_up_later(LINGER_OF_THE_SILENT)

    def _give_up_later(self, seconds: float = LINGER) -> None:
        # Closing waits until all is sent, and a client that keeps its window shut makes that never.
        if not self.disconnected and self._giving_up is None:
            self._giving_up = self.loop.call_later(seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
        super().connection_lost(exc)

    async def send(self, message: Any) -> None:
        if self.close_sent and message["type"] == "websocket.send":
            raise ClientDisconnected  # it broke the protocol while the room was talking
        await super().send(message)

    # --- a client that sends what is no message -------------------------------------------------

    def data_received(self, data: bytes) -> None:
        if self.close_sent:
            self._ignored += len(data)
        if self._ignored > MOST_IGNORED:
            self.transport.abort()
        else:
            super().data_received(data)

    def handle_ping(self) -> None:
        if self._pace_of_pings.allows_one_more():
            super().handle_ping()
        else:
            self._end(Close.TOO_MANY)

    def handle_cont(self, event: Frame) -> None:
        if len(self.frames) < MOST_FRAGMENTS:
            super().handle_cont(event)
        else:
            self._end(Close.MALFORMED)

    def send_receive_event_to_app(self) -> None:
        """As uvicorn does it, but a wrong text has a reason, and reading goes on for a while.

        Stopping and resuming after each message costs two calls into the kernel for each vote.
        """
        data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        self.frames = []
        if self.close_sent:
            return
        message: dict[str, Any] = {"type": "websocket.receive"}
        if self.curr_msg_data_type == "text":
            try:
                message["text"] = str(data, "utf-8")
            except UnicodeDecodeError:
                self._end(Close.MALFORMED)
                return
        else:
            message["bytes"] = data
        self.queue.put_nowait(message)  # type: ignore[arg-type]
        if self.queue.qsize() >= MOST_UNREAD and not self.read_paused:
            self.read_paused = True
            self.transport.pause_reading()

    def _end(self, code: int) -> None:
        """Say why, and hear nothing more from this client."""
        self.frames = []
        if self.close_sent or self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code})
        self.conn.send_close(code, CLOSE_REASONS[code])
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()
        self._give_up_later()
