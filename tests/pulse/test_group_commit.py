"""Many who ask at once: each gets their own answer, one transaction serves several."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connections

from facilitation.pulse.ballot_box import TokenIssued
from facilitation.pulse.group_commit import MOST_AT_ONCE, GroupCommit
from facilitation.pulse.issuance import TokenAlreadyIssued, issue_to_member
from tests.cast import Cast
from tests.pulse.phones import Phone, tuesday_circle

CROWD = 120


class Unlucky(Exception):
    pass


def test_whoever_waits_shares_the_next_turn() -> None:
    sizes: list[int] = []
    first_is_served, all_wait = Event(), Event()

    def together(asked: Sequence[int]) -> list[int | Exception]:
        sizes.append(len(asked))
        if not first_is_served.is_set():
            first_is_served.set()
            all_wait.wait(20)
        return [Unlucky() if number == 7 else number * 2 for number in asked]

    queue: GroupCommit[int, int] = GroupCommit(together)
    with ThreadPoolExecutor(CROWD + 1) as crowd:
        first = crowd.submit(queue.ask, 1000)
        assert first_is_served.wait(20)
        others = [crowd.submit(queue.ask, number) for number in range(CROWD)]
        while len(queue._waiting) < CROWD:
            sleep(0.005)
        all_wait.set()
        assert first.result(20) == 2000
        for number, other in enumerate(others):
            if number == 7:
                with pytest.raises(Unlucky):
                    other.result(20)
            else:
                assert other.result(20) == number * 2
    assert sizes == [1, MOST_AT_ONCE, MOST_AT_ONCE, CROWD - 2 * MOST_AT_ONCE]


def test_a_fault_of_the_whole_turn_is_told_to_everybody_and_ends_with_it() -> None:
    faults = [ValueError("the database is away")]

    def together(asked: Sequence[int]) -> list[int | Exception]:
        if faults:
            raise faults.pop()
        return list(asked)

    queue: GroupCommit[int, int] = GroupCommit(together)
    with pytest.raises(ValueError, match="away"):
        queue.ask(1)
    assert queue.ask(2) == 2


@pytest.mark.parametrize("rae_asks_with", [1, 3])
def test_members_at_once_get_one_token_each(live_cast: Cast, rae_asks_with: int) -> None:
    """Three phones of the same person at once: one of them gets the token, two hear why not."""
    circle = tuesday_circle(live_cast)
    phones = [Phone(circle.open_round) for _phone in range(rae_asks_with + 1)]
    people = [live_cast.rae] * rae_asks_with + [live_cast.rob]
    at_once = Barrier(len(phones))

    def ask(turn: int) -> bytes | None:
        at_once.wait(20)
        try:
            return issue_to_member(
                pulse_round=circle.open_round,
                person=people[turn],
                blinded_message=phones[turn].blinded.message,
            )
        except TokenAlreadyIssued:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(phones)) as crowd:
        signatures = list(crowd.map(ask, range(len(phones))))
    assert signatures[-1] is not None
    assert sum(signature is not None for signature in signatures) == 2
    assert TokenIssued.objects.count() == 2
    for phone, signature in zip(phones, signatures, strict=True):
        if signature is not None:
            phone.take(signature)
