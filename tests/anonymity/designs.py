"""The two designs that look anonymous and are not: what the attacker must be able to break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import connection, transaction

from tests.anonymity.loot import Schema
from tests.anonymity.story import SCALE, Happening


class Design(Protocol):
    """A way to store a pulse. `members` are their ids as text."""

    schema: Schema

    def open_round(self, members: Sequence[str]) -> None: ...

    def happens(self, happening: Happening) -> None: ...

    def close_round(self) -> None: ...


class _Tables:
    """What both controls share: members with a flag that says who is done."""

    more = ""

    def __init__(self) -> None:
        for table in ("control_member", "control_response", "control_counter"):
            _run(f"drop table if exists {table}")
        _run("create table control_member (id text primary key, done integer not null)")
        for statement in filter(None, self.more.split(";")):
            _run(statement)

    def open_round(self, members: Sequence[str]) -> None:
        with transaction.atomic():
            _run("delete from control_member")
            for member in members:
                _run("insert into control_member (id, done) values (%s, 0)", member)

    def _done(self, member: str) -> None:
        _run("update control_member set done = 1 where id = %s", member)

    def close_round(self) -> None:
        """Both controls tidy up after themselves, as their authors would."""
        _run("update control_member set done = 0")


class ResponseRow(_Tables):
    """A row of answers without a name, and beside it a flag that its member is done."""

    more = "create table control_response (id text primary key, answer integer not null)"
    schema = Schema(marks=("control_member", "id", "done"), answers=("control_response", "answer"))

    def happens(self, happening: Happening) -> None:
        if happening.what == "sends" and happening.answer is not None:
            with transaction.atomic():
                insert = "insert into control_response (id, answer) values (%s, %s)"
                _run(insert, f"{id(happening):x}{happening.moment}", happening.answer)
                self._done(happening.member)

    def close_round(self) -> None:
        _run("delete from control_response")
        super().close_round()


class Histogram(_Tables):
    """Counters only, in a transaction of their own; the flag comes in the next one."""

    more = "create table control_counter (answer integer primary key, times integer not null);"
    schema = Schema(
        marks=("control_member", "id", "done"),
        answers=("control_counter", "answer"),
        counter="times",
    )

    def open_round(self, members: Sequence[str]) -> None:
        super().open_round(members)
        _run("delete from control_counter")
        for answer in SCALE:
            _run("insert into control_counter (answer, times) values (%s, 0)", answer)

    def happens(self, happening: Happening) -> None:
        if happening.what == "sends" and happening.answer is not None:
            _run("update control_counter set times = times + 1 where answer = %s", happening.answer)
            self._done(happening.member)


def _run(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)
