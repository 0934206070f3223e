"""Running the naive project: uvicorn with its defaults."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.processes import Server, free_port, running


@contextmanager
def naive_server(
    *, database_url: str, redis_url: str = "", keep_connections: bool = False
) -> Iterator[Server]:
    """The naive project on the database at `database_url`, whose table is made if need be."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "bench.naive.settings",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "KEEP_CONNECTIONS": "1" if keep_connections else "",
    }
    migrate = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(migrate, env=os.environ | environment, check=True)
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bench.naive.asgi:application"]
    command += ["--port", str(port), "--log-level", "error", "--lifespan", "off"]
    with running(command, port=port, environment=environment) as server:
        yield server
