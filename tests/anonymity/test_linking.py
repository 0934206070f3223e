"""Can a thief of everything that is left after a round tell who answered, and what?"""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.anonymity.attacker import Attacker
from tests.anonymity.designs import Histogram, ResponseRow
from tests.anonymity.spoils_of_postgres import PostgresSpoils
from tests.anonymity.trial import attacked, play
from tests.live.own_postgres import OwnPostgres

pytestmark = [pytest.mark.one_process, pytest.mark.timeout(170)]
ROUNDS = 48
BROKEN = 0.95
MEMBERS = [str(uuid4()) for _member in range(8)]


@pytest.mark.parametrize("design", [ResponseRow, Histogram])
def test_the_attacker_breaks_designs_that_only_look_anonymous(
    thiefs_postgres: OwnPostgres, design: type[ResponseRow | Histogram]
) -> None:
    rounds = play(
        design(), PostgresSpoils(thiefs_postgres), members=MEMBERS, rounds=ROUNDS, blanks=False
    )
    outcome = attacked(rounds, Attacker(design.schema))
    print(design.__name__, outcome)
    assert outcome.answers.accuracy > BROKEN
    assert outcome.participation.accuracy > BROKEN
