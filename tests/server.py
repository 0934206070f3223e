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
from pathlib import Path

from django.db import connection

READY_WITHIN = 120  # seconds; as every such limit, it costs time only when something is wrong


class Server:
    """One process, or two that share a Redis when REDIS_URL is set.

    With two, pages come from the first and sockets go to each in turn, as behind a load balancer
    that knows no stickiness. `kill` is as sudden as a power cut; `stop` is what an operator does.
    What it says goes to the file `log`, or to where the test run's own output goes.
    """

    def __init__(self, kind: type[Process] | None = None, *, log: Path | None = None) -> None:
        count = 2 if os.environ.get("REDIS_URL") else 1
        self.processes = [(kind or Process)() for _each in range(count)]
        for each in self.processes:
            each.public_origin = self.origin
            each.log = log
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
    program = "backend.server"

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None
        self.public_origin = ""
        self.log: Path | None = None
        self.more_environment: dict[str, str] = {}

    def start(self) -> None:
        self.process = self.launch()
        self.wait_until_ready()

    def launch(
        self, stdin: int | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
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
            **self.more_environment,
        }
        command = [sys.executable, "-W", "ignore", "-m", self.program, "--port", str(self.port)]
        if self.log is None:
            return subprocess.Popen(command, env=environment, stdin=stdin, stdout=stdout)
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command, env=environment, stdin=stdin, stdout=stdout or log, stderr=log
            )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def end(self, number: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(timeout=60)
            self.process = None

    def wait_until_ready(self) -> None:
        give_up_at = time.monotonic() + READY_WITHIN
        while time.monotonic() < give_up_at:
            assert self.process is not None
            assert self.process.poll() is None, "the server ended while starting"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.02)
        raise AssertionError("the server did not become ready")


def _database_url() -> str:
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    login = f"{values['USER']}:{values['PASSWORD']}@" if values["USER"] else ""
    address = f"{values['HOST'] or 'localhost'}:{values['PORT'] or 5432}"
    return f"postgresql://{login}{address}/{values['NAME']}"


class PreloadedProcess(Process):
    """A process that starts in a twentieth of the time; see tests/preloaded_server.py."""

    program = "tests.preloaded_server"

    def __init__(self) -> None:
        super().__init__()
        self.serves = False

    def start(self) -> None:
        if self.process is None:
            self.process = self.launch(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._order(b"start\n")
        self.serves = True
        self.wait_until_ready()

    def is_running(self) -> bool:
        return self.serves

    def end(self, number: signal.Signals) -> None:
        """SIGKILL kills what serves; anything else ends what is preloaded as well."""
        if self.process is None:
            return
        if number == signal.SIGKILL:
            self._order(b"kill\n")
        else:
            self.process.communicate(timeout=60)
            self.process = None
        self.serves = False

    def _order(self, order: bytes) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(order)
        self.process.stdin.flush()
        assert self.process.stdout.readline() == b"done\n"


class ShiftedProcess(Process):
    """A process with a clock of its own; see tests/server_with_shifted_clock.py."""

    program = "tests.server_with_shifted_clock"

    def set_clock(self, file: Path, shift: float) -> None:
        """Let its clock be `shift` seconds off, by way of this file."""
        self.more_environment["CLOCK_FILE"] = str(file)
        beside = file.with_suffix(".new")
        beside.write_text(str(shift), encoding="ascii")
        beside.replace(file)  # at once: the process may be reading it


class PlainProcess(Process):
    """Another ASGI server than the product's: uvicorn as it comes, without the short way out."""

    program = "tests.plain_server"
