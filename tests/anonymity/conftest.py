"""A PostgreSQL cluster that a thief may read: files, log, everything."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.utils import load_backend
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
    usual = connections["default"]
    settings = {
        **usual.settings_dict,
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "PASSWORD": "",
        "HOST": "127.0.0.1",
        "PORT": str(own_postgres.port),
        # As in backend/settings.py, so that the server's log is the real one.
        "OPTIONS": {"server_side_binding": True},
    }
    connections["default"] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    with django_db_blocker.unblock():
        try:
            with connection.cursor() as cursor:
                # The thief's best case: no dead row and no log is tidied away.
                for change in ("autovacuum = off", "fsync = off", "wal_keep_size = '2GB'"):
                    cursor.execute(f"alter system set {change}")
                cursor.execute("select pg_reload_conf()")
            call_command("migrate", verbosity=0)
            call_command("flush", verbosity=0, interactive=False)
            yield own_postgres
        finally:
            connections["default"].close()
            connections["default"] = usual
