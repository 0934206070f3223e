"""A closing is done whole or not at all, whatever dies when, and however many run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, models, transaction

from facilitation.groups.roster import add_to_roster, remove_from_roster
from facilitation.models import (
    CountedToken,
    GroupRelease,
    ManifestEntry,
    ProgramBlock,
    ProgramRelease,
    PulseBallot,
    PulseBlock,
    PulseRound,
    SealedSums,
    TokenIssued,
)
from facilitation.programs.models import Program
from facilitation.pulse import closing
from facilitation.pulse.ballots import RoundNotOpen
from facilitation.pulse.closing import Turned, close_due_rounds
from facilitation.pulse.issuance import TokenAlreadyIssued
from facilitation.pulse.key_store import key_store
from facilitation.pulse.making import lock_program, make_round
from facilitation.pulse.models import RoundStatus
from facilitation.pulse.round_keys import destroy_dead_keys, new_round_keys
from facilitation.pulse.windows import Window
from tests.cast import Cast
from tests.pulse.phones import (
    DAY,
    MORNING,
    Circle,
    Phone,
    names_of_keys,
    resident,
    thursday_circle,
)
from tests.pulse.phones import tuesday_circle as make_tuesday_circle

CLOSE = MORNING + 7 * DAY
TABLES: list[type[models.Model]] = [
    PulseRound,
    PulseBlock,
    PulseBallot,
    TokenIssued,
    CountedToken,
    ManifestEntry,
    GroupRelease,
    ProgramBlock,
    ProgramRelease,
    SealedSums,
]


class Crash(Exception):
    """The process is gone in the middle of a statement."""


@pytest.fixture
def circles(live_cast: Cast) -> tuple[Circle, Circle]:
    """Two groups with enough answers, so that their program has a release of its own."""
    circles = make_tuesday_circle(live_cast), thursday_circle(live_cast)
    for circle in circles:
        circle.answer([2, 4, 6, 8, 6, 5])
    return circles


def everything() -> dict[str, list[Any]]:
    """All rows of the pulse, in a comparable form."""
    return {
        table.__name__: sorted(map(repr, table._default_manager.values_list())) for table in TABLES
    }


@contextmanager
def crash_after(statements: int) -> Iterator[list[int]]:
    """The statement after that many fails, and all that follow but the rolling back."""
    run = [0]

    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(("ROLLBACK", "RELEASE")):
            run[0] += 1
            if run[0] > statements:
                raise Crash
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        yield run


def test_a_crash_at_any_statement_leaves_all_as_it_was(circles: tuple[Circle, Circle]) -> None:
    before, keys = everything(), set(names_of_keys())
    kinds, statements = set(), 0
    while True:
        crashed = False
        try:
            with crash_after(statements) as run:
                turned = close_due_rounds(now=CLOSE)
                crashed = bool(turned.failed)
        except Crash:
            crashed = True
        now = everything()
        if now != before:
            break
        assert crashed, "nothing failed and nothing was done"
        assert keys <= set(names_of_keys())
        kinds.add(run[0])
        statements += 1
    assert statements > 30  # it did try many places
    # Whatever died after the commit, the work was done once, and the next run tidies up.
    close_due_rounds(now=CLOSE)
    assert GroupRelease.objects.count() == 2
    assert ProgramRelease.objects.count() == 1
    assert not PulseBallot.objects.exists()
    assert set(names_of_keys()) == needed_keys()


def needed_keys() -> set[str]:
    rounds = PulseRound.objects.filter(status__in=[RoundStatus.COMING, RoundStatus.OPEN])
    return {f"round-{each.pk}" for each in rounds} | {f"block-{each.block_id}" for each in rounds}


def test_a_crash_between_commit_and_keys_is_made_good_by_the_next_run(
    circles: tuple[Circle, Circle], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = circles[0].open_round
    keys = {f"round-{ended.pk}", f"block-{ended.block_id}"}

    def gone() -> int:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(closing, "destroy_dead_keys", gone)
        assert close_due_rounds(now=CLOSE).failed == 1
    ended.refresh_from_db()
    assert ended.status == RoundStatus.RELEASED
    assert keys <= set(names_of_keys())
    assert close_due_rounds(now=CLOSE) == Turned()
    assert set(names_of_keys()) == needed_keys()


def test_a_key_that_has_no_row_is_destroyed(circles: tuple[Circle, Circle]) -> None:
    """A run died after it had put a key away and before its commit."""
    key_store().put("block-00000000-0000-4000-8000-000000000000", b"left behind")
    assert destroy_dead_keys() == 1
    assert set(names_of_keys()) == needed_keys()


def test_the_folder_of_another_database_is_left_alone(
    live_cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    key_store().put("block-00000000-0000-4000-8000-000000000000", b"somebody else's")
    assert destroy_dead_keys() == 0
    assert len(names_of_keys()) == 1
    assert "none of them is of this database" in caplog.text


def test_one_programs_fault_keeps_no_other_open(live_cast: Cast) -> None:
    """The faulty one is tried again the next time."""
    circle = make_tuesday_circle(live_cast)
    elsewhere = thursday_circle(live_cast, program=live_cast.other_program)
    for each in (circle, elsewhere):
        each.answer([2, 4, 6, 8, 6])
    Program.objects.filter(pk=live_cast.other_program.pk).update(time_zone="Nowhere/At-All")
    turned = close_due_rounds(now=CLOSE)
    assert (turned.released, turned.failed) == (1, 1)
    assert PulseBallot.objects.count() == 5
    turned = close_due_rounds(now=MORNING + 28 * DAY)
    assert (turned.opened, turned.failed) == (1, 2)  # its coming round is due, too
    Program.objects.filter(pk=live_cast.other_program.pk).update(time_zone="America/Chicago")
    assert close_due_rounds(now=CLOSE) == Turned(closed=1, released=1)


def at_once(*works: Callable[[], Any]) -> list[Future[Any]]:
    """Each in a thread with a connection of its own, all started together."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        start.wait(timeout=60)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(works)) as threads:
        return [threads.submit(run, work) for work in works]


