"""Between two tests with committed rows the database is as Django's own `flush` leaves it."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from facilitation.programs.models import Membership, Person
from tests import emptying
from tests.cast import Cast, assemble
from tests.cast_put_back import put_back_anew

Rows = dict[str, list[tuple[Any, ...]]]


def everything() -> Rows:
    """The rows of every table that has any."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608
            if rows := cursor.fetchall():
                found[table] = sorted(rows, key=repr)
    return found


@pytest.mark.usefixtures("transactional_db")
def test_it_leaves_what_flush_leaves() -> None:
    call_command("flush", verbosity=0, interactive=False)
    flushed = everything()
    assert set(flushed) == emptying.KEPT
    cast = assemble()
    cast.session()
    assert len(everything()) > len(flushed) + 10
    emptying.empty_database()
    assert everything() == flushed


@pytest.mark.usefixtures("transactional_db")
def test_who_was_put_back_is_the_same_under_new_ids() -> None:
    first = put_back_anew()
    first.session()
    emptying.empty_database()
    again = put_back_anew()
    again.session()  # with ids of its own in every table
    assert (first.rae.pk != again.rae.pk, first.rae.name) == (True, again.rae.name)
    assert again.circle.program_id == again.program.pk
    assert {each.person for each in again.circle.members.all()} == {again.rae, again.rob}
    connection.check_constraints()


@pytest.mark.two_processes
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_a_deadlock_with_somebody_at_work_is_tried_again(live_cast: Cast) -> None:
    """Another connection holds what is deleted late, and then wants what was deleted early."""
    early, late = Membership.objects.all(), Person.objects.all()
    tables = [model.model._meta.db_table for model in (early, late)]
    assert tables == sorted(tables)
    holds = threading.Event()

    def at_work() -> None:
        try:
            with transaction.atomic():
                late.update(name="Somebody")
                holds.set()
                _wait_until_somebody_waits()
                list(early.select_for_update())
        except OperationalError:
            pass  # the database ends the one or the other
        finally:
            connection.close()

    worker = threading.Thread(target=at_work)
    worker.start()
    assert holds.wait(30)
    emptying.empty_database()
    worker.join()
    assert set(everything()) == emptying.KEPT


def _wait_until_somebody_waits() -> None:
    waiting = """
        select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
    """
    with connection.cursor() as cursor:
        for _try in range(3000):
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits")
