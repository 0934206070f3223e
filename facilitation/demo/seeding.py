"""Filling the database with the demonstration program, through the domain functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from facilitation.demo import cast
from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group
from facilitation.live_room.ballots import Vote, ballot_key, cast_votes
from facilitation.live_room.models import LiveRoom, Poll, PollStatus
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.polls import reveal_poll
from facilitation.live_room.seats import TakenSeat, take_seat
from facilitation.live_room.steps import go_to_step
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.prebriefs.confirming import confirm_for_everybody
from facilitation.programs.enrolment import (
    create_program,
    enrol,
    person_with_email,
    record_evaluation,
)
from facilitation.programs.invitations import invite
from facilitation.programs.models import Person, Program, Role
from facilitation.safety.on_call import add_on_call_contact, verify_on_call_contact
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from facilitation.sessions.scheduling import Repetition, draft_sessions

PLANS = {"Residents' circle": "residents-60", "Balint group": "balint-90"}  # by group
LINKS_ARE_GOOD_FOR = timedelta(days=1)
LINK_USES = 100  # a demonstration link may be opened again; a real invitation works once


@dataclass(frozen=True)
class RoleLink:
    role: Role
    name: str
    code: str


@transaction.atomic
def seed_demo() -> Program:
    """Make the program once, and a session for today whenever there is none. Safe to run again.

    Raises `Plan.DoesNotExist` when the plans have not been published.
    """
    program, _is_new = start_demo()
    have_a_session_today(program)
    return program


@transaction.atomic
def start_demo() -> tuple[Program, bool]:
    """The program without a session for today, and whether it was made now. Raises as above."""
    program = Program.objects.filter(name=cast.PROGRAM).first()
    is_new = program is None
    if program is None:
        program = create_program(name=cast.PROGRAM, time_zone=cast.TIME_ZONE, country=cast.COUNTRY)
        _enrol_everybody(program)
    _have_somebody_to_call(program)  # before a room can open
    if is_new:
        _start_groups(program)
    return program, is_new


@transaction.atomic
def role_links(program: Program) -> list[RoleLink]:
    """One fresh way in for each role, good for a day."""
    people = {
        Role.ALUM: "Alma Reyes",
        Role.PSYCHOLOGIST: "Salome Weiss",
        Role.SENIOR_RESIDENT: cast.resident_name(1),
        Role.RESIDENT: cast.resident_name(8),
        Role.COORDINATOR: "Ruth Calder",
        Role.DIRECTOR: "Viktor Sand",
    }
    links = []
    for role, name in people.items():
        sent = invite(
            program=program,
            email=cast.address_of(name),
            name=name,
            role=role,
            uses=LINK_USES,
            valid_for=LINKS_ARE_GOOD_FOR,
        )
        links.append(RoleLink(role, name, sent.code))
    return links


def _enrol_everybody(program: Program) -> None:
    for name, role in cast.STAFF:
        enrol(program=program, person=_person(name), role=role)
    for number in range(1, cast.RESIDENTS + 1):
        resident = _person(cast.resident_name(number))
        enrol(program=program, person=resident, role=Role.RESIDENT)
        if number <= cast.SENIORS:
            enrol(program=program, person=resident, role=Role.SENIOR_RESIDENT)
    # A senior who evaluates interns of group A: the rule has something to refuse.
    for number in (5, 6):
        record_evaluation(
            program=program,
            evaluator=_person(cast.resident_name(4)),
            resident=_person(cast.resident_name(number)),
        )


def _have_somebody_to_call(program: Program) -> None:
    """Demonstration numbers, rung today: a demonstration never gets stale."""
    for service, phone, when, for_residents in cast.ON_CALL:
        known = program.on_call_contacts.filter(service=service).first()
        contact = known or add_on_call_contact(
            program=program, service=service, phone=phone, when=when, for_residents=for_residents
        )
        verify_on_call_contact(program=program, contact_id=contact.pk)


def _start_groups(program: Program) -> None:
    tuesday = _group(program, "Residents' circle", Modality.DOCTORS_IN_TRAINING, 12)
    balint = _group(program, "Balint group", Modality.BALINT, 10)
    hall = create_support_group(
        program=program,
        name="Listening hour",
        modality=Modality.LISTENING_EVENT,
        capacity=60,
        access=GroupAccess.CODE_ONLY,
    )
    for number in range(5, 15):
        add_to_roster(support_group=tuesday, person=_person(cast.resident_name(number)))
    for number in range(15, 23):
        add_to_roster(support_group=balint, person=_person(cast.resident_name(number)))
    for weeks_ago in (6, 4, 2):
        _hold(tuesday, "residents-60", "Alma Reyes", weeks_ago, phones=9)
    _hold(balint, "balint-90", "Jonas Okafor", 3, phones=7)
    _plan_ahead(tuesday, "residents-60", "Alma Reyes", weeks=2, count=6)
    _plan_ahead(balint, "balint-90", "Jonas Okafor", weeks=4, count=3)
    _plan_ahead(hall, "listening-60", "Priya Nair", weeks=6, count=2)


def _group(program: Program, name: str, modality: Modality, capacity: int) -> SupportGroup:
    return create_support_group(
        program=program,
        name=name,
        modality=modality,
        capacity=capacity,
        access=GroupAccess.CLOSED_ROSTER,
    )


def _hold(group: SupportGroup, plan: str, alum: str, weeks_ago: int, *, phones: int) -> None:
    """Hold a whole session now, then date it back: the rules only open today's sessions."""
    chance = Random(f"{group.name} {weeks_ago}")  # noqa: S311  (made-up votes, the same each time)
    now = timezone.now()
    [session] = draft_sessions(
        support_group=group, plan=_plan(plan), starts_at=now, place="Seminar room 2"
    )
    lead = _staff(session, alum)
    move(group_session=session, to=SessionStatus.SCHEDULED)
    confirm_for_everybody(session)
    room = open_room(group_session=session, person=lead)
    seats = [take_seat(code=room.code) for _phone in range(phones)]
    for index in range(len(room.steps)):
        go_to_step(room=room, source=index - 1, target=index)
        _vote_and_reveal(room, seats, chance)
    close_room(room=room)
    GroupSession.objects.filter(pk=session.pk).update(starts_at=now - timedelta(weeks=weeks_ago))


