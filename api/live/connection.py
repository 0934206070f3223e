"""One open socket, as the hub knows it: what it may see, and the frames that wait for it."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from api.live.messages.closing import Close
from facilitation.live_room.changes import Change
from facilitation.live_room.state import Audience

LONGEST_QUEUE = 64  # frames; a phone that is 64 events behind needs a snapshot, not events


@dataclass(eq=False)
class Connection:
    """`identity` is the seat's key or the co-facilitator's id; `origin` is where join links lead.

    Until its snapshot is sent it only collects: `seq` is None.
    """

    audience: Audience
    identity: str
    origin: str
    seq: int | None = None
    held: list[Change] = field(default_factory=list)
    frames: deque[str] = field(default_factory=deque)
    closing: int | None = None
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    cut: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, frame: str) -> None:
        """Queue a frame, or cut the connection off when it has fallen too far behind."""
        if self.closing is not None:
            return
        if len(self.frames) >= LONGEST_QUEUE:
            self.frames.clear()
            self.close(Close.TOO_SLOW)
            self.cut.set()  # its writer may be stuck in a send that never ends
        else:
            self.frames.append(frame)
            self.wake.set()

    def close(self, code: int) -> None:
        """End the connection with `code` after what is queued. The first reason stands."""
        if self.closing is None:
            self.closing = code
            self.wake.set()
