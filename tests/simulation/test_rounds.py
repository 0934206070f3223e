"""The pulse of simulated programs: over the renewal of rosters, and when too few answered."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.released import GroupRelease, ProgramRelease
from facilitation.simulation.people import SimulatedProgram, simulated_program
from facilitation.simulation.rounds import (
    answer_open_rounds,
    ask_by_calendar,
    is_between_rounds,
    renew_between_rounds,
)

pytestmark = [pytest.mark.one_process, pytest.mark.django_db]

JUNE = date(2026, 6, 8)
WEEK = timedelta(weeks=1)


def asked(*, groups: int) -> SimulatedProgram:
    simulated = simulated_program(1, groups=groups)
    ask_by_calendar(simulated, starts_on=JUNE, today=JUNE)
    return simulated


def answer(simulated: SimulatedProgram, monday: date, *, answering: float = 1) -> None:
    chance = Random(1)
    answer_open_rounds(simulated, monday=monday, years=0, chance=chance, answering=answering)


def test_rosters_are_renewed_in_july_and_no_number_waits_for_it() -> None:
    simulated = asked(groups=2)
    answer(simulated, JUNE)
    assert is_between_rounds(simulated)
    before = {person for roster in simulated.rosters for person in roster}
    july = JUNE + 4 * WEEK
    chance = Random(1)
    renew_between_rounds(simulated, starts_on=JUNE, today=july, chance=chance)
    assert len(before - {person for roster in simulated.rosters for person in roster}) == 10
    answer(simulated, july)
    releases = ProgramRelease.objects.order_by("number")
    assert [each.to_on for each in releases] == [JUNE + WEEK, july + WEEK]
    assert all(len(each.values) == 5 for each in releases)
    # The coming round was destroyed unopened: nobody was asked what it would have asked.
    assert [each.untold for each in releases] == [{}, {}]


def test_whoever_answered_a_round_that_stays_open_answers_it_once() -> None:
    simulated = asked(groups=1)
    pulse_round = PulseRound.objects.get(status=RoundStatus.OPEN)
    answer(simulated, JUNE, answering=0.4)
    answered = len(simulated.answered[pulse_round.pk])
    assert 0 < answered < 7
    assert not is_between_rounds(simulated)
    assert not GroupRelease.objects.exists()
    answer(simulated, JUNE + 4 * WEEK)
    assert GroupRelease.objects.get().rounds == [pulse_round.number]
    assert pulse_round.counted_tokens.count() == 10
    assert not simulated.newcomers
