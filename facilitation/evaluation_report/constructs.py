"""Where each construct stood at a period's start and at its end, from program releases alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitation.pulse.items import ItemKind, item, item_bank
from facilitation.pulse.release import ProgramItemValue
from facilitation.trends.change import Change, change


@dataclass(frozen=True)
class Block:
    """One program release: what it told, by item id, of the answers of these days."""

    from_on: date
    to_on: date
    values: Mapping[str, ProgramItemValue]


@dataclass(frozen=True)
class Point:
    from_on: date
    to_on: date
    value: ProgramItemValue


@dataclass(frozen=True)
class ConstructChange:
    """One question of the construct: told first and last in the period.

    `end` and `change` are None where it was told once. All are None where nothing was told.
    """

    construct: str
    item_id: str | None = None
    start: Point | None = None
    end: Point | None = None
    change: Change | None = None


def constructs_over(blocks: Sequence[Block]) -> list[ConstructChange]:
    """In the order of the item bank. `blocks` are those of the period, the oldest first.

    A construct's questions take turns. The two ends are of one and the same question, because two
    questions cannot be compared: of the one that was told over the longest time.
    """
    asked = dict.fromkeys(construct for of_round in item_bank().rounds for construct in of_round)
    return [_construct(construct, blocks) for construct in asked]


def visits_in(blocks: Sequence[Block]) -> list[Point]:
    """Who came for the first time, in each block that told it."""
    return [
        Point(block.from_on, block.to_on, value)
        for block in blocks
        for key, value in block.values.items()
        if item(key).kind == ItemKind.FIRST_OR_RETURNING
    ]


def _construct(construct: str, blocks: Sequence[Block]) -> ConstructChange:
    told: dict[str, list[Point]] = {}
    for block in blocks:
        for key, value in block.values.items():
            if item(key).construct == construct:
                told.setdefault(key, []).append(Point(block.from_on, block.to_on, value))
    if not told:
        return ConstructChange(construct)
    item_id = max(told, key=lambda key: (told[key][-1].to_on - told[key][0].to_on).days)
    start, *later = told[item_id]
    if not later:
        return ConstructChange(construct, item_id, start)
    return ConstructChange(
        construct, item_id, start, later[-1], change(start.value, later[-1].value)
    )
