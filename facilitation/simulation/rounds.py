"""The pulse of a simulated program, by the calendar; rosters are renewed between its rounds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from facilitation.pulse.cadence import set_cadence, stop_asking
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.items import item
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from facilitation.simulation.people import SimulatedProgram
from facilitation.simulation.phones import answer_round
from facilitation.simulation.truth import true_answer

PULSE_WEEKS = 4
OPEN_DAYS = 7
ANSWERING = 0.92  # of a roster, each time


def ask_by_calendar(simulated: SimulatedProgram, *, starts_on: date, today: date) -> None:
    """Ask every group from `today` on, every `PULSE_WEEKS` counted from `starts_on`."""
    for group in simulated.groups:
        set_cadence(
            support_group=group,
            way=PulseWay.CALENDAR,
            every_weeks=PULSE_WEEKS,
            starts_on=starts_on,
            open_days=OPEN_DAYS,
            now=_morning(today),
        )


def is_between_rounds(simulated: SimulatedProgram) -> bool:
    """Whether no round of any group is open."""
    open_rounds = PulseRound.objects.filter(status=RoundStatus.OPEN)
    return not open_rounds.filter(support_group__in=simulated.groups).exists()


def renew_between_rounds(
    simulated: SimulatedProgram, *, starts_on: date, today: date, chance: Random
) -> None:
    """Stop asking, renew all rosters at once, and ask again, in the same weeks as before.

    The coming round gives tokens from the day on which the one before it opened. If it stayed,
    it would count whoever leaves as asked (docs/decisions/0029), and not be told for half a year.
    Wait until `is_between_rounds`: an open round would count them, too.
    """
    for group in simulated.groups:
        stop_asking(support_group=group)
    simulated.renew_rosters(chance)
    ask_by_calendar(simulated, starts_on=starts_on, today=today)


def answer_open_rounds(
    simulated: SimulatedProgram,
    *,
    monday: date,
    years: float,
    chance: Random,
    answering: float = ANSWERING,
) -> None:
    """The week of a round: open what is due, have members answer, and close it a week later.

    Whoever answered a round that was left open has nothing to add; the others may still answer.
    """
    close_due_rounds(now=_morning(monday))
    for group, roster in zip(simulated.groups, simulated.rosters, strict=True):
        rounds = PulseRound.objects.select_related("block")
        pulse_round = rounds.filter(support_group=group, status=RoundStatus.OPEN).first()
        if pulse_round is None:
            continue
        answered = simulated.answered[pulse_round.pk]
        now_answering = [
            person for person in roster if person not in answered and chance.random() < answering
        ]
        for person in now_answering:
            answer_round(
                pulse_round,
                person,
                {
                    key: true_answer(
                        item(key),
                        years=years,
                        is_new=person in simulated.newcomers,
                        chance=chance,
                    )
                    for key in pulse_round.items
                },
            )
        answered.update(now_answering)
        simulated.newcomers.difference_update(now_answering)
    close_due_rounds(now=_morning(monday + timedelta(days=OPEN_DAYS)))


def _morning(day: date) -> datetime:
    """After midnight of that day in the program's zone."""
    return datetime.combine(day, time(9), tzinfo=UTC)
