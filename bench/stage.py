"""A server of its own on a database of its own, with one large room in it. Loopback only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 30  # seconds


@dataclass(frozen=True)
class Stage:
    """`tokens` belong to `phones` seats; `poll_id` is open, with the options of `choices`."""

    address: str
    tokens: list[str]
    poll_id: str
    choices: list[str]
    process_id: int


@contextmanager
def open_stage(phones: int) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder:
        port = _free_port()
        os.environ |= {
            "SECRET_KEY": "for-the-benchmark-only",
            "PLAIN_HTTP": "1",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "backend.settings",
        }
        import django

        django.setup()
        from bench.room import prepare

        room_id, tokens, poll_id, choices = prepare(phones)
        server = subprocess.Popen([sys.executable, "-m", "backend.server", "--port", str(port)])
        try:
            _wait_until_ready(port)
            yield Stage(
                address=f"ws://127.0.0.1:{port}/ws/v1/rooms/{room_id}",
                tokens=tokens,
                poll_id=poll_id,
                choices=choices,
                process_id=server.pid,
            )
        finally:
            server.terminate()
            server.wait(timeout=15)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int) -> None:
    give_up_at = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up_at:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not become ready")
