"""Takes what lies in a PostgreSQL cluster after a round: pages with dead rows, and both logs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from tests.anonymity import heap, wal
from tests.anonymity.loot import Version
from tests.anonymity.story import Clock
from tests.live.own_postgres import OwnPostgres

TABLES = """
    select pg_relation_filenode(c.oid), c.relname, pg_relation_filepath(c.oid), c.oid
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
"""
COLUMNS = """
    select a.attname, t.typname, a.attlen, a.attalign
    from pg_attribute a left join pg_type t on t.oid = a.atttypid
    where a.attrelid = %s and a.attnum > 0 order by a.attnum
"""


@dataclass(frozen=True)
class Table:
    name: str
    path: str
    columns: Sequence[heap.Column]


class PostgresSpoils:
    """`begin` before a round, `versions` after it."""

    def __init__(self, postgres: OwnPostgres) -> None:
        self.postgres = postgres
        self.start = ""
        self.known: dict[int, Table] = {}

    def begin(self) -> None:
        self.start = _one("select pg_current_wal_insert_lsn()::text")
        self._learn_tables()

    def versions(self, clock: Clock) -> list[Version]:
        """Every write of the round, with the row's content wherever a page still has it."""
        # Everything to the files: they are what a stolen disk or backup holds.
        _run("checkpoint")
        self._learn_tables()
        end = _one("select pg_current_wal_flush_lsn()::text")
        log = wal.read_log(self.postgres, (_segment(self.start), _segment(end)), self.start, end)
        moments = {number: clock.moment(at) for number, at in log.commits.items()}
        order = {number: place for place, number in enumerate(log.commits)}
        found: list[Version] = []
        readable: set[tuple[str, int]] = set()
        for node in {write.file_node for write in log.writes} & set(self.known):
            table = self.known[node]
            for row in heap.tuples(self._file(table), table.columns):
                if row.xmin in order:
                    place = (row.block, row.number)
                    found.append(
                        Version(table.name, row.values, order[row.xmin], moments[row.xmin], place)
                    )
                    readable.add((table.name, row.xmin))
        for write in log.writes:
            known, number = self.known.get(write.file_node), write.transaction
            if known and number in order and (known.name, number) not in readable:
                found.append(Version(known.name, {}, order[number], moments[number]))
        return sorted(found, key=lambda each: (each.transaction, each.place))

    def _file(self, table: Table) -> bytes:
        path = self.postgres.data / table.path
        return path.read_bytes() if path.exists() else b""

    def _learn_tables(self) -> None:
        """Also under the names that emptied tables had for their files before."""
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            for node, name, path, oid in cursor.fetchall():
                if node not in self.known:
                    cursor.execute(COLUMNS, [oid])
                    columns = [heap.Column(*row) for row in cursor.fetchall()]
                    self.known[node] = Table(name, path, columns)


def _segment(position: str) -> str:
    return _one(f"select pg_walfile_name('{position}')")


def _one(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
