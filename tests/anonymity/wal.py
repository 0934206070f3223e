"""Reads PostgreSQL's write-ahead log: who wrote where, and when it was committed."""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.live.own_postgres import OwnPostgres

LINE = re.compile(r"rmgr: (?P<rmgr>\w+) .*? tx: +(?P<tx>\d+), .*? desc: (?P<what>\w+)(?P<rest>.*)")
RELATION = re.compile(r"blkref #0: rel \d+/\d+/(\d+)(?: fork \w+)? blk (\d+)")
OFFSET = re.compile(r"(?:new )?off (\d+)")
COMMITTED = re.compile(r" (\d{4}-\d\d-\d\d [\d:.]+) UTC")
# A savepoint writes under a number of its own; the commit names those that belong to it.
PARTS = re.compile(r"subxacts: ([\d ]+)")
SEGMENT = re.compile(r"[0-9A-F]{24}")
WRITES = {"INSERT", "UPDATE", "HOT_UPDATE", "MULTI_INSERT"}
PAGE, SHORT_HEADER, LONG_HEADER = 8192, 24, 40
HAS_LONG_HEADER = 0x0002


@dataclass(frozen=True)
class Write:
    transaction: int
    file_node: int
    block: int


@dataclass(frozen=True)
class Log:
    """`commits` maps a transaction to its moment, seconds since 1970."""

    writes: Sequence[Write]
    commits: Mapping[int, float]


def read_log(postgres: OwnPostgres, segments: tuple[str, str], start: str, end: str) -> Log:
    """What `pg_waldump`, which comes with every server, tells between two positions.

    `segments` are the names of the files that these lie in. Raises `CalledProcessError` rather than
    find nothing where something could not be read.
    """
    files = [str(postgres.data / "pg_wal" / segments[0]), segments[1]]
    done = subprocess.run(
        [str(postgres.programs / "pg_waldump"), "-s", start, "-e", end, *files],
        env={"TZ": "UTC"},
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    writes: list[Write] = []
    commits: dict[int, float] = {}
    for found in filter(None, map(LINE.match, done.stdout.splitlines())):
        transaction = int(found["tx"])
        if found["what"] == "COMMIT" and (at := COMMITTED.match(found["rest"])):
            moment = datetime.fromisoformat(at[1] + "+00:00").timestamp()
            parts = PARTS.search(found["rest"])
            for number in (transaction, *map(int, parts[1].split() if parts else ())):
                commits[number] = moment
        elif found["rmgr"].startswith("Heap") and found["what"] in WRITES:
            writes += [
                Write(transaction, int(node), int(block))
                for node, block in RELATION.findall(found["rest"])
            ]
    return Log(writes, commits)


def segments(folder: Path) -> list[Path]:
    """The log's files, the oldest first."""
    return sorted(path for path in folder.iterdir() if SEGMENT.fullmatch(path.name))


def stream(files: Iterable[Path]) -> bytes:
    """Segments as one run of bytes without their pages' headers: a value may lie across two."""
    parts = []
    for path in files:
        file = path.read_bytes()
        for at in range(0, len(file), PAGE):
            (flags,) = struct.unpack_from("<H", file, at + 2)
            header = LONG_HEADER if flags & HAS_LONG_HEADER else SHORT_HEADER
            parts.append(file[at + header : at + PAGE])
    return b"".join(parts)
