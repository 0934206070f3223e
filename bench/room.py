"""Filling the benchmark's database with one open room."""

from __future__ import annotations

import copy
import hashlib
import io
import secrets
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bench.prepared_room import PreparedRoom
from facilitation.demo import cast
from facilitation.demo.crisis_resources import write_demonstration_resources
from facilitation.digest_key import key_of
from facilitation.groups.models import GroupAccess
from facilitation.groups.roster import create_support_group
from facilitation.live_room.models import LiveRoom, Seat
from facilitation.live_room.opening import open_room
from facilitation.plans.modality import Modality, largest_group
from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from facilitation.prebriefs.confirming import confirm_for_everybody
from facilitation.programs.enrolment import create_program, enrol, person_with_email
from facilitation.programs.models import Person, Program, Role
from facilitation.safety.on_call import add_on_call_contact, verify_on_call_contact
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, SessionStatus
from facilitation.sessions.scheduling import draft_sessions


def prepare(*, seats: int, polls: int) -> PreparedRoom:
    """Migrate an empty database and open a room with so many seats and steps with a poll."""
    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=io.StringIO())
    lead = person_with_email(email="lead@demo.example", name="Lead")
    plan = _plan_with(polls)
    room = _open_room(lead, plan)
    steps = plan.document["steps"]
    return PreparedRoom(
        room_id=str(room.pk),
        code=room.code,
        tokens=_seats(room, seats),
        cookie=_cookie_of(lead),
        first_step=steps[0]["id"],
        first_poll=len(steps) - polls,
        options=[option["id"] for option in steps[0]["poll"]["options"]],
    )


def _plan_with(polls: int) -> Plan:
    """A copy of a real plan with the poll of its first step in more steps at the end."""
    plan = Plan.objects.get(slug="listening-60")
    document: dict[str, Any] = copy.deepcopy(plan.document)
    document["id"] = "benchmark"
    first = document["steps"][0]
    # Each with a question of its own: a room that saw a result is not asked the same again.
    document["steps"] += [
        first | {"id": f"vote-{number}", "poll": first["poll"] | {"question": f"{number}?"}}
        for number in range(polls)
    ]
    return publish_plan(document=document)


def _open_room(lead: Person, plan: Plan) -> LiveRoom:
    program = create_program(name="Benchmark", time_zone=cast.TIME_ZONE, country=cast.COUNTRY)
    enrol(program=program, person=lead, role=Role.ALUM)
    group = create_support_group(
        program=program,
        name="Hall",
        modality=Modality.LISTENING_EVENT,
        capacity=largest_group(Modality.LISTENING_EVENT),
        access=GroupAccess.CODE_ONLY,
    )
    [session] = draft_sessions(support_group=group, plan=plan, starts_at=timezone.now())
    assign_co_facilitators(
        group_session=session,
        assignments=[Assignment(lead, CoFacilitatorRole.ALUM, is_lead=True)],
    )
    move(group_session=session, to=SessionStatus.SCHEDULED)
    confirm_for_everybody(session)
    with tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder:
        _have_somebody_to_call(program, folder)
        return open_room(group_session=session, person=lead)


def _have_somebody_to_call(program: Program, folder: str) -> None:
    """Without usable numbers no room opens."""
    settings.CRISIS_RESOURCES = Path(folder) / "crisis_resources.yaml"
    write_demonstration_resources(settings.CRISIS_RESOURCES, countries=[program.country])
    contact = add_on_call_contact(
        program=program, service="On call", phone="112", when="Always", for_residents=False
    )
    verify_on_call_contact(program=program, contact_id=contact.pk)


def _seats(room: LiveRoom, number: int) -> list[str]:
    """Written straight into the table: quick, and past the room's cap where a hall is larger."""
    tokens = [secrets.token_urlsafe(16) for _seat in range(number)]
    digests = [hashlib.sha256(token.encode()).digest() for token in tokens]
    Seat.objects.bulk_create(
        [Seat(key=key_of(digest), token_hash=digest, room=room) for digest in digests],
        batch_size=500,
    )
    return tokens


def _cookie_of(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value
