"""Can a thief of everything that is left after a round tell who answered, and what?"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.anonymity.attacker import Attacker
from tests.anonymity.designs import Histogram, ResponseRow
from tests.anonymity.sealed import SealedPulse
from tests.anonymity.spoils_of_postgres import PostgresSpoils
from tests.anonymity.trial import Outcome, attacked, play
from tests.live.own_postgres import OwnPostgres

pytestmark = [pytest.mark.one_process, pytest.mark.timeout(600), pytest.mark.xdist_group("thief")]
ROUNDS = 48
BROKEN = 0.95  # of the guesses are right
SAFE = 0.03  # over the best guess from the release, at the upper 95 % bound
MEMBERS = [str(uuid4()) for _member in range(8)]


@pytest.mark.parametrize("design", [ResponseRow, Histogram])
def test_the_attacker_breaks_designs_that_only_look_anonymous(
    thiefs_postgres: OwnPostgres, design: type[ResponseRow | Histogram]
) -> None:
    rounds = play(
        design(), PostgresSpoils(thiefs_postgres), members=MEMBERS, rounds=ROUNDS, blanks=False
    )
    outcome = attacked(rounds, Attacker(design.schema))
    assert outcome.answers.accuracy > BROKEN
    assert outcome.participation.accuracy > BROKEN


def test_ours_tells_no_more_than_its_release(
    thiefs_postgres: OwnPostgres, settings: Settings, tmp_path: Path
) -> None:
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    outcome = outcome_of_ours(thiefs_postgres, rounds=ROUNDS, blanks=True)
    assert outcome.answers.upper < SAFE, outcome
    assert outcome.participation.upper < SAFE, outcome


def test_without_blanks_the_log_would_tell_who_answered_but_not_what(
    thiefs_postgres: OwnPostgres, settings: Settings, tmp_path: Path
) -> None:
    """Why a phone sends a blank when nothing was answered (decision 0012)."""
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    outcome = outcome_of_ours(thiefs_postgres, rounds=ROUNDS // 2, blanks=False)
    assert outcome.answers.upper < SAFE, outcome
    assert outcome.participation.accuracy > BROKEN, outcome


def outcome_of_ours(postgres: OwnPostgres, *, rounds: int, blanks: bool) -> Outcome:
    pulse, spoils = SealedPulse(), PostgresSpoils(postgres)
    played = play(pulse, spoils, members=pulse.members, rounds=rounds, blanks=blanks)
    return attacked(played, Attacker(pulse.schema))
