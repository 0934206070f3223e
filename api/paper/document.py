"""What a document for paper is made of. All texts are plain: nothing in them is markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.utils import timezone


@dataclass(frozen=True)
class Heading:
    """`level` 1 stands under the document's title. Levels must not be skipped on the way down."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: Sequence[str]


@dataclass(frozen=True)
class Note:
    """A remark that is set apart: a review state, a limit, where something comes from."""

    text: str


@dataclass(frozen=True)
class Table:
    """`caption` is read out before the table; each row is as long as `header`.

    `widths` are the columns' shares of the page's width; equal unless given. The header is printed
    again on each page that the table reaches.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()

    def __post_init__(self) -> None:
        sizes = {len(row) for row in self.rows} | ({len(self.widths)} - {0})
        if sizes - {len(self.header)}:
            raise ValueError("Each row of a table, and its widths, have one entry for each column.")


Block = Heading | Paragraph | Bullets | Note | Table


@dataclass(frozen=True)
class Document:
    """`title` and `language` (two letters) are what a screen reader says first.

    `footer` stands at the foot of each page beside its number. `made_at` goes into the file's
    properties.
    """

    title: str
    blocks: Sequence[Block]
    language: str = "en"
    footer: str = ""
    made_at: datetime = field(default_factory=timezone.now)
