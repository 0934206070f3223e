"""What is told of one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.pulse.releasing.rounding import Told

IN_ORDER = ("yes", "no", "first")  # the words that are told


@dataclass(frozen=True)
class ItemValue:
    """Either a mean on 0-10 or shares in percent, by word."""

    mean: Told | None = None
    shares: Mapping[str, Told] | None = None


@dataclass(frozen=True)
class ProgramItemValue(ItemValue):
    """What a program is told of one item, and how far it can be trusted.

    `n_band` is of the people behind this number, `step` is what it was rounded to (in points or
    percent), and `bounded` says that a few people came or left, so that it could move by one step
    only. Whether it wanted to go further is not said.
    """

    n_band: str = ""
    step: float = 0.0
    bounded: bool = False


def read_program_item_value(document: Mapping[str, Any]) -> ProgramItemValue:
    """From what `dataclasses.asdict` made of it."""
    told = read_item_value(document)
    return ProgramItemValue(
        mean=told.mean,
        shares=told.shares,
        n_band=document["n_band"],
        step=document["step"],
        bounded=document["bounded"],
    )


def read_item_value(document: Mapping[str, Any]) -> ItemValue:
    """From what `dataclasses.asdict` made of it."""
    mean, shares = document["mean"], document["shares"]
    return ItemValue(
        mean=None if mean is None else Told(**mean),
        # PostgreSQL keeps an object's names in an order of its own.
        shares=None
        if shares is None
        else {word: Told(**shares[word]) for word in IN_ORDER if word in shares},
    )
