"""A lifecycle that is declared wrongly does not even import."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.lifecycle import Lifecycle, MoveNotAllowed
from facilitation.live_room.models import POLL_LIFECYCLE, PollStatus
from facilitation.sessions.models import LIFECYCLE, SessionStatus


def test_a_move_to_a_state_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ValueError, match=r"undeclared states: .*'gone'"):
        Lifecycle(initial="here", moves={"here": frozenset({"gone"})})


def test_a_first_state_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ValueError, match=r"undeclared states: .*'nowhere'"):
        Lifecycle(initial="nowhere", moves={"here": frozenset()})


def test_a_state_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unreachable states: .*'island'"):
        Lifecycle(initial="here", moves={"here": frozenset(), "island": frozenset({"here"})})


states = st.sampled_from("abcdef")
graphs = st.dictionaries(states, st.frozensets(states), min_size=1)


@given(graphs, states)
def test_a_graph_is_taken_exactly_when_each_state_is_declared_and_reached(
    moves: dict[str, frozenset[str]], initial: str
) -> None:
    reached, grown = set[str](), {initial}
    while grown != reached:
        reached = grown
        grown = reached | {to for state in reached for to in moves.get(state, frozenset())}
    if reached == set(moves):
        lifecycle = Lifecycle(initial=initial, moves=moves)
        for source in moves:
            for target in moves:
                allowed = target in moves[source]
                assert lifecycle.allows(source=source, target=target) == allowed
    else:
        with pytest.raises(ValueError, match="states"):
            Lifecycle(initial=initial, moves=moves)


def test_a_move_without_an_edge_is_refused_as_a_conflict() -> None:
    with pytest.raises(MoveNotAllowed):
        LIFECYCLE.check(source=SessionStatus.CLOSED, target=SessionStatus.OPEN)


@pytest.mark.parametrize("status", [PollStatus.REVEALED, PollStatus.WITHHELD])
def test_nothing_leads_out_of_a_poll_that_was_shown_or_withheld(status: PollStatus) -> None:
    assert POLL_LIFECYCLE.moves[status] == frozenset()


@pytest.mark.parametrize("status", [SessionStatus.CLOSED, SessionStatus.CANCELLED])
def test_nothing_leads_out_of_a_session_that_has_ended(status: SessionStatus) -> None:
    assert LIFECYCLE.moves[status] == frozenset()
