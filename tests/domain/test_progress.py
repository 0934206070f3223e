"""Progress in words so coarse that one vote does not show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.live_room.progress import Level, level_of

ORDER = [Level.WAITING, Level.HALF, Level.MOST, Level.ALL]
seats = st.integers(0, 5000)


@given(seats)
def test_a_room_without_a_vote_waits(joined: int) -> None:
    assert level_of(ballots=0, seats=joined) == Level.WAITING


@given(seats, st.integers(0, 6000))
def test_another_vote_never_takes_the_room_back(joined: int, ballots: int) -> None:
    before, after = (level_of(ballots=each, seats=joined) for each in (ballots, ballots + 1))
    assert ORDER.index(before) <= ORDER.index(after)


@given(st.integers(1, 5000), st.data())
def test_the_words_mean_what_they_say(joined: int, data: st.DataObject) -> None:
    ballots = data.draw(st.integers(1, joined + 5))
    share = ballots / joined
    assert level_of(ballots=ballots, seats=joined) == (
        Level.ALL
        if share >= 1
        else Level.MOST
        if share >= 0.8
        else Level.HALF
        if share >= 0.5
        else Level.WAITING
    )


@given(st.integers(10, 5000))
def test_a_whole_poll_shows_at_most_three_changes(joined: int) -> None:
    levels = [level_of(ballots=ballots, seats=joined) for ballots in range(joined + 1)]
    changes = sum(before != after for before, after in pairwise(levels))
    assert changes <= 3


def test_a_phone_that_left_after_voting_does_not_break_the_count() -> None:
    assert level_of(ballots=6, seats=4) == Level.ALL
    assert level_of(ballots=1, seats=0) == Level.ALL


@pytest.mark.parametrize(
    ("ballots", "level"),
    [
        (4, Level.WAITING),
        (5, Level.HALF),
        (7, Level.HALF),
        (8, Level.MOST),
        (9, Level.MOST),
        (10, Level.ALL),
    ],
)
def test_in_a_room_of_ten_each_word_begins_where_it_says(ballots: int, level: Level) -> None:
    assert level_of(ballots=ballots, seats=10) == level
