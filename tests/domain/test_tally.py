"""What a poll may show: true for every poll and every way to vote, not for examples only."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitation.live_room.result import Result, result_of
from facilitation.live_room.tally import FLOOR, Tally, count, floor_of, may_be_shown, read_tally
from facilitation.plans.poll_template import PollKind, PollTemplate, Sensitivity
from tests.domain.templates import poll, scale_poll

sensitivities = st.sampled_from(Sensitivity)
votes = st.lists(st.integers(0, 300), min_size=2, max_size=11)


def single(options: int, sensitivity: Sensitivity) -> PollTemplate:
    return poll(PollKind.SINGLE_CHOICE, options, sensitivity)


def tally_of(numbers: list[int]) -> Tally:
    return Tally(sum(numbers), {str(option): (number,) for option, number in enumerate(numbers)})


def shown(template: PollTemplate, tally: Tally) -> Result:
    return result_of(template, template.options, tally)


def test_the_floors_are_two_and_five() -> None:
    assert FLOOR == {Sensitivity.ICE_BREAKER: 2, Sensitivity.SENSITIVE: 5}


@given(st.integers(2, 11), st.lists(st.integers(0, 10)), sensitivities)
def test_every_vote_is_counted_once_and_no_option_is_left_out(
    options: int, choices: list[int], sensitivity: Sensitivity
) -> None:
    template = single(options, sensitivity)
    cast = [str(choice % options) for choice in choices]
    tally = count(template, template.options, [[choice] for choice in cast])
    assert list(tally.counts) == [option.id for option in template.options]
    assert tally.ballots == len(cast)
    assert all(tally.votes(option) == cast.count(option) for option in tally.counts)


@given(st.lists(st.permutations(["0", "1", "2", "3"]), min_size=1, max_size=40))
def test_a_ranking_counts_every_place(rankings: list[list[str]]) -> None:
    template = poll(PollKind.RANKING, 4, Sensitivity.SENSITIVE)
    tally = read_tally(count(template, template.options, rankings).as_json())
    for option in "0123":
        places = [ranking.index(option) + 1 for ranking in rankings]
        assert list(tally.counts[option]) == [places.count(place) for place in (1, 2, 3, 4)]
        assert abs(tally.mean_place(option) - sum(places) / len(places)) < 1e-9


@given(votes, sensitivities)
def test_a_result_is_shown_from_its_floor_on_and_never_under_it(
    numbers: list[int], sensitivity: Sensitivity
) -> None:
    template = single(len(numbers), sensitivity)
    assert may_be_shown(template, ballots=sum(numbers)) == (sum(numbers) >= floor_of(sensitivity))


@given(votes, sensitivities)
def test_an_exact_result_tells_what_was_counted(
    numbers: list[int], sensitivity: Sensitivity
) -> None:
    template, tally = single(len(numbers), sensitivity), tally_of(numbers)
    assume(may_be_shown(template, ballots=tally.ballots))
    result = shown(template, tally)
    assume(result.exact)
    assert result.ballots == sum(numbers)
    assert [row.count for row in result.rows] == numbers
    assert result.leading is None
    for row, number in zip(result.rows, numbers, strict=True):
        assert row.share is not None
        assert abs(row.share - 100 * number / sum(numbers)) <= 0.5


@given(st.integers(2, 6), st.data(), st.integers(5, 300))
def test_unanimous_and_all_but_one_look_the_same(
    options: int, data: st.DataObject, ballots: int
) -> None:
    template = single(options, Sensitivity.SENSITIVE)
    leading = data.draw(st.integers(0, options - 1))
    dissenting = data.draw(st.integers(0, options - 1).filter(lambda each: each != leading))
    unanimous = [0] * options
    unanimous[leading] = ballots
    all_but_one = list(unanimous)
    all_but_one[leading] -= 1
    all_but_one[dissenting] += 1
    result = shown(template, tally_of(unanimous))
    assert result == shown(template, tally_of(all_but_one))
    assert result.leading == str(leading)
    assert (result.exact, result.ballots, result.mean) == (False, None, None)
    assert all((row.count, row.share) == (None, None) for row in result.rows)


@given(votes)
def test_a_sensitive_result_is_blurred_exactly_when_fewer_than_two_disagree(
    numbers: list[int],
) -> None:
    template, tally = single(len(numbers), Sensitivity.SENSITIVE), tally_of(numbers)
    assume(may_be_shown(template, ballots=tally.ballots))
    disagreeing = sum(numbers) - max(numbers)
    assert shown(template, tally).exact == (disagreeing >= 2)


@given(votes)
def test_an_ice_breaker_is_never_blurred(numbers: list[int]) -> None:
    template, tally = single(len(numbers), Sensitivity.ICE_BREAKER), tally_of(numbers)
    assume(may_be_shown(template, ballots=tally.ballots))
    assert shown(template, tally).exact


@given(st.integers(0, 9), st.data())
def test_the_mean_of_a_scale_lies_within_what_was_chosen(least: int, data: st.DataObject) -> None:
    template = scale_poll(least, data.draw(st.integers(least + 1, 10)))
    options = [option.id for option in template.options]
    choices = data.draw(st.lists(st.sampled_from(options), min_size=2, max_size=60))
    tally = count(template, template.options, [[choice] for choice in choices])
    result = shown(template, tally)
    numbers = [int(choice) for choice in choices]
    assert result.mean is not None
    assert min(numbers) <= result.mean <= max(numbers)
    assert abs(result.mean - sum(numbers) / len(numbers)) <= 0.05 + 1e-9
