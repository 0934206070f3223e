"""A coordinator who puts people on a roster, or takes them off, while a round is open.

The aim of each of these is two releases that can be subtracted to Rae's answer, without the waiting
and holding that a changed roster brings.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.groups.models import GroupMember
from facilitation.groups.roster import add_to_roster, remove_from_roster
from facilitation.programs.models import Person
from facilitation.pulse.ballot_box import ManifestEntry
from facilitation.pulse.closing import Turned, close_due_rounds
from facilitation.pulse.release import Roster
from facilitation.pulse.released import GroupRelease, ProgramRelease
from facilitation.pulse.roster_changes import RosterChange
from tests.cast import Cast
from tests.pulse.phones import (
    DAY,
    MORNING,
    Circle,
    resident,
    thursday_circle,
    tuesday_circle,
)

CLOSE = MORNING + 7 * DAY
REOPENED = MORNING + 28 * DAY
NEXT_CLOSE = CLOSE + 28 * DAY
WAITED = Turned(extended=1)


@pytest.fixture
def circle(cast: Cast) -> Circle:
    return tuesday_circle(cast)


def take_off(circle: Circle, person: Person) -> None:
    remove_from_roster(support_group=circle.group, person=person)


def put_on(circle: Circle, person: Person) -> None:
    add_to_roster(support_group=circle.group, person=person)


def test_whoever_is_off_the_roster_for_one_round_and_back_at_its_close_is_noticed(
    circle: Circle, cast: Cast
) -> None:
    circle.answer([5, 5, 6, 6, 7, 7])
    coming = circle.coming
    assert close_due_rounds(now=CLOSE).released == 1
    take_off(circle, cast.rae)
    close_due_rounds(now=REOPENED)
    assert circle.open_round == coming
    circle.answer([5, 6, 6, 7, 7], people=circle.people[1:])
    put_on(circle, cast.rae)
    assert close_due_rounds(now=NEXT_CLOSE) == WAITED


def test_whoever_leaves_after_answering_is_noticed_in_the_next_release(
    circle: Circle, cast: Cast
) -> None:
    circle.answer([5, 5, 6, 6, 7, 7])
    take_off(circle, cast.rae)
    assert close_due_rounds(now=CLOSE).released == 1
    release = GroupRelease.objects.get()
    assert str(cast.rae.pk) in (release.roster or [])
    # She was taken off while both rounds gave tokens: who is in which, nobody can say.
    assert release.came_or_left == [str(cast.rae.pk)]
    close_due_rounds(now=REOPENED)
    circle.answer([5, 6, 6, 7, 7], people=circle.people[1:])
    assert close_due_rounds(now=NEXT_CLOSE) == WAITED


def test_people_who_pass_through_do_not_make_up_for_one_who_left(
    circle: Circle, cast: Cast
) -> None:
    circle.answer([5, 5, 6, 6, 7, 7])
    close_due_rounds(now=CLOSE)
    take_off(circle, cast.rae)
    for name in ["Una", "Udo", "Uli", "Ute", "Uwe"]:
        passing = resident(cast.program, name)
        put_on(circle, passing)
        take_off(circle, passing)
    close_due_rounds(now=REOPENED)
    circle.answer([5, 6, 6, 7, 7], people=circle.people[1:])
    assert close_due_rounds(now=NEXT_CLOSE) == WAITED


def test_a_roster_cannot_be_shortened_before_the_close_until_few_answers_are_enough(
    cast: Cast,
) -> None:
    circle = tuesday_circle(cast, others=6)  # eight people: five are 62 percent
    circle.answer([5, 5, 6, 6, 7])
    for person in circle.people[-2:]:
        take_off(circle, person)
    assert close_due_rounds(now=CLOSE) == WAITED


def test_no_more_tokens_are_spent_than_the_public_record_says_could_be(
    circle: Circle, cast: Cast
) -> None:
    circle.answer([5, 5, 6, 6, 7, 7])
    take_off(circle, cast.rae)
    close_due_rounds(now=CLOSE)
    closed = ManifestEntry.objects.get(kind="closed").body
    assert '"ballots":6' in closed
    assert '"roster_size":6' in closed


def test_who_came_and_left_is_noted_once_and_only_until_the_round_ends(
    circle: Circle, cast: Cast
) -> None:
    for _time in range(2):
        take_off(circle, cast.rae)
        put_on(circle, cast.rae)
    rounds = [circle.open_round, circle.coming]
    assert [each.roster_changes.count() for each in rounds] == [1, 1]
    circle.answer([5, 5, 6, 6, 7, 7])
    close_due_rounds(now=CLOSE)
    assert RosterChange.objects.filter(pulse_round=rounds[0]).count() == 0
    assert RosterChange.objects.filter(pulse_round=rounds[1]).count() == 1


def test_a_person_who_is_deleted_has_left(circle: Circle, cast: Cast) -> None:
    gone = str(cast.rae.pk)
    circle.answer([5, 5, 6, 6, 7, 7])
    cast.rae.delete()
    close_due_rounds(now=CLOSE)
    assert gone in (GroupRelease.objects.get().roster or [])


def test_a_program_remembers_who_answered_in_its_groups_and_not_who_is_there_later(
    circle: Circle, cast: Cast
) -> None:
    other = thursday_circle(cast)
    circle.answer([5, 5, 6, 6, 7, 7])
    close_due_rounds(now=CLOSE)  # the second group has too few: its sums come a round later
    assert not ProgramRelease.objects.exists()
    take_off(circle, cast.rae)
    other.answer([5, 5, 6, 6, 7])
    close_due_rounds(now=NEXT_CLOSE)
    release = ProgramRelease.objects.get()
    assert str(cast.rae.pk) in release.roster
    assert GroupMember.objects.filter(person=cast.rae).count() == 0
    # Newcomers of later are not in it.
    assert set(release.roster) == {str(each.pk) for each in [*circle.people, *other.people]}


def means_told(circle: Circle) -> dict[str, float]:
    told = GroupRelease.objects.get(support_group=circle.group).values
    return {key: each["mean"]["value"] for key, each in told.items() if each["mean"]}


def test_a_second_group_of_all_but_one_does_not_tell_that_one(circle: Circle, cast: Cast) -> None:
    """Both are asked the same on the same day; the five others answer alike in both."""
    other = thursday_circle(cast, size=0)
    for person in circle.people[1:]:
        add_to_roster(support_group=other.group, person=person)
    circle.answer([0, 8, 8, 8, 8, 8])  # 6.7 with her, 8 without
    other.answer([8, 8, 8, 8, 8], people=circle.people[1:])
    assert close_due_rounds(now=CLOSE).released == 2
    with_her, without = means_told(circle), means_told(other)
    told_of_both = with_her.keys() & without.keys()
    assert told_of_both
    assert all(abs(with_her[key] - without[key]) <= 0.5 for key in told_of_both)


def test_a_second_group_of_other_people_is_not_held_by_the_first(
    circle: Circle, cast: Cast
) -> None:
    other = thursday_circle(cast)
    circle.answer([3, 3, 3, 3, 3, 3])
    other.answer([7, 7, 7, 7, 7, 7])
    close_due_rounds(now=CLOSE)
    assert 7.0 in means_told(other).values()


people = st.frozensets(st.integers(0, 11))
rosters = st.tuples(people, people).map(lambda both: Roster(both[0] | both[1], both[0]))


@given(rosters, rosters, st.data())
def test_a_change_is_never_taken_for_none_and_never_for_more_than_it_surely_is(
    now: Roster, then: Roster, data: st.DataObject
) -> None:
    """Whoever was on a roster for a part of the time may have answered, or may not have."""

    def answered(roster: Roster) -> frozenset[object]:
        perhaps = st.sampled_from(sorted(roster.anybody - roster.throughout, key=str) or [None])
        return roster.throughout | (data.draw(st.frozensets(perhaps)) - {None})

    changes = now.changes_since(then)
    differing = len(answered(now) ^ answered(then))
    assert differing == 0 or changes > 0
    assert changes <= max(1, differing)
    assert changes == then.changes_since(now)
