"""Reads the rows of PostgreSQL's heap pages, dead ones too, from the bytes of a table's file.

The layout is that of PostgreSQL's "Database Page Layout" (documentation, chapter 73.6), little
endian. `test_tools.py` compares it with what the extension pageinspect reads.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

PAGE = 8192
HAS_NULLS, ATTRIBUTES = 0x0001, 0x07FF
ALIGNMENT = {"c": 1, "s": 2, "i": 4, "d": 8}


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    length: int  # bytes, or -1 when it varies
    align: str


@dataclass(frozen=True)
class Tuple:
    block: int
    number: int
    xmin: int
    xmax: int
    values: dict[str, Any]


def tuples(file: bytes, columns: Sequence[Column]) -> Iterator[Tuple]:
    """Every row version that a line pointer still leads to, in the order of the file."""
    for block in range(len(file) // PAGE):
        page = file[block * PAGE : (block + 1) * PAGE]
        for at in range(24, struct.unpack_from("<H", page, 12)[0], 4):
            (pointer,) = struct.unpack_from("<I", page, at)
            offset, length = pointer & 0x7FFF, pointer >> 17
            if offset and length:
                yield _tuple(page[offset : offset + length], block, (at - 20) // 4, columns)


def _tuple(row: bytes, block: int, number: int, columns: Sequence[Column]) -> Tuple:
    xmin, xmax, _field3, _ctid, mask2, mask, header = struct.unpack_from("<III6sHHB", row)
    values: dict[str, Any] = {}
    at = header
    for place, column in enumerate(columns[: mask2 & ATTRIBUTES]):
        if mask & HAS_NULLS and not row[23 + place // 8] >> place % 8 & 1:
            values[column.name] = None
            continue
        short = column.length == -1 and at < len(row) and row[at] & 1
        at = at if short else -(-at // ALIGNMENT[column.align]) * ALIGNMENT[column.align]
        raw, at = _attribute(row, at, column.length)
        values[column.name] = _value(raw, column.kind)
    return Tuple(block, number, xmin, xmax, values)


def _attribute(row: bytes, at: int, length: int) -> tuple[bytes, int]:
    if length >= 0:
        return row[at : at + length], at + length
    if row[at] & 1:
        end = at + (row[at] >> 1)
        return row[at + 1 : end], end
    end = at + (struct.unpack_from("<I", row, at)[0] >> 2)
    return row[at + 4 : end], end


def _value(raw: bytes, kind: str) -> Any:
    if kind in {"int2", "int4", "int8"}:
        return int.from_bytes(raw, "little", signed=True)
    if kind == "uuid":
        return str(UUID(bytes=raw))
    if kind in {"text", "varchar"}:
        return raw.decode(errors="replace")
    return raw
