"""How coarsely numbers are told: the steps as they are promised, and that each hides enough."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.releasing.rounding import (
    Told,
    band_of,
    told_mean,
    told_share,
    told_word_mean,
)

pytestmark = pytest.mark.one_process

people = st.integers(5, 260)


def step_and_margin(number: int) -> tuple[Fraction, int]:
    """As docs/decisions and the content promise it."""
    if number < 30:
        return Fraction(1, 2), 2
    return (Fraction(1, 5) if number < 200 else Fraction(1, 10)), 1


@settings(deadline=None)
@given(people, st.data())
def test_a_mean_is_the_nearest_step_and_ends_before_the_ends(
    number: int, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, 10 * number))
    mean, (step, margin) = Fraction(total, number), step_and_margin(number)
    told = told_mean(total, number, people=number)
    value = Fraction(str(told.value))
    assert value % step == 0
    assert margin <= value <= 10 - margin
    assert told.end == {margin: "or_less", 10 - margin: "or_more"}.get(value)  # type: ignore[call-overload]
    if told.end is None:
        assert abs(value - mean) <= step / 2
    else:
        assert mean <= value + step / 2 if told.end == "or_less" else mean >= value - step / 2


@pytest.mark.parametrize(
    ("total", "number", "told"),
    [
        (29, 5, Told(6.0)),  # 5.8
        (23, 4 + 4, Told(3.0)),  # 2.875
        (26, 8, Told(3.0)),  # 3.25: a tie goes to the smaller number
        (50, 5, Told(8.0, "or_more")),
        (0, 29, Told(2.0, "or_less")),
        (158, 30, Told(5.2)),  # 5.27
        (300, 30, Told(9.0, "or_more")),
        (1054, 200, Told(5.3)),  # 5.27
    ],
)
def test_some_means(total: int, number: int, told: Told) -> None:
    assert told_mean(total, number, people=number) == told


@pytest.mark.parametrize(
    ("times", "number", "told"),
    [
        (5, 10, Told(50.0)),
        (3, 10, Told(25.0, "or_less")),
        (10, 10, Told(75.0, "or_more")),
        (0, 10, Told(25.0, "or_less")),
        (8, 20, Told(40.0)),
        (20, 20, Told(80.0, "or_more")),
        (13, 30, Told(40.0)),
        (2, 30, Told(10.0, "or_less")),
        (30, 30, Told(90.0, "or_more")),
    ],
)
def test_some_shares(times: int, number: int, told: Told) -> None:
    assert told_share(times, number, people=number) == told


@pytest.mark.parametrize(
    ("number", "band"),
    [(5, "5-9"), (9, "5-9"), (10, "10-19"), (19, "10-19"), (20, "20-49"), (49, "20-49"),
     (50, "50-199"), (199, "50-199"), (200, "200+"), (9000, "200+")],
)  # fmt: skip
def test_the_number_of_people_is_told_in_bands(number: int, band: str) -> None:
    assert band_of(number) == band


@pytest.mark.parametrize("number", [-1, 0, 1, 4])
def test_there_is_no_band_under_five(number: int) -> None:
    with pytest.raises(ValueError, match="never told"):
        band_of(number)


@pytest.mark.parametrize("number", [*range(5, 41), 199, 200])
def test_nobody_can_work_out_the_exact_sum_of_a_scale(number: int) -> None:
    """Not even with the exact number of people, which the list of counted tokens tells."""
    sums = defaultdict(set)
    for total in range(10 * number + 1):
        sums[told_mean(total, number, people=number)].add(total)
    assert min(len(each) for each in sums.values()) >= 2


@pytest.mark.parametrize("number", range(5, 41))
def test_nobody_can_work_out_how_often_a_word_was_said(number: int) -> None:
    """Whatever is told, at least two counts of each word remain possible, and two mean answers."""
    counts = defaultdict(list)
    for yes in range(number + 1):
        for no in range(number - yes + 1):
            words = {"yes": yes, "partly": number - yes - no, "no": no}
            counts[told_of(words, number)].append(words)
    for possible in counts.values():
        assert len({2 * words["yes"] + words["partly"] for words in possible}) >= 2
        assert all(
            len({words[word] for words in possible}) >= 2 for word in ("yes", "partly", "no")
        )


def told_of(words: dict[str, int], number: int) -> tuple[Told, ...]:
    if number < 10:
        return (told_word_mean(words, people=number),)
    return tuple(told_share(words[word], number, people=number) for word in ("yes", "no"))


@settings(deadline=None)
@given(people, people, st.integers(0, 260 * 10))
def test_more_people_are_told_of_in_no_coarser_steps_and_fewer_in_no_finer_ones(
    few: int, many: int, total: int
) -> None:
    few, many = sorted((few, many))
    assert step_and_margin(few)[0] >= step_and_margin(many)[0]
    # Many answers of few people are told as coarsely as one answer each.
    told = told_mean(min(total, 10 * many), many, people=few)
    assert Fraction(str(told.value)) % step_and_margin(few)[0] == 0
