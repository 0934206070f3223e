"""No release says that all answered alike: unanimity and all-but-one look the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.items import Answer, Item
from facilitation.pulse.release import GroupValues, group_values, program_values, sums_of
from tests.pulse.ballots import SCALE, VISITS, WORDS, answering

pytestmark = pytest.mark.one_process

ENDS: list[tuple[Item, Answer]] = [(SCALE, 0), (SCALE, 10), (WORDS, "yes"), (WORDS, "no")]
people = st.integers(5, 250)


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    if item == SCALE:
        return st.integers(0, 10)
    return st.sampled_from(["yes", "partly", "no"] if item == WORDS else ["first", "returning"])


def group_sees(item: Item, answers: list[Answer]) -> GroupValues:
    return group_values([answering(item, answers)], [item])


@pytest.mark.parametrize(("item", "extreme"), ENDS)
@settings(deadline=None)
@given(number=people, data=st.data())
def test_a_group_cannot_tell_unanimity_from_all_but_one(
    item: Item, extreme: Answer, number: int, data: st.DataObject
) -> None:
    other = data.draw(answers_to(item))
    unanimous = group_sees(item, [extreme] * number)
    assert unanimous == group_sees(item, [*[extreme] * (number - 1), other])
    assert unanimous.items  # something is told, and it is the same


@pytest.mark.parametrize(("item", "extreme"), [*ENDS, (VISITS, "first"), (VISITS, "returning")])
@settings(deadline=None)
@given(sizes=st.tuples(people, people), data=st.data())
def test_a_director_cannot_tell_unanimity_from_all_but_one(
    item: Item, extreme: Answer, sizes: tuple[int, int], data: st.DataObject
) -> None:
    other = data.draw(answers_to(item))
    rooms = [[extreme] * sizes[0], [extreme] * sizes[1]]
    unanimous = director_sees(item, rooms)
    rooms[0][0] = other
    assert director_sees(item, rooms) == unanimous


def director_sees(item: Item, rooms: list[list[Answer]]) -> object:
    """With another item beside it, because visits alone are no reason to release."""
    sums = [
        sums_of(
            [[{SCALE.id: 5, item.id: answer} for answer in answers]],
            [item, SCALE] if item != SCALE else [SCALE],
            group=str(number),
            roster_size=len(answers),
        )
        for number, answers in enumerate(rooms)
    ]
    size = sum(len(answers) for answers in rooms)
    return program_values(sums, groups_in_program=2, roster_size=size).items[item.id]


@settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=5, max_size=60))
def test_whatever_a_group_said_it_may_have_said_something_else_less_alike(
    answers: list[Answer],
) -> None:
    """For each release there are answers, not all the same, that would have been told the same."""
    total = sum(int(answer) for answer in answers)
    spread: list[Answer] = sorted(answers, key=int)
    if len(set(spread)) == 1:  # unanimous: move two people apart, the mean stays
        apart = 1 if 0 < int(spread[0]) < 10 else 0
        spread = [int(spread[0]) - apart, *spread[1:-1], int(spread[0]) + apart]
        if not apart:  # at an end there is only one direction to move in
            spread[0] = 5
    assert len(set(spread)) > 1
    assert sum(int(answer) for answer in spread) == total or total in {0, 10 * len(answers)}
    assert group_sees(SCALE, answers) == group_sees(SCALE, spread)


def test_a_group_never_sees_who_came_for_the_first_time() -> None:
    assert group_sees(VISITS, ["first"] * 40).items == {}
