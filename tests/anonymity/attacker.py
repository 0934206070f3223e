"""One attacker for every design: collects sightings, joins them, and guesses.

A sighting is anything that puts a member, an answer or a ballot at a place in the order of things.
What no sighting tells is guessed from the release, as somebody without any loot would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.anonymity.loot import Loot, Published, Schema, Version
from tests.anonymity.story import LONGEST_DELAY

What = Literal["mark", "answer", "ballot", "opening"]
SLACK = 1.0  # seconds


@dataclass(frozen=True)
class Sighting:
    what: What
    transaction: int = 0
    moment: float | None = None
    member: str | None = None
    answer: int | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)


Extractor = Callable[[Loot, Schema], Sequence[Sighting]]


@dataclass(frozen=True)
class Guess:
    """`features` are the numbers that a learning attacker may look for a pattern in."""

    answer: int
    answered: bool
    features: Mapping[str, float] = field(default_factory=dict)


def best_guess(published: Published) -> Guess:
    """The likeliest answer of a member, knowing the release alone.

    Answers are drawn evenly from 0 to 10. Given a mean above 5, each further point is likelier by
    one factor, so the likeliest single answer is 10, below 5 it is 0. A release needs six of eight,
    so the likeliest of each member is to have answered.
    """
    return Guess(10 if (published.mean or 0) > 5 else 0, answered=True)


def marks(loot: Loot, schema: Schema) -> list[Sighting]:
    """Rows that name a member as done: a flag, whatever it is called."""
    if not schema.marks:
        return []
    table, column, flag = schema.marks
    return [
        Sighting("mark", each.transaction, each.moment, member=each.values[column])
        for each in loot.versions
        if each.table == table and each.values.get(flag) == 1
    ]


def answers(loot: Loot, schema: Schema) -> list[Sighting]:
    """Rows that hold an answer. Of a histogram each further version of a row tells one."""
    if not schema.answers:
        return []
    table, column = schema.answers
    return [
        Sighting("answer", each.transaction, each.moment, answer=each.values[column])
        for each in loot.versions
        if each.table == table and each.values and (each.values.get(schema.counter or "") != 0)
    ]


def ballots(loot: Loot, schema: Schema) -> list[Sighting]:
    """Writes that can only be a ballot that came in, even if nothing of it can be read."""
    transactions: dict[int, Version] = {}
    for each in loot.versions:
        if each.table in schema.ballots:
            transactions.setdefault(each.transaction, each)
    return [
        Sighting("ballot", number, each.moment, numbers=_numbers(each))
        for number, each in sorted(transactions.items())
    ]


def _numbers(row: Version) -> dict[str, float]:
    """Whatever can be measured of a row: where it lies, how long it is, how its columns begin."""
    numbers: dict[str, float] = {"block": row.place[0], "number in the block": row.place[1]}
    for name, value in row.values.items():
        if isinstance(value, int):
            numbers[name] = value
        elif isinstance(value, bytes | str):
            numbers[f"length of {name}"] = len(value)
            numbers[f"begin of {name}"] = value[0] if isinstance(value, bytes) and value else 0
    return numbers


def openings(loot: Loot, schema: Schema) -> list[Sighting]:
    """The access log: who was using the app, and when."""
    seen = {(line.moment, line.member) for line in loot.access_log}
    return [Sighting("opening", moment=moment, member=member) for moment, member in sorted(seen)]


EVERYTHING: Sequence[Extractor] = (marks, answers, ballots, openings)


class Attacker:
    """Knows the source (`schema`) and uses the given extractors on whatever the loot is."""

    def __init__(self, schema: Schema, extractors: Sequence[Extractor] = EVERYTHING) -> None:
        self.schema, self.extractors = schema, extractors

    def guesses(self, loot: Loot) -> dict[str, Guess]:
        seen: dict[What, list[Sighting]] = defaultdict(list)
        for extractor in self.extractors:
            for sighting in extractor(loot, self.schema):
                seen[sighting.what].append(sighting)
        came_in = sorted(seen["answer"] + seen["ballot"], key=lambda each: each.transaction)
        joined = self._joined(came_in, seen["mark"], seen["opening"])
        plain = best_guess(loot.published)
        told = bool(seen["mark"] or came_in)
        return {
            member: Guess(
                next(
                    (each.answer for each in joined[member] if each.answer is not None),
                    plain.answer,
                ),
                bool(joined[member]) or not told,
                _features(member, joined[member], seen["opening"], came_in),
            )
            for member in loot.members
        }

    def _joined(
        self, came_in: list[Sighting], marks: list[Sighting], openings: list[Sighting]
    ) -> dict[str, list[Sighting]]:
        joined: dict[str, list[Sighting]] = defaultdict(list)
        left = sorted(marks, key=lambda each: each.transaction)
        for each in came_in:
            if left:
                mark = min(left, key=lambda mark: abs(mark.transaction - each.transaction))
                left.remove(mark)
                joined[str(mark.member)].append(each)
            elif not marks and (opening := _opened_before(each, openings)):
                joined[str(opening.member)].append(each)
        return joined


def _opened_before(ballot: Sighting, openings: list[Sighting]) -> Sighting | None:
    """The last opening that this ballot can come from: a phone sends within ten minutes."""
    if ballot.moment is None:
        return None
    fitting = [
        each
        for each in openings
        if 0 <= ballot.moment - (each.moment or 0) <= LONGEST_DELAY + SLACK
    ]
    return fitting[-1] if fitting else None


def _features(
    member: str, own: list[Sighting], openings: list[Sighting], came_in: list[Sighting]
) -> dict[str, float]:
    moments = [each.moment or 0 for each in openings if each.member == member]
    last = own[-1] if own else None
    measured = sorted({name for each in came_in for name in each.numbers})
    return {
        **{name: last.numbers.get(name, -1) if last else -1 for name in measured},
        "openings": len(moments),
        "ballots": len(own),
        "openings without a ballot": len(moments) - len(own),
        "delay": (last.moment or 0) - max(moments, default=0) if last else -1,
        "place": came_in.index(last) / len(came_in) if last else -1,
        "first opening": min(moments, default=0),
        "last opening": max(moments, default=0),
    }
