"""Ballots of people who all answer the same few items."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.pulse.items import Answer, Item, ItemKind, item_bank

Ballot = dict[str, Answer]


def some(kind: ItemKind, which: int = 0) -> Item:
    """One of the bank's items of this kind."""
    return [item for item in item_bank().items.values() if item.kind == kind][which]


SCALE, WORDS = some(ItemKind.SCALE), some(ItemKind.YES_PARTLY_NO)
VISITS = some(ItemKind.FIRST_OR_RETURNING)


def answering(item: Item, answers: Sequence[Answer]) -> list[Ballot]:
    return [{item.id: answer} for answer in answers]
