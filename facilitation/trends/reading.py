"""A program's trends, a page at a time: two queries, however many programs and years there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from facilitation.programs.models import Program
from facilitation.pulse.items import Item, item, item_bank
from facilitation.pulse.models import KEPT_SEALED
from facilitation.pulse.release import ProgramItemValue, read_program_item_value
from facilitation.pulse.released import Untold
from facilitation.trends.change import Change, change
from facilitation.trends.waiting import Waiting, waiting_in

BLOCKS = 13  # on one page: a year of a pulse every four weeks
LOOK_BACK = 9  # blocks before it that its first numbers are compared with: three cycles


class _Release(NamedTuple):
    """What is read of a program's release. As models they would take three times as long."""

    number: int
    from_on: date
    to_on: date
    n_band: str
    groups_band: str
    values: Mapping[str, Mapping[str, Any]]
    untold: Mapping[str, str]


@dataclass(frozen=True)
class Gap:
    """A long time without any number."""

    from_on: date
    to_on: date


@dataclass(frozen=True)
class TrendBlock:
    """A time that was told of as one. Blocks share no answer, though their days may overlap."""

    number: int
    from_on: date
    to_on: date
    n_band: str
    groups_band: str
    gap_before: Gap | None


@dataclass(frozen=True)
class Since:
    """What changed since the last block in which the same question was told."""

    block: int
    change: Change


@dataclass(frozen=True)
class Point:
    """One item in one block: a value, or the reason why there is none."""

    block: int
    item: Item
    value: ProgramItemValue | None
    untold: Untold | None
    since: Since | None


@dataclass(frozen=True)
class Trends:
    """Blocks and points from the oldest to the newest. `points` are by construct, in the order of
    the item bank; a block that did not ask about a construct has no point there. `earlier` is what
    to ask for as `before` to get the page before this one.
    """

    blocks: Sequence[TrendBlock]
    points: Mapping[str, Sequence[Point]]
    waiting: Waiting
    earlier: int | None


def trends_of(program: Program, *, before: int | None = None) -> Trends:
    """The `BLOCKS` last blocks, or the last ones before the block of that number."""
    releases = program.pulse_releases.all()
    if before is not None:
        releases = releases.filter(number__lt=before)
    rows = releases.values_list(*_Release._fields)[: BLOCKS + LOOK_BACK]
    found = [_Release(*row) for row in rows][::-1]
    shown = found[-BLOCKS:]
    return Trends(
        blocks=_blocks(found)[-BLOCKS:],
        points=_points(found, {each.number for each in shown}),
        waiting=waiting_in(program),
        earlier=shown[0].number if len(found) > len(shown) else None,
    )


def _blocks(releases: Sequence[_Release]) -> list[TrendBlock]:
    gaps = [None, *(_gap(before, after) for before, after in pairwise(releases))]
    return [
        TrendBlock(each.number, each.from_on, each.to_on, each.n_band, each.groups_band, gap)
        for each, gap in zip(releases, gaps, strict=False)
    ]


def _gap(before: _Release, after: _Release) -> Gap | None:
    is_long = after.from_on - before.to_on >= KEPT_SEALED
    return Gap(before.to_on, after.from_on) if is_long else None


def _points(releases: Sequence[_Release], shown: set[int]) -> dict[str, list[Point]]:
    points: dict[str, list[Point]] = {}
    last: dict[str, tuple[int, ProgramItemValue]] = {}
    for release in releases:
        is_shown = release.number in shown
        for key, document in release.values.items():
            value = read_program_item_value(document)
            if is_shown:
                point = Point(release.number, item(key), value, None, _since(last.get(key), value))
                points.setdefault(point.item.construct, []).append(point)
            last[key] = (release.number, value)
        for key, why in release.untold.items() if is_shown else ():
            point = Point(release.number, item(key), None, Untold(why), None)
            points.setdefault(point.item.construct, []).append(point)
    order = dict.fromkeys(each.construct for each in item_bank().items.values())
    return {construct: points[construct] for construct in order if construct in points}


def _since(last: tuple[int, ProgramItemValue] | None, value: ProgramItemValue) -> Since | None:
    return Since(last[0], change(last[1], value)) if last else None
