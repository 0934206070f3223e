"""The item bank of the pulse, and which items a round asks.

The format is content/pulse_items.schema.json, explained in content/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.poll_rules import repeated, same_text
from facilitation.plans.rules import Where, evidence_rows

ITEM_SCHEMA = CONTENT / "pulse_items.schema.json"
SHIPPED_BANK = CONTENT / "en" / "pulse_items.yaml"

ITEMS_OF_A_CONSTRUCT = (2, 3)

Answer = int | str


class ItemKind(StrEnum):
    SCALE = "0-10"
    YES_PARTLY_NO = "yes_partly_no"
    FIRST_OR_RETURNING = "first_or_returning"


WORDS: Mapping[ItemKind, tuple[str, ...]] = {
    ItemKind.SCALE: (),
    ItemKind.YES_PARTLY_NO: ("yes", "partly", "no"),
    ItemKind.FIRST_OR_RETURNING: ("first", "returning"),
}


@dataclass(frozen=True)
class Item:
    """One question. `low` and `high` say what the two ends mean; high is always the good end."""

    id: str
    construct: str
    kind: ItemKind
    text: str
    low: str
    high: str
    evidence: tuple[str, ...]
    review_state: str

    def takes(self, answer: object) -> bool:
        """Whether this is an answer to this item: 0 to 10, or one of the kind's words."""
        if self.kind == ItemKind.SCALE:
            return type(answer) is int and 0 <= answer <= 10  # `True` is no 1
        return isinstance(answer, str) and answer in WORDS[self.kind]


@dataclass(frozen=True)
class ItemBank:
    """`rounds` names the constructs of each round of one cycle; `closing` ends every round."""

    items: Mapping[str, Item]
    rounds: tuple[tuple[str, ...], ...]
    closing: str

    def of_construct(self, construct: str) -> list[Item]:
        """In the order in which the cycles take turns."""
        return [item for item in self.items.values() if item.construct == construct]


def items_for(number: int) -> list[Item]:
    """The items of the round with this number (1 is a series' first), in the order to ask them in.

    Each construct comes back every `len(rounds)` rounds, each time with its next item. The item
    that asks "first time or back" is the last. Raises `ValueError` under 1.
    """
    if number < 1:
        raise ValueError("rounds count from 1")
    bank = item_bank()
    cycle, place = divmod(number - 1, len(bank.rounds))
    asked = [bank.of_construct(construct) for construct in bank.rounds[place]]
    return [*(own[cycle % len(own)] for own in asked), *bank.of_construct(bank.closing)]


def item(item_id: str) -> Item:
    """Raises `KeyError`: ids stay for good, so that an old round can always be read."""
    return item_bank().items[item_id]


@cache
def item_bank() -> ItemBank:
    """As shipped, read once. Raises `ValueError` with each fault when the file is broken."""
    file = read_item_file(SHIPPED_BANK)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    state = file.document["review"]["state"]
    items = [_read(entry, state) for entry in file.document["items"]]
    return ItemBank(
        items={each.id: each for each in items},
        rounds=tuple(tuple(constructs) for constructs in file.document["rounds"]),
        closing=next(e.construct for e in items if e.kind == ItemKind.FIRST_OR_RETURNING),
    )


def item_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/pulse_items.y*ml"))


def read_item_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=ITEM_SCHEMA, rules=_broken_rules)


def _read(entry: Mapping[str, Any], review_state: str) -> Item:
    return Item(
        id=entry["id"],
        construct=entry["construct"],
        kind=ItemKind(entry["kind"]),
        text=entry["text"],
        low=entry["low"],
        high=entry["high"],
        evidence=tuple(entry["evidence"]),
        review_state=review_state,
    )


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    items = document["items"]
    if document["language"] != path.parent.name:
        yield ("language",), "language differs from the folder's"
    for index in repeated([entry["id"] for entry in items]):
        yield ("items", index, "id"), "an item before this one has the same id"
    for index in repeated([same_text(entry["text"]) for entry in items]):
        yield ("items", index, "text"), "an item before this one asks the same"
    for index, entry in enumerate(items):
        for place, row in enumerate(entry["evidence"]):
            if row not in evidence_rows():
                yield ("items", index, "evidence", place), f"{row} is no row of evidence.yaml"
    yield from _broken_rotation(document)


def _broken_rotation(document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    items = document["items"]
    if [entry["kind"] for entry in items].count(ItemKind.FIRST_OR_RETURNING) != 1:
        yield ("items",), "exactly one item is of the kind first_or_returning"
    own = Counter(
        entry["construct"] for entry in items if entry["kind"] != ItemKind.FIRST_OR_RETURNING
    )
    placed = [construct for of_round in document["rounds"] for construct in of_round]
    for index, of_round in enumerate(document["rounds"]):
        for place, construct in enumerate(of_round):
            if placed.count(construct) > 1:
                yield ("rounds", index, place), f"{construct} stands in the rounds more than once"
            elif own[construct] not in ITEMS_OF_A_CONSTRUCT:
                yield ("rounds", index, place), f"{construct} needs two or three items"
    for construct in own:
        if construct not in placed:
            yield ("rounds",), f"{construct} is in no round"
