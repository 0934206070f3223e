"""What is said about two numbers is true of the answers behind them, whatever was rounded away."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.release import ProgramItemValue, Told, least_in
from facilitation.trends.change import FEW, Change, Changed, Direction, change
from facilitation.trends.wording import change_text
from tests.pulse.ballots import SCALE, WORDS
from tests.trends.blocks import told

pytestmark = pytest.mark.one_process

many = st.lists(st.integers(0, 10), min_size=10, max_size=80)
words = st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=10, max_size=80)
numbers = st.integers(0, 10).flatmap(
    lambda score: st.integers(10, 230).map(lambda people: [score] * people)
)


@settings(deadline=None)
@given(many | numbers, many | numbers)
def test_higher_and_lower_are_true_of_the_answers(before: list[int], now: list[int]) -> None:
    one, other = told(SCALE.id, before), told(SCALE.id, now)
    moved = Fraction(sum(now), len(now)) - Fraction(sum(before), len(before))
    _is_sound(change(one, other), moved, one, other, whole=10)


@settings(deadline=None)
@given(words, words)
def test_shares_move_by_the_same_rule(before: list[str], now: list[str]) -> None:
    one, other = told(WORDS.id, before), told(WORDS.id, now)
    moved = Fraction(100 * now.count("yes"), len(now)) - Fraction(
        100 * before.count("yes"), len(before)
    )
    _is_sound(change(one, other), moved, one, other, whole=100)


def _is_sound(
    said: Change, moved: Fraction, one: ProgramItemValue, other: ProgramItemValue, *, whole: int
) -> None:
    if said.direction == Direction.HIGHER:
        assert moved > 0
    elif said.direction == Direction.LOWER:
        assert moved < 0
    else:
        assert said.changed == Changed.NOT
    if said.changed == Changed.MORE:
        people = min(least_in(one.n_band), least_in(other.n_band))
        assert abs(moved) > Fraction(FEW * whole, people)


@settings(deadline=None)
@given(many)
def test_the_same_answers_are_no_change(answers: list[int]) -> None:
    value = told(SCALE.id, answers)
    assert change(value, value) == Change(Changed.NOT)


def value(mean: float, *, n_band: str = "10-19", **others: object) -> ProgramItemValue:
    return ProgramItemValue(Told(mean), n_band=n_band, step=0.5, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "changed", "begins"),
    [
        (value(5.0), value(5.5), Changed.NOT, "No change that these numbers can show"),
        (value(5.0), value(6.0), Changed.A_LITTLE, "A little higher"),
        (value(6.0), value(5.0), Changed.A_LITTLE, "A little lower"),
        (value(3.0), value(5.5), Changed.A_LITTLE, "A little higher"),  # two of ten can do that
        (value(3.0), value(6.0), Changed.MORE, "Higher"),
        (value(6.0), value(3.0), Changed.MORE, "Lower"),
        (value(5.0, n_band="50-199"), value(6.5, n_band="50-199"), Changed.MORE, "Higher"),
        (value(5.0, n_band="50-199"), value(6.5), Changed.A_LITTLE, "A little higher"),
        (value(2.0), value(8.0, bounded=True), Changed.BOUNDED, "A few people came or left"),
        (
            value(5.0),
            ProgramItemValue(shares={"yes": Told(50.0)}, n_band="10-19", step=25.0),
            Changed.NOT_COMPARABLE,
            "Told in another way",
        ),
    ],
)
def test_the_words_claim_no_more_than_they_may(
    before: ProgramItemValue, now: ProgramItemValue, changed: Changed, begins: str
) -> None:
    said = change(before, now)
    assert said.changed == changed
    assert change_text(said).startswith(begins)


def test_at_an_end_everything_beyond_it_is_possible() -> None:
    low = ProgramItemValue(Told(2.0, "or_less"), n_band="10-19", step=0.5)
    high = ProgramItemValue(Told(8.0, "or_more"), n_band="10-19", step=0.5)
    assert change(low, value(2.5)) == Change(Changed.NOT)
    assert change(low, value(3.0)) == Change(Changed.A_LITTLE, Direction.HIGHER)
    assert change(high, value(7.0)) == Change(Changed.A_LITTLE, Direction.LOWER)
