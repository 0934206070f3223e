"""Everybody knows who left or joined. What do two releases, subtracted, tell about that person?

The attacker of the second half knows the exact number of answers each time, that all the others
answered exactly as before, and everything that was told.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.items import item
from facilitation.pulse.release import (
    Roster,
    RosterFacts,
    Verdict,
    group_values,
    group_verdict,
    roster_changes,
)
from facilitation.pulse.releasing.holding import held_values, hold
from facilitation.pulse.releasing.item_value import ItemValue
from facilitation.pulse.releasing.rounding import Told, told_mean
from tests.pulse.ballots import SCALE, WORDS, Ballot, answering

pytestmark = pytest.mark.one_process


def steady(people: frozenset[int] | set[str]) -> Roster:
    """A roster on which nothing changes while its round is open."""
    return Roster(frozenset(people), frozenset(people))


rosters = st.lists(st.frozensets(st.integers(0, 14), min_size=5), min_size=2, max_size=8)


@pytest.mark.parametrize("changed", [1, 2, 3, 4])
def test_a_roster_that_changed_by_fewer_than_five_waits_once(changed: int) -> None:
    facts = RosterFacts(size=8, changed_since_last_release=changed)
    assert group_verdict(8, facts, widened=False) == Verdict.ROSTER_CHANGED
    assert group_verdict(8, facts, widened=True) == Verdict.RELEASE


@pytest.mark.parametrize("changed", [0, 5, 6, 40])
def test_a_roster_that_is_the_same_or_much_changed_does_not_wait(changed: int) -> None:
    facts = RosterFacts(size=8, changed_since_last_release=changed)
    assert group_verdict(8, facts, widened=False) == Verdict.RELEASE


def test_somebody_who_left_while_others_came_and_went_is_noticed() -> None:
    with_alba = {"alba", "ben", "caro", "dag", "eli", "fin"}
    others = {"ben", "gus", "hal", "ida", "jon", "kim"}
    without_alba = with_alba - {"alba"}
    last, first = roster_changes(steady(without_alba), map(steady, [others, with_alba]))
    assert last >= 5 > first
    facts = RosterFacts(5, last, (first,))
    assert group_verdict(5, facts, widened=False) == Verdict.ROSTER_CHANGED


@settings(deadline=None)
@given(rosters)
def test_what_is_released_right_away_cannot_be_subtracted_to_a_few(
    history: list[frozenset[int]],
) -> None:
    """It has the last release's roster, which has waited, or five people differ from every one."""
    released: list[frozenset[int]] = []
    for roster in history:
        changes = roster_changes(steady(roster), map(steady, released))
        last, *earlier = reversed(changes or (0,))
        facts = RosterFacts(len(roster), last, tuple(earlier))
        if group_verdict(len(roster), facts, widened=False) == Verdict.RELEASE and released:
            differing = [len(roster ^ then) for then in released]
            assert differing[-1] == 0 or all(each == 0 or each >= 5 for each in differing)
        released.append(roster)  # at the latest after it has waited


def told(total: int, people: int) -> ItemValue:
    return ItemValue(mean=told_mean(total, people, people=people))


def what_remains_possible(
    others: int, changed: int, *, joined: bool, held: bool
) -> dict[tuple[Told, Told], set[int]]:
    """For all that can be told before and after: the sums that those who changed may have."""
    possible = defaultdict(set)
    for total in range(10 * others + 1):
        for theirs in range(10 * changed + 1):
            full, rest = told(total + theirs, others + changed), told(total, others)
            before, after = (rest, full) if joined else (full, rest)
            people = others + changed if joined else others
            now = hold(SCALE, after, [before], people=people) if held else after
            assert before.mean is not None
            assert now is not None
            assert now.mean is not None
            possible[before.mean, now.mean].add(theirs)
    return possible


@pytest.mark.parametrize("joined", [False, True], ids=["left", "joined"])
@pytest.mark.parametrize(("changed", "least"), [(1, 2), (2, 4), (3, 5), (4, 5)])
@pytest.mark.parametrize("others", [5, 6, 7, 8, 9, 10, 17, 25])
def test_nobody_who_left_or_joined_can_be_pinned_down(
    others: int, changed: int, least: int, joined: bool
) -> None:
    """Several answers remain, and one within two points of what the group was told before."""
    possible = what_remains_possible(others, changed, joined=joined, held=True)
    for (before, _now), theirs in possible.items():
        assert len(theirs) >= least
        assert min(theirs) / changed <= before.value + 2
        assert max(theirs) / changed >= before.value - 2


def test_without_holding_they_could_be() -> None:
    """The rule is needed: this attacker wins against rounding and waiting alone."""
    possible = what_remains_possible(5, 1, joined=False, held=False)
    assert any(theirs == {10} for theirs in possible.values())


def test_only_releases_of_rosters_that_differ_by_a_few_hold() -> None:
    values = group_values([answering(SCALE, [7] * 6)], [SCALE]).as_json()["items"]
    assert held_values([(0, values), (5, values)]) == {}
    assert held_values([(1, values), (4, values)]) == {
        SCALE.id: [ItemValue(mean=Told(7.0)), ItemValue(mean=Told(7.0))]
    }


def test_a_held_mean_moves_by_one_step_and_an_item_in_words_is_left_out() -> None:
    items = [SCALE, WORDS]
    before: list[Ballot] = [{SCALE.id: 7, WORDS.id: "yes"} for _ in range(6)]
    after: list[Ballot] = [{SCALE.id: 3, WORDS.id: "no"} for _ in range(5)]
    held = held_values([(1, group_values([before], items).as_json()["items"])])
    assert group_values([after], items, held=held).items == {SCALE.id: ItemValue(mean=Told(6.5))}
    free = group_values([after], items).items
    assert free[SCALE.id] == ItemValue(mean=Told(3.0))
    assert WORDS.id in free


def test_what_is_held_in_two_directions_is_left_out() -> None:
    own = item(SCALE.id)
    far_apart = [ItemValue(mean=Told(3.0)), ItemValue(mean=Told(7.0))]
    assert hold(own, ItemValue(mean=Told(5.0)), far_apart, people=6) is None
