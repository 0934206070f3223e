"""A WebSocket whose every byte is the test's own doing, for clients that do not behave."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from websockets.frames import Frame, Opcode

ABNORMAL = 1006  # cut off, with no code
SMALL_SEGMENT = 536  # bytes; the least that IPv4 knows, so that the other end's buffer stays small


class RawSocket:
    """Opened at once. With `receive_buffer` (bytes) its TCP window is soon full if nobody reads."""

    def __init__(self, address: str, token: str, *, receive_buffer: int | None = None) -> None:
        parts = urlsplit(address)
        self.socket = socket.socket()
        if receive_buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SMALL_SEGMENT)
        self.socket.settimeout(30)
        self.socket.connect((parts.hostname, parts.port))
        self._read = self.socket.makefile("rb")
        request = (
            f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            f"Sec-WebSocket-Protocol: room.v1, {token}\r\n\r\n"
        )
        self.socket.sendall(request.encode())
        if receive_buffer is None:
            self.read_opening()

    @property
    def port(self) -> int:
        """Which server process this socket reached."""
        return int(self.socket.getpeername()[1])

    def read_opening(self) -> None:
        assert b" 101 " in self._read.readline()
        while self._read.readline() != b"\r\n":
            pass

    def send(self, *chunks: bytes) -> None:
        self.socket.sendall(b"".join(chunks))

    def read(self) -> tuple[int, bytes]:
        """The next frame's opcode and content. Raises `EOFError`, `OSError` when it was cut."""
        head = self._exactly(2)
        length = head[1]
        if length >= 126:
            length = int.from_bytes(self._exactly(2 if length == 126 else 8), "big")
        return head[0] & 0x0F, self._exactly(length)

    def read_to_the_end(self) -> int:
        """Read all that still comes; returns the code of the end."""
        try:
            while True:
                opcode, content = self.read()
                if opcode == Opcode.CLOSE:
                    return int.from_bytes(content[:2], "big")
        except (EOFError, ConnectionError):
            return ABNORMAL

    def close(self) -> None:
        self._read.close()
        self.socket.close()

    def _exactly(self, length: int) -> bytes:
        content = self._read.read(length)
        if len(content) < length:
            raise EOFError
        return content


def frame(content: bytes | str, opcode: Opcode = Opcode.TEXT, *, fin: bool = True) -> bytes:
    """One masked frame as it stands on the wire."""
    data = content.encode() if isinstance(content, str) else content
    return Frame(opcode, data, fin).serialize(mask=True)