def _vote_and_reveal(room: LiveRoom, seats: list[TakenSeat], chance: Random) -> None:
    for poll in Poll.objects.filter(room=room, status=PollStatus.OPEN):
        options = [option.id for option in poll.template.options]
        cast_votes(
            [
                Vote(
                    room.pk,
                    seat.key,
                    poll.pk,
                    ballot_key(token=seat.token, poll_id=poll.pk),
                    (choice,),
                )
                for seat in seats
                for choice in [chance.choice(options)]
            ]
        )
        reveal_poll(room=room, poll_id=poll.pk)


def _plan_ahead(group: SupportGroup, plan: str, alum: str, *, weeks: int, count: int) -> None:
    sessions = draft_sessions(
        support_group=group,
        plan=_plan(plan),
        starts_at=_quarter_hour(timezone.now()) + timedelta(weeks=weeks),
        place="Seminar room 2",
        repetition=Repetition(every_weeks=2, count=count),
    )
    for session in sessions:
        _staff(session, alum)
        move(group_session=session, to=SessionStatus.SCHEDULED)


@transaction.atomic
def have_a_session_today(program: Program) -> None:
    """Unless there is one that is open, or that a click opens."""
    group = SupportGroup.objects.get(program=program, name="Residents' circle")
    now = timezone.now()
    usable = group.sessions.in_time("today").filter(
        status__in=[SessionStatus.SCHEDULED, SessionStatus.OPEN],
        starts_at__gt=now - timedelta(hours=8),
    )
    if usable.exists():
        return
    group.sessions.coming().filter(starts_at__lt=now + timedelta(hours=2)).exclude(
        status=SessionStatus.OPEN
    ).update(status=SessionStatus.CANCELLED)
    start = max(_quarter_hour(now), _end_of_the_last_today(group, now))
    [session] = draft_sessions(
        support_group=group, plan=_plan("residents-60"), starts_at=start, place="Seminar room 2"
    )
    _staff(session, "Alma Reyes")
    move(group_session=session, to=SessionStatus.SCHEDULED)
    confirm_for_everybody(session)  # so that one click opens the room


def _end_of_the_last_today(group: SupportGroup, now: datetime) -> datetime:
    """After a demo was run to its end, the next one starts when that session would have ended."""
    held = group.sessions.in_time("today").exclude(status=SessionStatus.CANCELLED)
    return max((session.ends_at for session in held), default=now - timedelta(days=1))


def _staff(session: GroupSession, alum: str) -> Person:
    lead = _person(alum)
    assign_co_facilitators(
        group_session=session,
        assignments=[
            Assignment(lead, CoFacilitatorRole.ALUM, is_lead=True),
            Assignment(_person("Salome Weiss"), CoFacilitatorRole.PSYCHOLOGIST, is_lead=False),
        ],
    )
    return lead


def _person(name: str) -> Person:
    return person_with_email(email=cast.address_of(name), name=name)


def _plan(slug: str) -> Plan:
    plan = Plan.objects.filter(slug=slug).order_by("-version").first()
    if plan is None:
        raise Plan.DoesNotExist(slug)
    return plan


def _quarter_hour(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
