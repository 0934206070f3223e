"""The people that every test knows.

In the program *Emergency*: Ada (alum) and Paul (psychologist) facilitate, Sena is a senior
resident who evaluates Rae, Rae and Rob are residents in the Tuesday circle, Remi is a resident who
is in no group, Cora coordinates, Dana directs. Olaf coordinates another program: the outsider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group
from facilitation.plans.files import plan_files, read_plan_file
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from facilitation.plans.script import Script, read_script
from facilitation.prebriefs.confirming import confirm_for_everybody
from facilitation.programs.enrolment import (
    create_program,
    enrol,
    person_with_email,
    record_evaluation,
)
from facilitation.programs.models import Person, Program, Role
from facilitation.safety.on_call import add_on_call_contact, verify_on_call_contact
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from facilitation.sessions.scheduling import draft_sessions


@dataclass(frozen=True)
class Cast:
    program: Program
    other_program: Program
    ada: Person
    paul: Person
    sena: Person
    rae: Person
    rob: Person
    remi: Person
    cora: Person
    dana: Person
    olaf: Person
    circle: SupportGroup
    plan: Plan

    def session(
        self,
        *,
        starts_at: datetime | None = None,
        scheduled: bool = True,
        plan: Plan | None = None,
        group: SupportGroup | None = None,
        confirmed: bool = True,
    ) -> GroupSession:
        """A session of the circle, by default about to begin: Ada leads, Paul supports.

        Both have confirmed their prebriefs, unless `confirmed` is false.
        """
        [session] = draft_sessions(
            support_group=group or self.circle,
            plan=plan or self.plan,
            starts_at=starts_at or timezone.now() - timedelta(minutes=5),
            place="Seminar room 2",
        )
        assign_co_facilitators(
            group_session=session,
            assignments=[
                Assignment(self.ada, CoFacilitatorRole.ALUM, is_lead=True),
                Assignment(self.paul, CoFacilitatorRole.PSYCHOLOGIST, is_lead=False),
            ],
        )
        if scheduled:
            session = move(group_session=session, to=SessionStatus.SCHEDULED)
        if confirmed:
            confirm_for_everybody(session)
        return session

    def another_group(self) -> SupportGroup:
        """One with nobody on its roster, so that its sessions overlap no other's."""
        return create_support_group(
            program=self.program,
            name="Another circle",
            modality=Modality.DOCTORS_IN_TRAINING,
            capacity=8,
            access=GroupAccess.CODE_ONLY,
        )


def assemble() -> Cast:
    """Make everybody, in an empty database."""
    program = create_program(name="Emergency", time_zone="Europe/Berlin", country="DE")
    other = create_program(name="Surgery", time_zone="America/Chicago", country="US")
    ada = _member(program, "Ada", [Role.ALUM])
    paul = _member(program, "Paul", [Role.PSYCHOLOGIST])
    sena = _member(program, "Sena", [Role.RESIDENT, Role.SENIOR_RESIDENT])
    rae = _member(program, "Rae", [Role.RESIDENT])
    rob = _member(program, "Rob", [Role.RESIDENT])
    remi = _member(program, "Remi", [Role.RESIDENT])
    cora = _member(program, "Cora", [Role.COORDINATOR])
    dana = _member(program, "Dana", [Role.DIRECTOR])
    olaf = _member(other, "Olaf", [Role.COORDINATOR])
    for service, for_residents in (("Psychiatrist on call", False), ("Occupational health", True)):
        _somebody_to_call(program, service, for_residents=for_residents)
    record_evaluation(program=program, evaluator=sena, resident=rae)
    circle = create_support_group(
        program=program,
        name="Tuesday circle",
        modality=Modality.DOCTORS_IN_TRAINING,
        capacity=8,
        access=GroupAccess.CLOSED_ROSTER,
    )
    for resident in (rae, rob):
        add_to_roster(support_group=circle, person=resident)
    plans = [published for published in _publish_plans() if published.slug == "residents-60"]
    return Cast(program, other, ada, paul, sena, rae, rob, remi, cora, dana, olaf, circle, plans[0])


def _member(program: Program, name: str, roles: Sequence[Role]) -> Person:
    person = person_with_email(email=f"{name.lower()}@example.org", name=name)
    for role in roles:
        enrol(program=program, person=person, role=role)
    return person


def _somebody_to_call(program: Program, service: str, *, for_residents: bool) -> None:
    contact = add_on_call_contact(
        program=program,
        service=service,
        phone="+49 30 5550100",
        when="Day and night",
        for_residents=for_residents,
    )
    verify_on_call_contact(program=program, contact_id=contact.pk)


def _publish_plans() -> list[Plan]:
    return [publish_plan(document=document) for document in _plan_documents()]


@cache
def _plan_documents() -> list[dict[str, Any]]:
    """Read once for all tests: reading YAML takes longer than everything else here."""
    documents = [read_plan_file(path).document for path in plan_files()]
    return [document for document in documents if document]


def shipped_scripts() -> list[Script]:
    """Every shipped plan as typed values, without a database."""
    return [read_script(document) for document in _plan_documents()]
