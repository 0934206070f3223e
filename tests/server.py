"""The product's own server, started as an operator would, in a process that a test may kill."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from django.db import connection

READY_WITHIN = 30  # seconds


class Server:
    """One process, or two that share a Redis when REDIS_URL is set.

    With two, pages come from the first and sockets go to each in turn, as behind a load balancer
    that knows no stickiness. `kill` is as sudden as a power cut; `stop` is what an operator does.
    """

    def __init__(self) -> None:
        self.processes = [Process() for _each in range(2 if os.environ.get("REDIS_URL") else 1)]
        for each in self.processes:
            each.public_origin = self.origin
        self._turn = itertools.cycle(self.processes)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.processes[0].port}"

    @property
    def socket_origin(self) -> str:
        return f"ws://127.0.0.1:{next(self._turn).port}"

    def start(self) -> None:
        for each in self.processes:
            each.start()

    def ensure_running(self) -> None:
        for each in self.processes:
            if not each.is_running():
                each.start()

    def kill(self) -> None:
        for each in self.processes:
            each.end(signal.SIGKILL)

    def stop(self) -> None:
        for each in self.processes:
            each.end(signal.SIGTERM)


class Process:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None
        self.public_origin = ""

    def start(self) -> None:
        environment = {
            **os.environ,
            "SECRET_KEY": "for-the-tests-only",
            "DEBUG": "0",
            "PLAIN_HTTP": "1",
            "TRUSTED_PROXIES": "1",
            "PUBLIC_ORIGIN": self.public_origin,
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "DATABASE_URL": _database_url(),
            "DJANGO_SETTINGS_MODULE": "backend.settings",
        }
        command = [sys.executable, "-W", "ignore", "-m", "backend.server", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=environment)
        self._wait_until_ready()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def end(self, number: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(timeout=15)
            self.process = None

    def _wait_until_ready(self) -> None:
        give_up_at = time.monotonic() + READY_WITHIN
        while time.monotonic() < give_up_at:
            assert self.process is not None
            assert self.process.poll() is None, "the server ended while starting"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise AssertionError("the server did not become ready")


def _database_url() -> str:
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    login = f"{values['USER']}:{values['PASSWORD']}@" if values["USER"] else ""
    return f"postgresql://{login}{values['HOST'] or 'localhost'}/{values['NAME']}"
