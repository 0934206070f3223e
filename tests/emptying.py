"""Emptying the database after a test whose rows were committed: what Django's `flush` would leave.

`flush` locks every table for itself, empties it whether or not it holds anything, and makes content
types and permissions again. With a server's process still at work that is slow and may deadlock.
"""

from __future__ import annotations

from functools import cache

from django.db import IntegrityError, OperationalError, connection, transaction

KEPT = {"auth_permission", "django_content_type", "django_migrations"}  # `flush` makes them again
TRIES = 5


def empty_database() -> None:
    """Delete every row that a test may have left; sequences go on from where they are.

    Once more when a process that is still at work got in between: by a deadlock, by a lock that was
    held for long, or by a row that refers to one deleted here.
    """
    for _try in range(TRIES - 1):
        try:
            return _empty()
        except (OperationalError, IntegrityError):
            connection.close()
    return _empty()


def _empty() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_in_one_go())
        else:
            cursor.execute(_which_hold_rows())
            for (table,) in cursor.fetchall():
                cursor.execute(f"delete from {_quoted(table)}")  # noqa: S608


@cache
def _tables() -> list[str]:
    found = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(set(found) - KEPT)


@cache
def _which_hold_rows() -> str:
    return " union all ".join(
        f"select '{table}' where exists (select 1 from {_quoted(table)})"  # noqa: S608
        for table in _tables()
    )


@cache
def _in_one_go() -> str:
    """In any order: a foreign key is checked at the end of the transaction."""
    deletes = (f"delete from {_quoted(table)};" for table in _tables())  # noqa: S608
    return f"do $$ begin {' '.join(deletes)} end $$"


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)