def test_two_closers_at_once_close_once(circles: tuple[Circle, Circle]) -> None:
    done = at_once(*[lambda: close_due_rounds(now=CLOSE)] * 3)
    turns: list[Turned] = [each.result() for each in done]
    assert sorted(turned.released for turned in turns) == [0, 0, 2]
    assert not any(turned.failed for turned in turns)
    assert GroupRelease.objects.count() == 2
    assert ProgramRelease.objects.count() == 1
    assert set(names_of_keys()) == needed_keys()


def test_an_answer_at_the_moment_of_closing_counts_or_is_refused(
    circles: tuple[Circle, Circle], live_cast: Cast
) -> None:
    phones = [Phone.of_member(circles[0].coming, person) for person in circles[0].people]
    later = circles[0].coming
    close_due_rounds(now=CLOSE)
    close_due_rounds(now=MORNING + 28 * DAY)
    works = [lambda phone=phone: phone.answer(7) for phone in phones]
    answered, [closed] = (
        (futures := at_once(*works, lambda: close_due_rounds(now=MORNING + 35 * DAY)))[:-1],
        futures[-1:],
    )
    refused = [each for each in answered if isinstance(each.exception(), RoundNotOpen)]
    assert all(each.exception() is None for each in answered if each not in refused)
    assert not closed.result().failed
    later.refresh_from_db()
    if later.status == RoundStatus.RELEASED:
        assert later.counted_tokens.count() == len(phones) - len(refused)
        assert not later.ballots.exists()
    else:
        assert later.ballots.count() == len(phones)
        assert not refused


def test_one_person_at_two_phones_at_once_gets_one_token(live_cast: Cast) -> None:
    circle = make_tuesday_circle(live_cast)
    done = at_once(*[lambda: Phone.of_member(circle.open_round, live_cast.rae)] * 3)
    got = [each for each in done if each.exception() is None]
    assert len(got) == 1
    assert all(isinstance(each.exception(), TokenAlreadyIssued) for each in done if each not in got)
    assert TokenIssued.objects.count() == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
@pytest.mark.parametrize("what", ["answer", "token"])
def test_whoever_comes_while_a_round_closes_waits_and_is_refused(
    live_cast: Cast, what: str
) -> None:
    circle = make_tuesday_circle(live_cast)
    closing_now = circle.open_round
    phone = Phone.of_member(closing_now, live_cast.rae)
    works: dict[str, Callable[[], object]] = {
        "answer": phone.answer,
        "token": lambda: Phone.of_member(closing_now, live_cast.rob),
    }

    def work() -> None:
        try:
            works[what]()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as thread:
        with transaction.atomic():
            PulseRound.objects.select_for_update().get(pk=closing_now.pk)
            PulseRound.objects.filter(pk=closing_now.pk).update(status=RoundStatus.CLOSED)
            late = thread.submit(work)
            while not late.done() and not somebody_waits():
                pass
            assert not late.done()
        assert isinstance(late.exception(), RoundNotOpen)
    assert not PulseBallot.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
def test_who_edits_a_roster_does_not_wait_for_a_close(live_cast: Cast) -> None:
    """It holds the group, which the close needs: each would wait for the other."""
    circle = make_tuesday_circle(live_cast)
    newcomer = resident(live_cast.program, "Una")

    def edit() -> None:
        try:
            remove_from_roster(support_group=circle.group, person=live_cast.rae)
            add_to_roster(support_group=circle.group, person=newcomer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as thread, transaction.atomic():
        PulseRound.objects.select_for_update().get(pk=circle.open_round.pk)
        edited = thread.submit(edit)
        while not edited.done() and not somebody_waits():
            pass
        assert edited.done()
        edited.result()
    assert circle.open_round.roster_changes.count() == 2


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
def test_the_keys_of_a_round_that_is_being_made_are_no_litter(live_cast: Cast) -> None:
    circle = make_tuesday_circle(live_cast)

    def tidy_up() -> int:
        try:
            return destroy_dead_keys()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as thread:
        with transaction.atomic():
            lock_program(live_cast.program.pk)
            window = Window(MORNING, CLOSE)
            made = make_round(
                support_group=circle.group, window=window, keys=new_round_keys(), now=MORNING
            )
            tidied = thread.submit(tidy_up)
            while not tidied.done() and not somebody_waits():
                pass
        assert tidied.result() == 0
    assert {f"round-{made.pk}", f"block-{made.block_id}"} <= set(names_of_keys())


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
