"""Our server on a database of its own, with one large room in it. Loopback only."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass

from bench.commands import SNAPSHOT, SUBPROTOCOL
from bench.crowd import wire
from bench.crowd.orders import Invitation
from bench.prepared_room import PreparedRoom
from bench.processes import Server, free_port, running, start

MOST_STEPS = 100  # of a plan


@dataclass(frozen=True)
class Stage:
    """A room that was prepared for a server on `port`."""

    room: PreparedRoom
    port: int

    @property
    def path(self) -> str:
        return f"/ws/v1/rooms/{self.room.room_id}"

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "backend.server", "--port", str(self.port)]

    def start(self) -> Server:
        return start(self.command, port=self.port)

    def running(self) -> AbstractContextManager[Server]:
        return running(self.command, port=self.port)

    def invitation(self, *, comes_back: bool = False) -> Invitation:
        """One phone for each seat."""
        requests = [
            wire.opening_request(
                self.path, port=self.port, subprotocols=[SUBPROTOCOL, f"seat.{token}"]
            )
            for token in self.room.tokens
        ]
        return Invitation(self.port, requests, SNAPSHOT, comes_back=comes_back)


def prepared_stage(*, seats: int, polls: int, database_url: str) -> Stage:
    """Fill the empty database at `database_url`. Once a process: Django is set up with it."""
    os.environ |= {
        "SECRET_KEY": "for-the-benchmark-only",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
    }
    import django

    django.setup()
    from bench.room import prepare  # its models need Django set up

    return Stage(prepare(seats=seats, polls=polls), free_port())
