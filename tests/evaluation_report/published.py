"""Two programs like those that published their figures, held through the rules.

The first: a resident-led program in emergency medicine, 73 residents, 2021-22. The second: its
leaders' training, followed for two years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.programs.enrolment import create_program
from facilitation.programs.models import Person, Program, Role
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.items import Answer, ItemKind, item
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from facilitation.sessions.models import CoFacilitatorRole
from facilitation.simulation.people import member_of
from facilitation.simulation.phones import answer_round
from facilitation.simulation.sessions import Leading, Noted, cancel_session, hold_session

ROUND_BEGINS = date(2021, 9, 6)
OFTEN, NOW_AND_THEN = (
    ["life-outside", "frustration", "suffering"],
    ["workload", "worn-out", "strain-at-home"],
)


@dataclass(frozen=True)
class Published:
    program: Program
    director: Person
    coordinator: Person
    groups: list[SupportGroup]
    leaders: list[Person]


def empty_program(name: str, *, groups: int, leaders: int) -> Published:
    program = create_program(name=name, time_zone="America/New_York", country="US")
    return Published(
        program,
        member_of(program, "Director", Role.DIRECTOR),
        member_of(program, "Coordinator", Role.COORDINATOR),
        [_group(program, f"Group {place}") for place in range(groups)],
        [member_of(program, f"Leader {n}", Role.SENIOR_RESIDENT) for n in range(leaders)],
    )


def hold_all(
    published: Published, plan: Plan, head_counts: Sequence[int], *, first: datetime, weeks: int
) -> None:
    """One session every so many weeks, in turn of the groups; each leader leads in their turn."""
    for number, phones in enumerate(head_counts):
        tags = NOW_AND_THEN if number % 3 == 2 else OFTEN
        leader = published.leaders[number % len(published.leaders)]
        noted = Noted(tags, preparedness=5 - number % 2)
        hold_session(
            support_group=published.groups[number % len(published.groups)],
            plan=plan,
            at=first + timedelta(weeks=weeks * number),
            leading=[Leading(leader, CoFacilitatorRole.SENIOR_RESIDENT, noted)],
            phones=phones,
        )


def emergency_medicine(plan: Plan) -> Published:
    """134 attendances over 20 sessions; 37 of 73 residents came, each for a first time."""
    published = empty_program("Emergency medicine", groups=2, leaders=8)
    residents = [
        member_of(published.program, f"Resident {number}", Role.RESIDENT)
        for number in range(73 - len(published.leaders))
    ]
    head_counts = [6, 7, 6, 8, 6, 5, 7, 9, 6, 6, 7, 8, 6, 7, 6, 5, 9, 6, 8, 6]
    assert (len(head_counts), sum(head_counts)) == (20, 134)
    hold_all(published, plan, head_counts, first=datetime(2021, 8, 3, 17, tzinfo=UTC), weeks=2)
    for at in (datetime(2021, 11, 25, 17, tzinfo=UTC), datetime(2021, 12, 23, 17, tzinfo=UTC)):
        cancel_session(support_group=published.groups[0], plan=plan, at=at)
    _all_come_for_the_first_time(published, residents[:37])
    return published


def leader_training(plan: Plan) -> Published:
    """16 leaders, 52 biweekly sessions over two years: 7 residents a session, and then 5."""
    published = empty_program("Leader training", groups=1, leaders=16)
    first_year, second_year = [7, 8, 6, 7, 7, 9, 5] * 4, [5, 4, 6, 5, 5, 7, 3] * 4
    head_counts = [*first_year[:26], *second_year[:26]]
    hold_all(published, plan, head_counts, first=datetime(2022, 7, 5, 17, tzinfo=UTC), weeks=2)
    return published


def _all_come_for_the_first_time(published: Published, residents: Sequence[Person]) -> None:
    for number, person in enumerate(residents):
        add_to_roster(support_group=published.groups[number % 2], person=person)
    morning = datetime.combine(ROUND_BEGINS, datetime.min.time(), tzinfo=UTC) + timedelta(hours=9)
    for group in published.groups:
        set_cadence(
            support_group=group,
            way=PulseWay.CALENDAR,
            every_weeks=4,
            starts_on=ROUND_BEGINS,
            open_days=7,
            now=morning,
        )
        pulse_round = PulseRound.objects.get(support_group=group, status=RoundStatus.OPEN)
        for place in group.members.select_related("person"):
            answer_round(pulse_round, place.person, _first_answers(pulse_round))
    close_due_rounds(now=morning + timedelta(days=7))


def _first_answers(pulse_round: PulseRound) -> dict[str, Answer]:
    words: dict[ItemKind, Answer] = {
        ItemKind.SCALE: 6,
        ItemKind.YES_PARTLY_NO: "partly",
        ItemKind.FIRST_OR_RETURNING: "first",
    }
    return {key: words[item(key).kind] for key in pulse_round.items}


def _group(program: Program, name: str) -> SupportGroup:
    return create_support_group(
        program=program,
        name=name,
        modality=Modality.DOCTORS_IN_TRAINING,
        capacity=24,
        access=GroupAccess.CLOSED_ROSTER,
    )
