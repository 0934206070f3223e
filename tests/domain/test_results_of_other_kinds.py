"""Multiple choice, rankings and texts: nobody's answer can be read off what is shown."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitation.live_room.live_tally import (
    FEWEST_BALLOTS,
    FEWEST_SEATS,
    LivePicture,
    coarse_shares,
    is_due,
    may_be_watched,
)
from facilitation.live_room.result import ResultRow, leader_of, result_of
from facilitation.live_room.tally import Tally, count
from facilitation.plans.poll_template import PollKind, PollOption, PollTemplate, Sensitivity
from tests.domain.templates import poll

picks = st.lists(st.sets(st.sampled_from("0123"), min_size=1), min_size=5, max_size=60)
rankings = st.lists(st.permutations(["0", "1", "2"]), min_size=5, max_size=40)


def multiple(sensitivity: Sensitivity) -> PollTemplate:
    return poll(PollKind.MULTIPLE_CHOICE, 4, sensitivity)


def texts(kind: PollKind, sensitivity: Sensitivity) -> PollTemplate:
    return poll(kind, 0, sensitivity)


@given(picks)
def test_each_option_of_a_sensitive_choice_is_blurred_at_both_ends(
    answers: list[set[str]],
) -> None:
    template = multiple(Sensitivity.SENSITIVE)
    result = result_of(
        template, template.options, count(template, template.options, map(sorted, answers))
    )
    for row in result.rows:
        chose = sum(row.option in answer for answer in answers)
        others = len(answers) - chose
        if others <= 1:
            assert row == ResultRow(row.option, near="all")
        elif chose <= 1:
            assert row == ResultRow(row.option, near="none")
        else:
            assert (row.count, row.near) == (chose, None)


@given(picks, st.data())
def test_one_person_more_or_less_at_an_end_changes_nothing_that_is_shown(
    answers: list[set[str]], data: st.DataObject
) -> None:
    """What all answered alike cannot be told from what all but one did."""
    template, option = multiple(Sensitivity.SENSITIVE), data.draw(st.sampled_from("0123"))
    alike = [answer | {option} for answer in answers]
    but_one = [*alike[1:], alike[0] - {option}]
    assume(but_one[-1])
    one, other = (
        result_of(template, template.options, count(template, template.options, map(sorted, each)))
        for each in (alike, but_one)
    )
    assert one == other


@given(rankings)
def test_a_ranking_shows_means_only_where_nobody_could_be_read_off(
    answers: list[list[str]],
) -> None:
    template = poll(PollKind.RANKING, 3, Sensitivity.SENSITIVE)
    tally = count(template, template.options, answers)
    result = result_of(template, template.options, tally)
    means = [tally.mean_place(row.option) for row in result.rows]
    assert not result.exact or means == sorted(means)
    assert result.exact or [row.option for row in result.rows] == ["0", "1", "2"]
    agreed = max(
        sum(answer[place] == option for answer in answers) for option in "012" for place in range(3)
    )
    assert result.exact == (agreed < len(answers) - 1)
    assert all((row.place is not None) == result.exact for row in result.rows)


def test_a_sensitive_word_cloud_has_no_numbers_at_all() -> None:
    options = (PollOption("t1", "tired"), PollOption("t2", "torn"))
    tally = Tally(7, {"t1": (1,), "t2": (6,)})
    result = result_of(texts(PollKind.WORD_CLOUD, Sensitivity.SENSITIVE), options, tally)
    assert result.rows == (ResultRow("t1"), ResultRow("t2"))
    assert (result.ballots, result.exact) == (None, False)
    counted = result_of(texts(PollKind.WORD_CLOUD, Sensitivity.ICE_BREAKER), options, tally)
    assert [(row.option, row.count) for row in counted.rows] == [("t2", 6), ("t1", 1)]


def test_questions_are_shown_without_upvotes_when_too_few_gave_any() -> None:
    options = (PollOption("t1", "Why?"), PollOption("t2", "How?"))
    board = texts(PollKind.QUESTION_BOARD, Sensitivity.SENSITIVE)
    few = result_of(board, options, Tally(4, {"t1": (1,), "t2": (3,)}))
    assert few.rows == (ResultRow("t1"), ResultRow("t2"))
    enough = result_of(board, options, Tally(9, {"t1": (3,), "t2": (6,)}))
    assert [(row.option, row.count) for row in enough.rows] == [("t2", 6), ("t1", 3)]


def test_a_tie_has_no_leader() -> None:
    template = poll(PollKind.SINGLE_CHOICE, 2, Sensitivity.SENSITIVE)
    assert (
        leader_of(result_of(template, template.options, Tally(6, {"0": (3,), "1": (3,)}))) is None
    )
    assert leader_of(result_of(template, template.options, Tally(6, {"0": (2,), "1": (4,)}))) == "1"
    assert leader_of(result_of(template, template.options, Tally(6, {"0": (6,), "1": (0,)}))) == "0"


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from(Sensitivity), st.booleans())
def test_only_a_hall_may_watch_and_only_an_ice_breaker(
    seats: int, ballots: int, sensitivity: Sensitivity, live: bool
) -> None:
    template = poll(PollKind.SINGLE_CHOICE, 2, sensitivity)
    template = PollTemplate(**{**vars(template), "live": live})
    watched = may_be_watched(template, seats=seats, ballots=ballots)
    assert watched == (
        live
        and sensitivity == Sensitivity.ICE_BREAKER
        and seats >= FEWEST_SEATS == 20
        and ballots >= FEWEST_BALLOTS
    )


@given(st.lists(st.sampled_from("01"), min_size=20, max_size=80), st.integers(0, 30))
def test_two_pictures_of_a_hall_differ_by_five_ballots_at_the_least(
    answers: list[str], more: int
) -> None:
    template = poll(PollKind.SINGLE_CHOICE, 2, Sensitivity.ICE_BREAKER)
    tally = count(template, template.options, [[each] for each in answers])
    first = LivePicture("poll", tally.ballots, coarse_shares(tally))
    nearest = 20 if len(answers) < 40 else 10
    assert all(share % nearest == 0 for _option, share in first.shares)
    later = LivePicture("poll", tally.ballots + more, first.shares)
    assert is_due(first, later) == (more >= 5)
    assert is_due(None, first)
    assert is_due(first, LivePicture("another", tally.ballots, first.shares))
