"""The same thief with a copy of SQLite's two files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from tests.anonymity.attacker import Attacker
from tests.anonymity.designs import Histogram, ResponseRow
from tests.anonymity.sealed import SealedPulse
from tests.anonymity.spoils_of_sqlite import SqliteSpoils
from tests.anonymity.trial import attacked, play

pytestmark = [
    pytest.mark.one_process,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own files"),
]
ROUNDS = 24
BROKEN = 0.95  # of the guesses are right
SAFE = 0.03  # over the best guess from the release, at the upper 95 % bound
MEMBERS = [str(uuid4()) for _member in range(8)]


@pytest.fixture(autouse=True)
def _tidy(transactional_db: None) -> Iterator[None]:
    yield
    with connection.cursor() as cursor:
        for table in ("control_member", "control_response", "control_counter"):
            cursor.execute(f"drop table if exists {table}")


@pytest.mark.parametrize("design", [ResponseRow, Histogram])
def test_the_attacker_breaks_designs_that_only_look_anonymous(
    design: type[ResponseRow | Histogram],
) -> None:
    rounds = play(design(), SqliteSpoils(), members=MEMBERS, rounds=ROUNDS, blanks=False)
    outcome = attacked(rounds, Attacker(design.schema))
    assert outcome.answers.accuracy > BROKEN
    assert outcome.participation.accuracy > BROKEN


def test_ours_tells_no_more_than_its_release(settings: Settings, tmp_path: Path) -> None:
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    pulse = SealedPulse()
    rounds = play(pulse, SqliteSpoils(), members=pulse.members, rounds=ROUNDS, blanks=True)
    outcome = attacked(rounds, Attacker(pulse.schema))
    assert outcome.answers.upper < SAFE, outcome
    assert outcome.participation.upper < SAFE, outcome
