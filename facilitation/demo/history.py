"""What the demonstration program has behind it: simulated, so that its director sees something."""

from __future__ import annotations

from random import Random

from django.utils import timezone

from facilitation.demo import cast
from facilitation.demo.seeding import PLANS
from facilitation.plans.models import Plan
from facilitation.programs.models import Person, Program, Role
from facilitation.simulation.people import SimulatedProgram
from facilitation.simulation.years import simulate_weeks

WEEKS = 40  # three quarters at the most: the first start should not take long
MADE_UP = "Made up for this demonstration, like every number here."


def seed_history(program: Program) -> None:
    """Simulate what the new `program` has behind it. Takes seconds.

    Everybody stays on the roster that they are on, and the pulse goes on. `PULSE_KEY_DIR` must be
    set. Call it outside any transaction, and before there is a session for today: past ones are
    held today, too, before they are dated back.
    """
    groups = [program.support_groups.get(name=name) for name in PLANS]
    simulated = SimulatedProgram(
        program=program,
        groups=groups,
        rosters=[[place.person for place in each.members.order_by("pk")] for each in groups],
        alumni=_with_role(Role.ALUM),
        psychologists=_with_role(Role.PSYCHOLOGIST),
        newcomers=set(),
        residents=cast.RESIDENTS,
    )
    simulate_weeks(
        simulated,
        [Plan.objects.filter(slug=slug).latest("version") for slug in PLANS.values()],
        weeks=WEEKS,
        until=timezone.now().date(),
        chance=Random(cast.PROGRAM),  # noqa: S311  (made-up answers, the same each time)
        renewing=False,
        said_of_actions=MADE_UP,
    )


def _with_role(role: Role) -> list[Person]:
    names = [name for name, own in cast.STAFF if own == role]
    return [Person.objects.get(email=cast.address_of(name)) for name in names]
