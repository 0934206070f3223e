"""Filling the benchmark's database, through the domain functions."""

from __future__ import annotations

import io

from django.core.management import call_command
from django.utils import timezone

from facilitation.demo import cast
from facilitation.groups.models import GroupAccess
from facilitation.groups.roster import create_support_group
from facilitation.live_room.models import Poll
from facilitation.live_room.opening import open_room
from facilitation.live_room.seats import take_seat
from facilitation.live_room.steps import go_to_step
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.programs.enrolment import create_program, enrol, person_with_email
from facilitation.programs.models import Role
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, SessionStatus
from facilitation.sessions.scheduling import draft_sessions


def prepare(phones: int) -> tuple[str, list[str], str, list[str]]:
    """Returns the room's id, a seat token for each phone, the open poll's id, its option ids."""
    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=io.StringIO())
    program = create_program(name="Benchmark", time_zone=cast.TIME_ZONE, country=cast.COUNTRY)
    lead = person_with_email(email="lead@demo.example", name="Lead")
    enrol(program=program, person=lead, role=Role.ALUM)
    group = create_support_group(
        program=program,
        name="Hall",
        modality=Modality.LISTENING_EVENT,
        capacity=min(2000, phones + 4),
        access=GroupAccess.CODE_ONLY,
    )
    plan = Plan.objects.get(slug="listening-60")
    [session] = draft_sessions(support_group=group, plan=plan, starts_at=timezone.now())
    assign_co_facilitators(
        group_session=session,
        assignments=[Assignment(lead, CoFacilitatorRole.ALUM, is_lead=True)],
    )
    move(group_session=session, to=SessionStatus.SCHEDULED)
    room = open_room(group_session=session, person=lead)
    tokens = [take_seat(code=room.code).token for _phone in range(phones)]
    with_poll = next(index for index, step in enumerate(room.steps) if step.poll)
    go_to_step(room=room, source=0, target=with_poll)
    poll = Poll.objects.get(room=room)
    return str(room.pk), tokens, str(poll.pk), [option.id for option in poll.template.options]
