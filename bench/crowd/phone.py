"""One phone of the crowd: a socket, and how far it has come."""

from __future__ import annotations

import random
import socket
from dataclasses import dataclass
from enum import Enum, auto

# As in phone/src/room/backoff.ts: full jitter, twenty times half a second at most, then up to five.
FIRST_WAIT, LONGEST_WAIT = 500_000_000, 5_000_000_000  # nanoseconds
QUICK_TRIES = 20


class Stage(Enum):
    AWAY = auto()
    DIALLING = auto()
    UPGRADING = auto()
    GREETING = auto()  # upgraded, but its first message has not come
    IN = auto()


@dataclass(slots=True, eq=False)
class Phone:
    """Times are in monotonic nanoseconds; `rest` is the begin of a frame that is not whole yet."""

    number: int
    request: bytes
    line: socket.socket | None = None
    stage: Stage = Stage.AWAY
    rest: bytes = b""
    attempt: int = 0
    dialled_at: int = 0
    in_at: int = 0

    def dial(self, port: int) -> socket.socket:
        """Raises `ConnectionRefusedError` when nobody listens."""
        line = socket.socket()
        line.settimeout(0)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            line.connect(("127.0.0.1", port))
        except BlockingIOError:
            pass
        except OSError:
            line.close()
            raise
        self.line, self.stage, self.rest = line, Stage.DIALLING, b""
        return line

    def hang_up(self) -> None:
        if self.line is not None:
            self.line.close()
        self.line, self.stage, self.rest = None, Stage.AWAY, b""

    def wait_before_dialling(self) -> int:
        """Nanoseconds to wait after a line was lost or refused."""
        longest = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(max(0, self.attempt - QUICK_TRIES), 10))
        self.attempt += 1
        return int(random.random() * longest)  # noqa: S311  (jitter, not a secret)
