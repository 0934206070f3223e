"""What a director gets to see, and from how many."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.items import Item
from facilitation.pulse.release import (
    RosterFacts,
    Sums,
    Verdict,
    left_over,
    program_values,
    program_verdict,
    read_program_item_value,
    read_sums,
    sums_of,
)
from facilitation.pulse.releasing.item_value import IN_ORDER
from facilitation.pulse.releasing.values import TOLD_WORDS
from tests.pulse.ballots import SCALE, VISITS, WORDS, Ballot, answering, some

OTHER = some(SCALE.kind, 1)


def group(name: str, people: int, item: Item = SCALE, *, roster: int | None = None) -> Sums:
    answers = [5 if item.kind == SCALE.kind else "yes" if item == WORDS else "first"] * people
    ballots = answering(item, answers)
    return sums_of([ballots], [item], group=name, roster_size=roster or people)


def verdict(
    *sums: Sums, groups: int = 2, size: int | None = None, changed: int = 0, widened: bool = False
) -> Verdict:
    size = sum({own.group: own.roster_size for own in sums}.values()) if size is None else size
    roster = RosterFacts(size, changed)
    return program_verdict(sums, groups_in_program=groups, roster=roster, widened=widened)


def test_two_groups_of_five_are_enough() -> None:
    assert verdict(group("north", 5), group("south", 5)) == Verdict.RELEASE


def test_one_of_two_groups_is_not_however_large() -> None:
    assert verdict(group("north", 60)) == Verdict.TOO_FEW
    assert verdict(group("north", 60), group("north", 60)) == Verdict.TOO_FEW


def test_people_on_both_rosters_count_once() -> None:
    both = group("north", 7, roster=8), group("south", 7, roster=8)
    assert verdict(*both, size=16) == Verdict.RELEASE
    assert verdict(*both, size=12) == Verdict.RELEASE  # four on both: ten at the least
    assert verdict(*both, size=11) == Verdict.TOO_FEW


def test_the_same_people_round_after_round_stay_as_many() -> None:
    rounds = [group("north", 5), group("north", 5), group("south", 5, roster=8)]
    assert verdict(*rounds, size=12) == Verdict.TOO_FEW
    assert verdict(*rounds, size=13) == Verdict.RELEASE


def test_groups_that_were_asked_different_items_share_nothing() -> None:
    assert verdict(group("north", 20), group("south", 20, OTHER)) == Verdict.TOO_FEW


def test_a_program_with_one_group_needs_two_of_its_releases() -> None:
    assert verdict(group("north", 40), groups=1) == Verdict.TOO_FEW
    assert verdict(group("north", 5), group("north", 5), groups=1) == Verdict.RELEASE
    assert verdict(group("north", 40), group("north", 40, OTHER), groups=1) == Verdict.TOO_FEW


def test_few_people_stay_few_for_a_director_however_often_they_answered() -> None:
    sums = [group("north", 8)] * 30
    values = program_values(sums, groups_in_program=1, roster_size=8)
    assert (values.n_band, values.groups_band) == ("5-9", "1")


@pytest.mark.parametrize("changed", [1, 4])
def test_a_program_whose_roster_changed_by_a_few_waits_once(changed: int) -> None:
    sums = group("north", 5), group("south", 5)
    assert verdict(*sums, changed=changed) == Verdict.ROSTER_CHANGED
    assert verdict(*sums, changed=changed, widened=True) == Verdict.RELEASE
    assert verdict(*sums, changed=5) == Verdict.RELEASE


def test_a_lone_answer_beside_a_full_group_never_reaches_the_program() -> None:
    """The full group's own release, subtracted, would leave the lone answer."""
    full = [{SCALE.id: 5, OTHER.id: 5}] * 9
    lone = [{SCALE.id: 5, OTHER.id: 9}, *[{SCALE.id: 5}] * 8]
    sums = [
        sums_of([ballots], [SCALE, OTHER], group=name, roster_size=9)
        for name, ballots in (("north", full), ("south", lone))
    ]
    assert OTHER.id not in sums[1].items
    assert set(program_values(sums, groups_in_program=2, roster_size=18).items) == {SCALE.id}
    assert [set(own.items) for own in left_over(sums, groups_in_program=2, roster_size=18)] == [
        {OTHER.id}
    ]


def test_visits_alone_are_no_reason_to_release() -> None:
    assert verdict(group("north", 30, VISITS), group("south", 30, VISITS)) == Verdict.TOO_FEW


def test_visits_are_told_in_shares_only() -> None:
    ballots: list[Ballot] = [{SCALE.id: 5, VISITS.id: "first"}] * 6
    sums = [
        sums_of([ballots], [SCALE, VISITS], group=name, roster_size=6)
        for name in ("north", "south")
    ]
    shares = program_values(sums, groups_in_program=2, roster_size=12).items[VISITS.id].shares
    assert shares is not None
    assert [(word, told.value, told.end) for word, told in shares.items()] == [
        ("first", 75.0, "or_more")
    ]
    alone = program_values([sums[0]] * 3, groups_in_program=1, roster_size=6)
    assert set(alone.items) == {SCALE.id}


@pytest.mark.parametrize("sums", [[], [group("north", 40)], [group("north", 4)] * 3])
def test_values_that_may_not_be_told_cannot_be_asked_for(sums: list[Sums]) -> None:
    with pytest.raises(ValueError, match="never told"):
        program_values(sums, groups_in_program=2, roster_size=40)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), max_size=6), st.data())
def test_more_answers_never_take_a_release_back(
    sizes: list[tuple[str, int]], data: st.DataObject
) -> None:
    sums = [group(name, people, roster=30) for name, people in sizes]
    more = [
        *sums,
        group(data.draw(st.sampled_from("abc")), data.draw(st.integers(0, 30)), roster=30),
    ]
    if verdict(*sums, groups=3) == Verdict.RELEASE:
        assert verdict(*more, groups=3) == Verdict.RELEASE


@settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=5, max_size=30))
def test_sums_are_the_same_when_they_come_out_of_their_seal(answers: list[int]) -> None:
    ballots: list[Ballot] = [{SCALE.id: answer, WORDS.id: "partly"} for answer in answers]
    sums = sums_of([ballots], [SCALE, WORDS], group="north", roster_size=len(answers))
    assert read_sums(json.loads(json.dumps(sums.as_json()))) == sums
    assert sums.items[SCALE.id].total == sum(answers)


def test_sums_hold_no_ballot() -> None:
    one_way: list[Ballot] = [{SCALE.id: 0, WORDS.id: "no"}, {SCALE.id: 9, WORDS.id: "yes"}] * 3
    other_way: list[Ballot] = [{SCALE.id: 0, WORDS.id: "yes"}, {SCALE.id: 9, WORDS.id: "no"}] * 3
    items = [SCALE, WORDS]
    assert sums_of([one_way], items, group="a", roster_size=6) == sums_of(
        [other_way], items, group="a", roster_size=6
    )


def test_every_word_that_is_told_survives_being_read_back() -> None:
    assert {word for words in TOLD_WORDS.values() for word in words} == set(IN_ORDER)
    both_ways: list[Ballot] = [{WORDS.id: "yes"}, {WORDS.id: "no"}] * 10
    sums = [sums_of([both_ways], [WORDS], group=name, roster_size=20) for name in "ab"]
    told = program_values(sums, groups_in_program=2, roster_size=40).as_json()["items"][WORDS.id]
    as_postgresql_keeps_it = {**told, "shares": dict(reversed(told["shares"].items()))}
    read = read_program_item_value(as_postgresql_keeps_it)
    assert list(read.shares or {}) == ["yes", "no"]
