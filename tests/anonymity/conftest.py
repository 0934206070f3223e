"""A PostgreSQL cluster that a thief may read: files, log, everything."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.live.own_postgres import INSTALLED, OwnPostgres


@pytest.fixture(scope="package")
def own_postgres() -> Iterator[OwnPostgres]:
    if not INSTALLED:
        why = "PostgreSQL is not installed (apt-get install postgresql)"
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(why)
    postgres = OwnPostgres()
    try:
        postgres.start()
        yield postgres
    finally:
        postgres.remove()


@pytest.fixture
def thiefs_postgres(
    own_postgres: OwnPostgres, django_db_blocker: DjangoDbBlocker
) -> Iterator[OwnPostgres]:
    """Django's default database is the cluster's; nothing else is in it."""
    # As in backend/settings.py, so that the server's log is the real one.
    options = {"server_side_binding": True}
    with django_db_blocker.unblock(), own_postgres.as_default_database(options):
        with connection.cursor() as cursor:
            # The thief's best case: no dead row and no log is tidied away.
            for change in ("autovacuum = off", "wal_keep_size = '2GB'"):
                cursor.execute(f"alter system set {change}")
            cursor.execute("select pg_reload_conf()")
        # It leaves no dead rows; permissions, which it would make again, are of no use here.
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        yield own_postgres
