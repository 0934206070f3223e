"""Years of a program, week by week: sessions, pulse rounds, debriefs, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from facilitation.plans.models import Plan
from facilitation.program_actions.models import AboutKind
from facilitation.program_actions.recording import record_action
from facilitation.programs.models import Program
from facilitation.push.events import Event
from facilitation.push.outbox import take_back
from facilitation.sessions.models import CoFacilitatorRole
from facilitation.simulation.people import GROUPS, SimulatedProgram, simulated_program
from facilitation.simulation.rounds import (
    PULSE_WEEKS,
    answer_open_rounds,
    ask_by_calendar,
    is_between_rounds,
    renew_between_rounds,
)
from facilitation.simulation.sessions import Leading, Noted, cancel_session, hold_session

PLAN = "residents-60"
WEEKS_OF_A_YEAR = 52
SESSION_WEEKS = 2
COMING = 0.75  # of a roster, each time
CANCELLED, UNPROTECTED = 0.1, 0.15  # of sessions
WITHOUT_PSYCHOLOGIST = 0.2
TAGS = {  # how often each comes up
    "life-outside": 0.6,
    "workload": 0.45,
    "protected-time": 0.3,
    "frustration": 0.55,
    "worn-out": 0.35,
    "suffering": 0.4,
    "strain-at-home": 0.25,
    "echo": 0.5,
    "next-steps": 0.4,
    "fatalism": 0.15,
}
DONE = [
    ("Pagers are held during groups", AboutKind.CONSTRUCT, "protected-time"),
    ("Lists are shared at the morning meeting", AboutKind.CONSTRUCT, "workload-sharing"),
    ("Sick days need no explanation", AboutKind.CONSTRUCT, "time-off"),
]


def simulate_program(
    *, number: int, years: int, seed: int, groups: int = GROUPS, until: date | None = None
) -> Program:
    """Fill the database with one program and so many years of it, up to the day `until` (today).

    The same number and seed give the same people, answers and releases. Raises
    `Plan.DoesNotExist` when the plans have not been published.
    """
    chance = Random(f"{seed} {number}")  # noqa: S311  (made-up answers, the same each time)
    plan = Plan.objects.filter(slug=PLAN).latest("version")
    simulated = simulated_program(number, groups=groups)
    simulate_weeks(
        simulated,
        [plan] * groups,
        weeks=WEEKS_OF_A_YEAR * years,
        until=until or timezone.now().date(),
        chance=chance,
    )
    return simulated.program


def simulate_weeks(
    simulated: SimulatedProgram,
    plans: Sequence[Plan],
    *,
    weeks: int,
    until: date,
    chance: Random,
    renewing: bool = True,
    said_of_actions: str = "",
) -> None:
    """So many weeks of a program, up to `until`; `plans` has that of each group's sessions.

    Time travels by `now` where the rules take one; sessions are held today and dated back.
    Rosters are renewed each July, unless `renewing` is off. The pulse goes on afterwards.
    """
    monday = until - timedelta(days=until.weekday())
    start = monday - timedelta(weeks=weeks)
    ask_by_calendar(simulated, starts_on=start, today=start)
    renewal_is_due = False
    for week in range(weeks):
        day = start + timedelta(weeks=week)
        renewal_is_due |= renewing and week > 0 and _begins_academic_year(day)
        if renewal_is_due and is_between_rounds(simulated):
            renew_between_rounds(simulated, starts_on=start, today=day, chance=chance)
            renewal_is_due = False
        _sessions_of(simulated, plans, week=week, monday=day, chance=chance)
        if week % PULSE_WEEKS == 0:
            years_on = week / WEEKS_OF_A_YEAR
            answer_open_rounds(simulated, monday=day, years=years_on, chance=chance)
        if week % WEEKS_OF_A_YEAR == WEEKS_OF_A_YEAR // 2:
            done = DONE[week // WEEKS_OF_A_YEAR % len(DONE)]
            _action_of(simulated.program, day, done, said_of_actions)


def _begins_academic_year(monday: date) -> bool:
    """The first Monday of July: the old residents have left, the new ones are there."""
    return monday.month == 7 and monday.day <= 7


def _sessions_of(
    simulated: SimulatedProgram,
    plans: Sequence[Plan],
    *,
    week: int,
    monday: date,
    chance: Random,
) -> None:
    for place, (group, plan) in enumerate(zip(simulated.groups, plans, strict=True)):
        if (week + place) % SESSION_WEEKS:
            continue
        at = datetime.combine(monday + timedelta(days=1 + place), time(23), tzinfo=UTC)
        if chance.random() < CANCELLED:
            cancel_session(support_group=group, plan=plan, at=at)
            continue
        alum = chance.choice(simulated.alumni)
        leading = [Leading(alum, CoFacilitatorRole.ALUM, _noted(chance))]
        if chance.random() >= WITHOUT_PSYCHOLOGIST:
            psychologist = chance.choice(simulated.psychologists)
            leading.append(Leading(psychologist, CoFacilitatorRole.PSYCHOLOGIST, _noted(chance)))
        hold_session(
            support_group=group,
            plan=plan,
            at=at,
            leading=leading,
            phones=sum(chance.random() < COMING for _member in simulated.rosters[place]),
            protected_time=chance.random() >= UNPROTECTED,
        )


def _noted(chance: Random) -> Noted:
    tags = [tag for tag, often in TAGS.items() if chance.random() < often]
    return Noted(tags[:8], preparedness=chance.choice([3, 4, 4, 5, 5]))


def _action_of(
    program: Program, day: date, done: tuple[str, AboutKind, str], description: str
) -> None:
    title, about_kind, about = done
    action = record_action(
        program=program,
        title=title,
        description=description,
        done_on=day,
        about_kind=about_kind,
        about=about,
    )
    # Nobody is in these programs, so nobody waits to be told.
    take_back(event=Event.ACTION_RECORDED, about=program.pk, occasion=action.pk.hex)
    action.recorded_on = day
    action.save(update_fields=["recorded_on"])
