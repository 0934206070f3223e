"""The floors: constants of the code that settings can only raise."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

import backend.settings
from facilitation.pulse.release import (
    RosterFacts,
    Thresholds,
    Verdict,
    group_values,
    group_verdict,
    in_force,
)
from tests.pulse.ballots import SCALE, WORDS, Ballot, answering

pytestmark = pytest.mark.one_process

SETTINGS_FILE = Path(backend.settings.__file__)
CONSTANTS = {
    "PULSE_GROUP_FLOOR": 5,
    "PULSE_GROUP_SHARE": 70,
    "PULSE_PROGRAM_FLOOR": 10,
    "PULSE_PROGRAM_GROUPS": 2,
    "PULSE_DISTRIBUTION_FLOOR": 10,
}


def same_roster(size: int) -> RosterFacts:
    return RosterFacts(size=size, changed_since_last_release=0)


def test_what_holds_by_default() -> None:
    assert in_force() == Thresholds(5, 70, 10, 2, 10)


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_lower_number_is_refused_at_the_start_in_one_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    least = CONSTANTS[name]
    monkeypatch.setenv(name, str(least - 1))
    allowed = " from 70 to 100" if name == "PULSE_GROUP_SHARE" else f", {least} or more"
    with pytest.raises(ImproperlyConfigured) as refusal:
        runpy.run_path(str(SETTINGS_FILE))
    assert str(refusal.value) == f"{name} must be a whole number{allowed}."


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_higher_number_is_taken(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(CONSTANTS[name] + 1))
    assert runpy.run_path(str(SETTINGS_FILE))[name] == CONSTANTS[name] + 1


def test_a_share_over_a_hundred_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_GROUP_SHARE", "101")
    with pytest.raises(ImproperlyConfigured, match=r"from 70 to 100\.$"):
        runpy.run_path(str(SETTINGS_FILE))


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_settings_file_that_lowers_a_floor_by_itself_changes_nothing(
    name: str, settings: Settings
) -> None:
    setattr(settings, name, 1)
    assert in_force() == Thresholds(5, 70, 10, 2, 10)


def test_raised_floors_hold(settings: Settings) -> None:
    settings.PULSE_GROUP_FLOOR, settings.PULSE_DISTRIBUTION_FLOOR = 8, 12
    assert group_verdict(7, same_roster(8), widened=True) == Verdict.TOO_FEW
    assert group_verdict(8, same_roster(8), widened=True) == Verdict.RELEASE
    changed = RosterFacts(size=8, changed_since_last_release=7)  # seven could be subtracted now
    assert group_verdict(8, changed, widened=False) == Verdict.ROSTER_CHANGED
    assert group_values([[*answering(SCALE, [5] * 7), *[Ballot()] * 3]], [SCALE]).items == {}
    words = group_values([answering(WORDS, ["yes"] * 11)], [WORDS]).items[WORDS.id]
    assert words.shares is None


@hypothesis_settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.booleans())
def test_a_group_passes_from_five_ballots_and_seventy_percent_on(
    ballots: int, size: int, widened: bool
) -> None:
    passes = group_verdict(ballots, same_roster(size), widened=widened) == Verdict.RELEASE
    assert passes == (ballots >= 5 and ballots / 7 >= size / 10)


@pytest.mark.parametrize(
    ("ballots", "size", "passes"),
    [(4, 4, False), (5, 5, True), (5, 7, True), (5, 8, False), (7, 10, True), (6, 9, False)],
)
def test_some_groups(ballots: int, size: int, passes: bool) -> None:
    verdict = group_verdict(ballots, same_roster(size), widened=False)
    assert verdict == (Verdict.RELEASE if passes else Verdict.TOO_FEW)


@pytest.mark.parametrize("people", [0, 1, 4])
def test_values_of_fewer_than_five_people_cannot_be_asked_for(people: int) -> None:
    with pytest.raises(ValueError, match="never told"):
        group_values([answering(SCALE, [5] * people)], [SCALE])


@hypothesis_settings(deadline=None)
@given(st.integers(5, 40), st.integers(0, 40))
def test_an_item_that_fewer_than_five_answered_is_left_out(people: int, answered: int) -> None:
    answered = min(answered, people)
    silent: list[Ballot] = [{} for _ in range(people - answered)]
    values = group_values([[*answering(SCALE, [5] * answered), *silent]], [SCALE])
    assert (SCALE.id in values.items) == (answered >= 5)


@hypothesis_settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=5, max_size=9), st.integers(1, 8))
def test_the_same_few_people_asked_often_are_told_of_as_coarsely_as_once(
    answers: list[int], times: int
) -> None:
    once = group_values([answering(SCALE, answers)], [SCALE])
    assert group_values([answering(SCALE, answers)] * times, [SCALE]) == once
    said = [["no", "partly", "yes"][answer % 3] for answer in answers]
    values = group_values([answering(WORDS, said)] * times, [WORDS])
    assert values.n_band == "5-9"
    assert values.items[WORDS.id].shares is None


@hypothesis_settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 10), max_size=4), max_size=8))
def test_rounds_of_fewer_than_five_never_add_up_to_five(rounds: list[list[int]]) -> None:
    """Three people in each of three rounds may be the same three."""
    passed = [{WORDS.id: "yes"}] * 5
    values = group_values([*(answering(SCALE, each) for each in rounds), passed], [SCALE, WORDS])
    assert SCALE.id not in values.items
    assert WORDS.id in values.items


def test_an_answer_that_an_item_does_not_take_stops_everything() -> None:
    with pytest.raises(ValueError, match="does not take"):
        group_values([answering(SCALE, [5, 5, 5, 5, 11])], [SCALE])


def test_shares_are_told_from_ten_people_on() -> None:
    nine, ten = (
        group_values([answering(WORDS, ["yes"] * n)], [WORDS]).items[WORDS.id] for n in (9, 10)
    )
    assert (nine.mean is None, nine.shares is None) == (False, True)
    assert ten.mean is None
    assert ten.shares is not None
    assert set(ten.shares) == {"yes", "no"}
