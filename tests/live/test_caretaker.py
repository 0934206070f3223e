"""What a serving process does beside serving: pulse rounds close without anybody asking."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from api.live import caretaker
from api.live.caretaker import cared_for, see_to
from api.live.database import NotStoredYet, in_database
from facilitation.pulse.models import PulseRound
from tests.apart import run_apart
from tests.cast import Cast
from tests.pulse_phone import open_round_of

PATIENCE = 60.0  # seconds


async def nothing(*_arguments: Any) -> None:
    pass


def hang_up() -> None:
    connection.close()  # the database thread's own


def test_the_first_request_of_any_kind_sets_the_caretaker_to_work(
    live_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caretaker, "FIRST_AFTER", 0.05)  # long before the next ten minutes
    over = timezone.now() - timedelta(minutes=1)
    pulse_round = open_round_of(live_cast.circle, closes_at=over)

    def was_extended() -> bool:  # nobody answered, so it is not closed but goes on
        return PulseRound.objects.get(pk=pulse_round.pk).extensions == 1

    async def serve() -> None:
        await cared_for(nothing)({"type": "http"}, nothing, nothing)
        async with asyncio.timeout(PATIENCE):
            while not await in_database(was_extended):  # noqa: ASYNC110  (the database tells)
                await asyncio.sleep(0.05)

    try:
        run_apart(serve())
    finally:
        run_apart(in_database(hang_up))


@pytest.mark.parametrize("fault", [ValueError("a secret"), NotStoredYet(), OSError("a secret")])
def test_a_fault_does_not_stop_it_and_is_logged_by_its_kind_alone(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise fault

    run_apart(see_to(fail))
    assert "a secret" not in caplog.text
    assert ("Error" in caplog.text) is not isinstance(fault, NotStoredYet)
