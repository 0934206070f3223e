"""Takes what lies in a SQLite file and its write-ahead log after a round.

The layouts are those of "Database File Format" (sqlite.org): leaf pages of tables, records, frames.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from tests.anonymity.loot import Version
from tests.anonymity.story import Clock

TABLE_LEAF, TABLE_INTERIOR = 0x0D, 0x05
WAL_HEADER, FRAME_HEADER = 32, 24
WIDTH = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


@dataclass(frozen=True)
class Frame:
    page: int
    commit: int  # the how-manieth commit of the log this frame belongs to
    content: bytes


class SqliteSpoils:
    """`begin` before a round, `versions` after it."""

    def begin(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("pragma wal_checkpoint(truncate)")

    def versions(self, clock: Clock) -> list[Version]:
        """Every version of every row in the log, in the order of commits. It keeps no times."""
        versions: list[Version] = []
        latest: dict[int, set[tuple[Any, ...]]] = {}
        tables = _tables()
        for frame in frames(log_bytes()):
            if frame.page not in tables:
                continue
            name, columns = tables[frame.page]
            rows = {tuple(row) for row in rows_of_leaf(frame.content)}
            for row in sorted(rows - latest.get(frame.page, set()), key=repr):
                values = dict(zip(columns, row[1:], strict=False))
                # A key declared INTEGER PRIMARY KEY is the row's number; its column is left empty.
                values = {name: row[0] if got is None else got for name, got in values.items()}
                versions.append(Version(name, values, frame.commit))
            latest[frame.page] = rows
        return versions


def database_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def log_bytes() -> bytes:
    file = database_file()
    log = file.with_name(file.name + "-wal")
    return log.read_bytes() if log.exists() else b""


def frames(log: bytes) -> Iterator[Frame]:
    """All frames that lie in the log, also those of before it was last started anew."""
    if len(log) < WAL_HEADER:
        return
    (size,) = struct.unpack_from(">I", log, 8)
    commit = 0
    for at in range(WAL_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        page, ends_commit = struct.unpack_from(">II", log, at)
        yield Frame(page, commit, log[at + FRAME_HEADER : at + FRAME_HEADER + size])
        commit += bool(ends_commit)


def rows_of_leaf(page: bytes) -> Iterator[list[Any]]:
    """Each row as its hidden number and its columns; nothing for a page of another kind."""
    if not page or page[0] != TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", page, 3)
    for number in range(cells):
        (at,) = struct.unpack_from(">H", page, 8 + 2 * number)
        _length, at = _varint(page, at)
        row, at = _varint(page, at)
        yield [row, *_record(page, at)]


def _record(page: bytes, at: int) -> Iterator[Any]:
    start = at
    header, at = _varint(page, at)
    kinds = []
    while at < start + header:
        kind, at = _varint(page, at)
        kinds.append(kind)
    for kind in kinds:
        width = WIDTH[kind] if kind in WIDTH else (kind - 12) // 2
        raw, at = page[at : at + width], at + width
        yield _value(kind, raw)


def _value(kind: int, raw: bytes) -> Any:
    if kind >= 12:
        return raw.decode(errors="replace") if kind % 2 else raw
    constants = {0: None, 7: raw, 8: 0, 9: 1}
    return constants[kind] if kind in constants else int.from_bytes(raw, "big", signed=True)


def _varint(page: bytes, at: int) -> tuple[int, int]:
    number = 0
    for place in range(9):
        byte = page[at + place]
        if place == 8:
            return number << 8 | byte, at + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return number, at + place + 1


def _tables() -> dict[int, tuple[str, list[str]]]:
    """The page of each small table that fits on one, with its columns."""
    with connection.cursor() as cursor:
        cursor.execute("select rootpage, name from sqlite_master where type = 'table' and rootpage")
        pages = cursor.fetchall()
        tables = {}
        for page, name in pages:
            cursor.execute(f'pragma table_info("{name}")')
            tables[page] = (name, [row[1] for row in cursor.fetchall()])
    return tables
