"""socket.io's server, installed with npm into a temporary folder for one run."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import Server, free_port, running

SCRIPT = Path(__file__).with_name("socketio.cjs")
INSTALLED_WITHIN = 120  # seconds


@contextmanager
def socketio_server() -> Iterator[Server | None]:
    """None, and a line on standard error, where npm is missing or cannot install it."""
    with tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder:
        if not _installed(folder):
            sys.stderr.write("socket.io could not be installed: it is left out\n")
            yield None
            return
        port = free_port()
        environment = {"NODE_PATH": str(Path(folder) / "node_modules"), "NODE_ENV": "production"}
        command = ["node", str(SCRIPT), str(port)]
        with running(command, port=port, environment=environment) as server:
            yield server


def _installed(folder: str) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder]
    try:
        done = subprocess.run(
            [*command, "socket.io@4"],
            check=False,
            timeout=INSTALLED_WITHIN,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
