"""What is left of answers once they are counted: numbers for each item, and nobody's ballot.

`people` is always a lower bound on *different* people, never a number of answers: somebody who
answered in three rounds is one person. Every floor and every precision goes by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from facilitation.pulse.items import Answer, Item
from facilitation.pulse.releasing.thresholds import in_force

Ballots = Sequence[Mapping[str, Answer]]  # those of one round, each by item id


@dataclass(frozen=True)
class ItemSums:
    """One item's answers: their number, the sum of those in figures, and how often each word."""

    people: int
    answers: int
    total: int
    words: Mapping[str, int]


@dataclass(frozen=True)
class Sums:
    """What one group's release adds to its program's. `group` is a keyed hash of its id."""

    group: str
    roster_size: int
    people: int
    answers: int
    items: Mapping[str, ItemSums]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read_sums(document: Mapping[str, Any]) -> Sums:
    items = {key: ItemSums(**numbers) for key, numbers in document["items"].items()}
    return Sums(**{**document, "items": items})


def sums_of(
    rounds: Sequence[Ballots], items: Sequence[Item], *, group: str, roster_size: int
) -> Sums:
    """Count the rounds of one released block together.

    An item that fewer people than the group's floor answered in each of the rounds is left out,
    here already: in a program's sum it would be those few, once the other groups are subtracted.
    Raises `ValueError` for an answer that its item does not take.
    """
    floor = in_force().group_floor
    counted = {item.id: _counted(rounds, item) for item in items}
    return Sums(
        group=group,
        roster_size=roster_size,
        people=max((len(ballots) for ballots in rounds), default=0),
        answers=sum(len(ballots) for ballots in rounds),
        items={key: sums for key, sums in counted.items() if sums.people >= floor},
    )


def times(words: Iterable[str]) -> dict[str, int]:
    """How often each word was said, in alphabetical order: theirs would tell who came first."""
    return dict(sorted(Counter(words).items()))


def _counted(rounds: Sequence[Ballots], item: Item) -> ItemSums:
    given = [[ballot[item.id] for ballot in ballots if item.id in ballot] for ballots in rounds]
    answers = [answer for of_round in given for answer in of_round]
    if not all(item.takes(answer) for answer in answers):
        raise ValueError(f"{item.id} was given an answer that it does not take")
    return ItemSums(
        people=max((len(of_round) for of_round in given), default=0),
        answers=len(answers),
        total=sum(answer for answer in answers if isinstance(answer, int)),
        words=times(answer for answer in answers if isinstance(answer, str)),
    )
