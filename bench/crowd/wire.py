"""The least of WebSocket that a phone of the crowd needs."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator, Sequence

from websockets.frames import Frame, Opcode

TEXT, PING = Opcode.TEXT.value, Opcode.PING.value


def opening_request(path: str, *, port: int, subprotocols: Sequence[str] = ()) -> bytes:
    """An HTTP upgrade that offers no extension, so frames come uncompressed."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(secrets.token_bytes(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    if subprotocols:
        lines.append(f"Sec-WebSocket-Protocol: {', '.join(subprotocols)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def text_frame(text: str) -> bytes:
    """One masked text frame, as a browser would send it."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=True)


def pong_frame(payload: bytes) -> bytes:
    return Frame(Opcode.PONG, payload).serialize(mask=True)


def frames_in(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(opcode, start, end) of each whole frame's payload; the last item may be cut off.

    A server's frames are not masked. What is left of `data` begins at the last `end`.
    """
    at, size = 0, len(data)
    while at + 2 <= size:
        length, start = data[at + 1], at + 2
        if length == 126:
            length, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
        elif length == 127:
            length, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
        end = start + length
        if start > size or end > size:
            return
        yield data[at] & 0x0F, start, end
        at = end
