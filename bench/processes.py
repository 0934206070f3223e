"""Server processes on loopback: starting, waiting, measuring and ending them."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 30.0  # seconds
ENDS_WITHIN = 15.0  # seconds


@dataclass(frozen=True)
class Server:
    """One running server that listens on `port`: a process, and workers if it has any."""

    process: subprocess.Popen[bytes]
    port: int

    def cpu_ns(self) -> int:
        """Nanoseconds on a core so far, all threads: exact while the server is idle.

        /proc/<pid>/stat would count in ticks of 10 ms, which is longer than a broadcast takes.
        """
        spent = 0
        for process in self._processes():
            for task in (process / "task").iterdir():
                with contextlib.suppress(OSError):  # a thread that has just ended
                    spent += int((task / "schedstat").read_text().split()[0])
        return spent

    def rss_kib(self) -> int:
        return sum(_rss_kib(process) for process in self._processes())

    def _processes(self) -> list[Path]:
        process = Path(f"/proc/{self.process.pid}")
        workers = (process / "task" / process.name / "children").read_text().split()
        return [process, *(Path(f"/proc/{worker}") for worker in workers)]


def _rss_kib(process: Path) -> int:
    lines = (process / "status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


@contextmanager
def running(
    command: Sequence[str], *, port: int, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The server that `command` starts, once it accepts connections; ended on leaving."""
    server = start(command, port=port, environment=environment)
    try:
        wait_until_listening(server)
        yield server
    finally:
        end(server)


def start(
    command: Sequence[str], *, port: int, environment: Mapping[str, str] | None = None
) -> Server:
    """Start it without waiting. The server must read its port from `command`."""
    return Server(subprocess.Popen(command, env=os.environ | dict(environment or {})), port)


def end(server: Server) -> None:
    server.process.terminate()
    try:
        server.process.wait(timeout=ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()


def wait_until_listening(server: Server) -> int:
    """Returns when it first accepted a connection, in monotonic nanoseconds.

    Raises `SystemExit` when it ends, or does not listen within 30 seconds.
    """
    give_up_at = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up_at:
        if server.process.poll() is not None:
            raise SystemExit(f"a server ended at its start: {server.process.args!r}")
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        except OSError:
            time.sleep(0.005)
        else:
            return time.monotonic_ns()
    raise SystemExit(f"a server did not listen: {server.process.args!r}")


def clean_up_when_told_to_end() -> None:
    """Servers and databases of the run end with it, also when it is ended from outside."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
