"""What is told of one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.pulse.releasing.rounding import Told


@dataclass(frozen=True)
class ItemValue:
    """Either a mean on 0-10 or shares in percent, by word."""

    mean: Told | None = None
    shares: Mapping[str, Told] | None = None


def read_item_value(document: Mapping[str, Any]) -> ItemValue:
    """From what `dataclasses.asdict` made of it."""
    mean, shares = document["mean"], document["shares"]
    return ItemValue(
        mean=None if mean is None else Told(**mean),
        shares=None if shares is None else {word: Told(**told) for word, told in shares.items()},
    )
