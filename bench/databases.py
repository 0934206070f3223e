"""A database for one run, made and dropped by it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

DEFAULT_POSTGRESQL_URL = "postgresql://postgres@127.0.0.1/postgres"


def postgresql_url() -> str:
    """Where databases can be created, unless the command line says otherwise."""
    return os.environ.get("BENCH_POSTGRESQL_URL", DEFAULT_POSTGRESQL_URL)


@contextmanager
def database(kind: str, *, name: str, url: str) -> Iterator[str]:
    """The address of an empty `kind` ("sqlite" or "postgresql") database for the contender `name`.

    `url` leads to a PostgreSQL whose user may create databases.
    """
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder:
            yield f"sqlite:///{Path(folder) / f'{name}.sqlite3'}"
        return
    own = f"in_this_room_bench_{os.getpid()}_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(own)))
    try:
        yield urlsplit(url)._replace(path=f"/{own}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(own))
            )
