"""One history in one database, read by its directors: a process of its own for `bench.trends`.

It talks in lines of JSON: told how often to ask, it answers with what each asking took. Requests go
through the whole of Django (middleware, sign-in, rules, rendering), without a socket.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle
from typing import Any

import psycopg

REPORT = "2024-25"
PATHS = {
    "trends": "/api/v1/programs/{program}/trends",
    "report": f"/api/v1/programs/{{program}}/evaluation-reports/{REPORT}",
    "stack": "/api/v1/me",
}
ASKED = ("trends", "report")

Statement = tuple[str, Any]


class Reading:
    """Asks as each director in turn. `sql` has the statements that an asking ran, by director."""

    def __init__(self, what: str, readers: list[Any], application: Any) -> None:
        self._application = application
        self._requests = [
            (PATHS[what].format(program=each.program_id), f"sessionid={each.cookie}")
            for each in readers
        ]
        self.queries: set[int] = set()
        self._statements = [self._recorded(*request) for request in self._requests]
        self._turns = cycle(range(len(readers)))

    def times(self, number: int) -> dict[str, list[float]]:
        """Milliseconds of so many askings, each beside its bare SQL, in turns."""
        asked, bare, statements = [], [], []
        for _time in range(number):
            turn = next(self._turns)
            begun = time.perf_counter()
            self._ask(*self._requests[turn])
            asked.append((time.perf_counter() - begun) * 1000)
            whole, own = self._bare(self._statements[turn])
            bare.append(whole)
            statements.append(own)
        return {"asked": asked, "bare": bare, "statements": statements}

    def _ask(self, path: str, cookie: str) -> bytes:
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": cookie,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }
        response = self._application(environ, lambda line, _headers: status.append(line))
        body = b"".join(response)
        response.close()
        if status != ["200 OK"]:
            raise SystemExit(f"{path}: {status} {body[:200]!r}")
        return body

    def _recorded(self, path: str, cookie: str) -> list[Statement]:
        """What the second asking ran: the first one may have made the report."""
        from django.db import connection

        found: list[Statement] = []

        def record(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
            is_sqlite = connection.vendor == "sqlite"
            found.append((sql.replace("%s", "?") if is_sqlite else sql, params))
            return execute(sql, params, *rest)

        self._ask(path, cookie)
        with connection.execute_wrapper(record):
            self._ask(path, cookie)
        self.queries.add(len(found))
        return found

    def _bare(self, statements: list[Statement]) -> tuple[float, float]:
        """The same statements by the database's driver, every row fetched.

        Milliseconds with the connection that the server opens for each request, and without.
        """
        begun = time.perf_counter()
        raw = _connected()
        connected = time.perf_counter()
        for sql, params in statements:
            cursor = raw.cursor()
            cursor.execute(sql, params)
            cursor.fetchall()
        done = time.perf_counter()
        raw.close()
        return (time.perf_counter() - begun) * 1000, (done - connected) * 1000


def _connected() -> Any:
    """As settings.py has it done, without Django."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    raw = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    raw.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
    return raw


def _set_up(url: str) -> None:
    os.environ |= {
        "SECRET_KEY": "for-the-benchmark-only",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
    }
    import django

    django.setup()


def _answers(programs: int, years: int) -> Iterator[dict[str, Any]]:
    """The first is of the making; then one for each line that is read."""
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from bench.program_history import write_history

    call_command("migrate", verbosity=0)
    call_command("load_content", verbosity=0, stdout=io.StringIO())
    begun = time.perf_counter()
    readers = write_history(programs=programs, years=years)
    written = time.perf_counter() - begun
    application = get_wsgi_application()
    readings = {what: Reading(what, readers, application) for what in PATHS}
    yield {
        "written_s": round(written, 1),
        "queries": {what: sorted(each.queries) for what, each in readings.items()},
    }
    for line in sys.stdin:
        number = int(line)
        yield {what: each.times(number) for what, each in readings.items()}


def main() -> None:
    url, programs, years = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _set_up(url)
    with ExitStack() as stack:
        from django.db import connection

        stack.callback(connection.close)  # or PostgreSQL could not drop the database
        for answer in _answers(programs, years):
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
