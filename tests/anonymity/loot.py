"""What an attacker holds after a round has closed, whatever the database.

Not in it: the server's log and the times of the key files, which `test_quiet.py` shows to be mute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Version:
    """One version of one row, live or dead, as far as it can still be read.

    `values` is empty where only the fact of the write is left (a row that was wiped, but whose
    write stands in the log). `transaction` grows in the order of commits. `moment` is when it was
    committed, in seconds of the round's clock, or None where nothing tells.
    """

    table: str
    values: Mapping[str, Any]
    transaction: int
    moment: float | None = None
    place: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Request:
    """A line of a proxy's access log: who asked for what, and when (seconds of the round)."""

    moment: float
    member: str
    path: str


@dataclass(frozen=True)
class Published:
    """What everybody may read: the release's mean of the item, or None when it stayed sealed."""

    mean: float | None


@dataclass(frozen=True)
class Loot:
    members: Sequence[str]
    versions: Sequence[Version]
    access_log: Sequence[Request]
    published: Published


@dataclass(frozen=True)
class Schema:
    """What the published source tells: which tables speak of members, answers and ballots.

    `marks`: (table, column of the member, column that is 1 when the member is done); `answers`:
    (table, column of the value); `counter`: the column that counts the rows of that value, if the
    table is a histogram; `ballots`: tables in which every write is a ballot that came in.
    """

    marks: tuple[str, str, str] | None = None
    answers: tuple[str, str] | None = None
    counter: str | None = None
    ballots: frozenset[str] = field(default_factory=frozenset)
