"""A PostgreSQL cluster that a test may stop, or crash."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from django.core.management import call_command
from django.db import connection, connections
from django.db.utils import load_backend

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
# A server that runs as root refuses to be PostgreSQL; its packages bring this user.
USER = "postgres" if os.name == "posix" and os.geteuid() == 0 else None


class OwnPostgres:
    """On a port and in a folder of its own, open to whoever is on this machine.

    `stop("fast")` is what an operator does, `stop("immediate")` is a crash: it ends every
    connection at once, and the next start recovers from the log. Nothing waits for the disk: that
    would matter only if this machine itself lost its power.
    """

    def __init__(self) -> None:
        self.programs = (
            INSTALLED[-1].parent if INSTALLED else Path(shutil.which("initdb") or "initdb").parent
        )
        # Not under pytest's own folder, which another user cannot enter.
        self.folder = Path(tempfile.mkdtemp(prefix="in-this-room-postgres-"))
        if USER:
            shutil.chown(self.folder, USER)
        self.data = self.folder / "data"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        options = ["--auth=trust", "--username=postgres", "--no-locale", "--encoding=UTF8"]
        self._run("initdb", *options, "--no-sync", f"--pgdata={self.data}")

    def start(self) -> None:
        settings = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        options = f"-p {self.port} {settings}"
        log = self.folder / "log"
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(log), "-o", options)

    def stop(self, how: Literal["fast", "immediate"] = "fast") -> None:
        self._run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", how)

    @contextmanager
    def as_default_database(self, options: Mapping[str, object] | None = None) -> Iterator[None]:
        """Everything that is done to the database goes to this cluster, with tables from the first
        time on. `options` are those of the connection."""
        usual = connections["default"]
        settings = {
            **usual.settings_dict,
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "PASSWORD": "",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "OPTIONS": dict(options or {}),
        }
        backend = load_backend(settings["ENGINE"])
        connections["default"] = backend.DatabaseWrapper(settings, "default")
        try:
            if not connection.introspection.table_names():
                call_command("migrate", verbosity=0)
            yield
        finally:
            connections["default"].close()
            connections["default"] = usual

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.programs / program), *arguments],
            check=True,
            cwd=self.folder,
            user=USER,
            timeout=180,
            stdout=subprocess.DEVNULL,
        )
