"""What the processes tell each other: one message per process, never one per phone.

The bus is Channels' Redis pub/sub layer, one group per room. A process that is alone has none.
Messages can be lost while Redis is away; what heals that is told apart:

- a lost change leaves a gap in the numbers, and the client that sees it asks for a snapshot;
- a process that does not hear its own heartbeat back, and then does, starts its sockets afresh.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

BEAT = 2.0  # seconds between heartbeats
DEAF_AFTER = 5 * BEAT
PATIENCE = 2.0  # seconds that a newcomer waits for Redis before the room goes on without it

log = logging.getLogger("in_this_room.bus")

Heard = Callable[[UUID, str, str, dict[str, Any]], None]


class Bus:
    """`heard(room_id, process, kind, body)` is called for what other processes said."""

    def __init__(
        self, layer: Any, *, heard: Heard, beat: Callable[[], bool], healed: Callable[[], None]
    ):
        """`beat` tells where this process stands, and returns False when it had nothing to tell."""
        self.process = uuid.uuid4().hex
        self._layer = layer
        self._heard = heard
        self._beat = beat
        self._healed = healed
        self._heard_at = time.monotonic()
        self._deaf = False
        self._channel = ""
        self._subscribed = asyncio.Event()
        self._wanted: set[UUID] = set()
        self._followed: set[UUID] = set()
        self._outgoing: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue(maxsize=10_000)
        self._tasks = [
            asyncio.create_task(each) for each in (self._send(), self._receive(), self._pulse())
        ]

    async def follow(self, room_id: UUID) -> None:
        """Hear of this room from now on, or, while Redis is away, from when it is back."""
        self._wanted.add(room_id)
        await self._catch_up()

    def unfollow(self, room_id: UUID) -> None:
        self._wanted.discard(room_id)

    async def _catch_up(self) -> None:
        try:
            await asyncio.wait_for(self._subscribed.wait(), PATIENCE)
            for room_id in self._wanted - self._followed:
                await self._layer.group_add(_group(room_id), self._channel)
                self._followed.add(room_id)
            for room_id in self._followed - self._wanted:
                await self._layer.group_discard(_group(room_id), self._channel)
                self._followed.discard(room_id)
        except Exception as error:  # noqa: BLE001  (whatever Redis raises: the room goes on)
            self._went_deaf(error)

    def tell(self, room_id: UUID, kind: str, **body: Any) -> None:
        """Queue a message, in order; while Redis is away messages are dropped, not kept."""
        message = {
            "type": "bus.message",
            "room": str(room_id),
            "process": self.process,
            "kind": kind,
            "body": body,
        }
        if not self._outgoing.full():
            self._outgoing.put_nowait((_group(room_id), message))

    async def _send(self) -> None:
        while True:
            group, message = await self._outgoing.get()
            try:
                await self._layer.group_send(group, message)
            except Exception as error:  # noqa: BLE001  (whatever Redis raises: the room goes on)
                self._went_deaf(error)

    async def _receive(self) -> None:
        while True:
            try:
                if not self._channel:
                    self._channel = await self._layer.new_channel()
                    self._subscribed.set()
                message = await self._layer.receive(self._channel)
            except Exception as error:  # noqa: BLE001  (whatever Redis raises: the room goes on)
                self._went_deaf(error)
                await asyncio.sleep(1)
                continue
            if message["process"] == self.process:
                self._heard_myself()
            else:
                self._heard(
                    UUID(message["room"]), message["process"], message["kind"], message["body"]
                )

    async def _pulse(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            await self._catch_up()
            if not self._beat():
                self._heard_at = time.monotonic()
            elif time.monotonic() - self._heard_at > DEAF_AFTER:
                self._went_deaf(None)

    def _went_deaf(self, error: Exception | None) -> None:
        if not self._deaf:
            why = type(error).__name__ if error else "nothing is heard"
            log.error("the bus between processes is away (%s); rooms go on in each process", why)
        self._deaf = True

    def _heard_myself(self) -> None:
        self._heard_at = time.monotonic()
        if self._deaf:
            self._deaf = False
            log.warning("the bus between processes is back; sockets start afresh")
            self._healed()


def layer() -> Any:
    """The channel layer, or None for a process that is alone."""
    return get_channel_layer()


def _group(room_id: UUID) -> str:
    return f"room.{room_id.hex}"
