"""What a release says. Only for what got the verdict `RELEASE`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from facilitation.pulse.items import Item, ItemKind, item
from facilitation.pulse.releasing.holding import Held, hold
from facilitation.pulse.releasing.item_value import ItemValue, ProgramItemValue
from facilitation.pulse.releasing.pooling import Pool
from facilitation.pulse.releasing.rounding import (
    band_of,
    mean_step,
    share_step,
    told_mean,
    told_share,
    told_word_mean,
    word_mean_step,
)
from facilitation.pulse.releasing.sums import Ballots, ItemSums, Sums, sums_of
from facilitation.pulse.releasing.thresholds import in_force

# The remaining word is not told: with a third number the other two could be worked out exactly.
TOLD_WORDS = {ItemKind.YES_PARTLY_NO: ("yes", "no"), ItemKind.FIRST_OR_RETURNING: ("first",)}


@dataclass(frozen=True)
class GroupValues:
    """By item id, in the order in which they were asked; items under the floor are left out."""

    n_band: str
    items: Mapping[str, ItemValue]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class ProgramValues(GroupValues):
    """`items` are `ProgramItemValue`s."""

    groups_band: str


def group_values(
    rounds: Sequence[Ballots], items: Sequence[Item], *, held: Held | None = None
) -> GroupValues:
    """What the members of a group get to see of the rounds of one block, released together.

    One sequence of ballots for each round, because only ballots of one round are certainly of
    different people. `held` are the values of `held_values` for this group. Raises `ValueError`
    under the group's floor.
    """
    sums = sums_of(rounds, items, group="", roster_size=0)
    if sums.people < in_force().group_floor:
        raise ValueError("so few people are never told of")
    told = {
        key: own for key, own in sums.items.items() if item(key).kind != ItemKind.FIRST_OR_RETURNING
    }
    return GroupValues(n_band=band_of(sums.people), items=_values(told, held or {}))


def program_values(
    sums: Sequence[Sums], *, groups_in_program: int, roster_size: int, held: Held | None = None
) -> ProgramValues:
    """What a program's director gets to see. `held` are the values of `held_values` for this
    program. Raises `ValueError` where nothing may be told.
    """
    pool = Pool(sums, groups_in_program=groups_in_program, roster_size=roster_size)
    told = pool.tellable() if pool.is_enough else {}
    if not told:
        raise ValueError("so few people are never told of")
    values = _values(told, held or {})
    return ProgramValues(
        n_band=band_of(pool.people),
        items={
            key: ProgramItemValue(
                mean=value.mean,
                shares=value.shares,
                n_band=band_of(told[key].people),
                step=float(_step(item(key), value, told[key].people)),
                bounded=bool((held or {}).get(key)),
            )
            for key, value in values.items()
        },
        groups_band=_groups_band(pool.groups),
    )


def left_over(sums: Sequence[Sums], *, groups_in_program: int, roster_size: int) -> list[Sums]:
    """What a program's release did not tell: seal it again, for the next block."""
    return Pool(sums, groups_in_program=groups_in_program, roster_size=roster_size).left_over()


def _values(sums: Mapping[str, ItemSums], held: Held) -> dict[str, ItemValue]:
    values = {
        key: hold(item(key), _value(item(key), own), held.get(key, ()), people=own.people)
        for key, own in sums.items()
    }
    return {key: value for key, value in values.items() if value is not None}


def _value(item: Item, own: ItemSums) -> ItemValue:
    if item.kind == ItemKind.SCALE:
        return ItemValue(mean=told_mean(own.total, own.answers, people=own.people))
    if own.people < in_force().distribution_floor:
        return ItemValue(mean=told_word_mean(own.words, people=own.people))
    words = TOLD_WORDS[item.kind]
    return ItemValue(
        shares={
            word: told_share(own.words.get(word, 0), own.answers, people=own.people)
            for word in words
        }
    )


def _step(item: Item, value: ItemValue, people: int) -> Fraction:
    if value.shares is not None:
        return share_step(people)
    return mean_step(people) if item.kind == ItemKind.SCALE else word_mean_step(people)


def _groups_band(groups: int) -> str:
    names = ((1, "1"), (2, "2-4"), (5, "5-9"), (10, "10+"))
    return [name for least, name in names if groups >= least][-1]
