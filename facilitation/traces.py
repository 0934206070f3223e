"""Wiping what the database itself remembers of deleted rows."""

from __future__ import annotations

import logging
import time

from django.db import connection, transaction

TRIES = 20
WAIT = 0.05  # seconds

log = logging.getLogger("in_this_room.live")


def leave_no_trace() -> None:
    """After the commit, empty SQLite's write-ahead log.

    The log keeps the page of every ballot and seat, in order of arrival, long after the rows were
    deleted. `secure_delete` has zeroed them in the file itself; a truncating checkpoint takes them
    out of the log. PostgreSQL has no such command: see docs/anonymity.md.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty_write_ahead_log)


def _empty_write_ahead_log() -> None:
    for _try in range(TRIES):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        if not busy:
            return
        time.sleep(WAIT)  # somebody is reading an old page: they are done in a moment
    log.warning("the write-ahead log could not be emptied yet; the next closing tries again")
