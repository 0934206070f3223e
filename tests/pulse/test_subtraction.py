"""Everything that groups and their program ever release, laid side by side.

What is proved: each told number is computed from the answers of a set of people in certain rounds,
and however the attacker cuts these sets with each other (any union, intersection or difference,
so any sum or difference of told numbers, too), each piece that comes out holds five people or more.
A program's number moreover always comes from ten people and two groups, or, in a program with one
group, from two of its releases. Subtracting numbers of *different* times is another matter: see
test_known_leaver.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.items import Answer
from facilitation.pulse.release import (
    RosterFacts,
    Sums,
    Verdict,
    group_values,
    group_verdict,
    left_over,
    program_values,
    program_verdict,
    sums_of,
)
from facilitation.pulse.releasing.rounding import told_mean
from facilitation.pulse.releasing.sums import Ballots
from tests.pulse.ballots import SCALE, VISITS, WORDS, some

pytestmark = pytest.mark.one_process

ITEMS = [SCALE, some(SCALE.kind, 1), WORDS, VISITS]
Given = tuple[str, int, int]  # group, round, person: one answer to one item
People = frozenset[Given]


@dataclass
class Everything:
    """All that was told, by item: who it was computed from. Directors' numbers once more apart."""

    told: dict[str, list[People]] = field(default_factory=lambda: defaultdict(list))
    directors: list[tuple[str, People]] = field(default_factory=list)


answers = st.fixed_dictionaries(
    {},
    optional={
        ITEMS[0].id: st.integers(0, 10),
        ITEMS[1].id: st.integers(0, 10),
        WORDS.id: st.sampled_from(["yes", "partly", "no"]),
        VISITS.id: st.sampled_from(["first", "returning"]),
    },
)
ROSTER = 12
# Who of the roster answered what; `None` did not answer.
one_round = st.lists(st.none() | answers | answers | answers, min_size=ROSTER, max_size=ROSTER)
history = st.lists(st.tuples(st.sampled_from(["north", "south", "west"]), one_round), max_size=16)


@settings(deadline=None)
@given(history, st.integers(1, 3))
def test_no_cut_through_all_releases_leaves_fewer_than_five_people(
    rounds: list[tuple[str, list[dict[str, Answer] | None]]], groups: int
) -> None:
    everything = release_all(rounds, groups)
    for key, sets in everything.told.items():
        for piece in pieces(sets):
            assert len({(group, person) for group, _round, person in piece}) >= 5, key
    for key, people in everything.directors:
        of_groups = {group for group, _round, _person in people}
        if groups > 1:
            assert len(of_groups) >= 2, key
            assert len({(group, person) for group, _round, person in people}) >= 10, key
        else:
            assert len({number for _group, number, _person in people}) >= 2, key
            assert len(people) >= 10, key


def pieces(sets: list[People]) -> list[People]:
    """The cells of the Venn diagram: everything that can be cut out of the sets."""
    cells: dict[tuple[int, ...], set[Given]] = defaultdict(set)
    for each in frozenset().union(*sets):
        cells[tuple(index for index, own in enumerate(sets) if each in own)].add(each)
    return [frozenset(cell) for cell in cells.values()]


def release_all(
    rounds: list[tuple[str, list[dict[str, Answer] | None]]], groups: int
) -> Everything:
    """Close round after round, as sessions' rounds do: under the rules they wait in their block."""
    everything = Everything()
    blocks: dict[str, list[tuple[int, list[dict[str, Answer] | None]]]] = defaultdict(list)
    waiting: list[tuple[Sums, dict[str, People]]] = []
    names = ["north", "south", "west"][:groups]
    for number, (drawn, roster) in enumerate(rounds):
        group = drawn if drawn in names else "north"
        blocks[group].append((number, roster))
        ballots = sum(own is not None for own in roster)
        if group_verdict(ballots, RosterFacts(ROSTER, 0), widened=False) != Verdict.RELEASE:
            continue
        waiting.append(release_group(group, blocks.pop(group), everything))
        waiting = release_program(waiting, groups, everything)
    return everything


def release_group(
    group: str, block: list[tuple[int, list[dict[str, Answer] | None]]], everything: Everything
) -> tuple[Sums, dict[str, People]]:
    cast: list[Ballots] = [[own for own in roster if own is not None] for _number, roster in block]
    sets = {
        item.id: frozenset(
            (group, number, person)
            for number, roster in block
            for person, own in enumerate(roster)
            if own is not None and item.id in own
        )
        for item in ITEMS
    }
    for key, value in group_values(cast, ITEMS).items.items():
        everything.told[key].append(sets[key])
        if value.mean is not None and key != WORDS.id:
            given = [own[key] for ballots in cast for own in ballots if key in own]
            total, people = sum(int(each) for each in given), value_people(sets[key])
            assert value.mean == told_mean(total, len(given), people=people)
    return sums_of(cast, ITEMS, group=group, roster_size=ROSTER), sets


def value_people(people: People) -> int:
    """The fullest round's."""
    numbers = [number for _group, number, _person in people]
    return max(numbers.count(number) for number in set(numbers))


def release_program(
    waiting: list[tuple[Sums, dict[str, People]]], groups: int, everything: Everything
) -> list[tuple[Sums, dict[str, People]]]:
    """What still waits afterwards."""
    sums, size = [own for own, _sets in waiting], ROSTER * len({own.group for own, _ in waiting})
    facts = RosterFacts(size, 0)
    verdict = program_verdict(sums, groups_in_program=groups, roster=facts, widened=False)
    if verdict != Verdict.RELEASE:
        return waiting
    values = program_values(sums, groups_in_program=groups, roster_size=size)
    assert set(values.items) - {VISITS.id}
    for key in values.items:
        people = frozenset().union(*(sets[key] for own, sets in waiting if key in own.items))
        everything.told[key].append(people)
        everything.directors.append((key, people))
    left = left_over(sums, groups_in_program=groups, roster_size=size)
    kept = [(own, sets) for own, sets in waiting if set(own.items) - set(values.items)]
    assert len(left) == len(kept)
    for now, (before, _sets) in zip(left, kept, strict=True):
        assert now.group == before.group
        assert set(now.items) == set(before.items) - set(values.items)
    return [(now, sets) for now, (_before, sets) in zip(left, kept, strict=True)]
