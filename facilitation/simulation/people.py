"""Who is in a simulated program. No name is anybody's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group, remove_from_roster
from facilitation.plans.modality import Modality
from facilitation.programs.enrolment import create_program, enrol, person_with_email
from facilitation.programs.models import Person, Program, Role
from facilitation.safety.on_call import add_on_call_contact, verify_on_call_contact

GROUPS = 3
MEMBERS = 10  # of each group
LEAVING = 5  # of each group at the end of a year: under three would hold its numbers back
ALUMNI, PSYCHOLOGISTS = 6, 3
CAPACITY = 12


@dataclass
class SimulatedProgram:
    """`rosters` are the members of each group now; `newcomers` have answered no round yet;
    `answered` has, by round, who handed in answers."""

    program: Program
    groups: list[SupportGroup]
    rosters: list[list[Person]]
    alumni: list[Person]
    psychologists: list[Person]
    newcomers: set[Person]
    residents: int
    answered: defaultdict[UUID, set[Person]] = field(default_factory=lambda: defaultdict(set))

    def renew_rosters(self, chance: Random) -> None:
        """The end of an academic year: half of each group leaves, as many come."""
        for group, roster in zip(self.groups, self.rosters, strict=True):
            for person in chance.sample(roster, LEAVING):
                remove_from_roster(support_group=group, person=person)
                roster.remove(person)
            self.fill(group, roster)

    def fill(self, group: SupportGroup, roster: list[Person]) -> None:
        """Have newcomers join until the group is complete."""
        while len(roster) < MEMBERS:
            self.residents += 1
            person = member_of(self.program, f"Resident {self.residents}", Role.RESIDENT)
            add_to_roster(support_group=group, person=person)
            roster.append(person)
            self.newcomers.add(person)


def simulated_program(number: int, *, groups: int = GROUPS) -> SimulatedProgram:
    """A program with its people and groups. Twice for one number would be two programs."""
    program = create_program(
        name=f"Simulated program {number}", time_zone="America/Chicago", country="US"
    )
    add_on_call(program)
    member_of(program, "Director", Role.DIRECTOR)
    member_of(program, "Coordinator", Role.COORDINATOR)
    made = SimulatedProgram(
        program=program,
        groups=[
            create_support_group(
                program=program,
                name=f"Group {place}",
                modality=Modality.DOCTORS_IN_TRAINING,
                capacity=CAPACITY,
                access=GroupAccess.CLOSED_ROSTER,
            )
            for place in range(1, groups + 1)
        ],
        rosters=[[] for _group in range(groups)],
        alumni=[member_of(program, f"Alum {n}", Role.ALUM) for n in range(1, ALUMNI + 1)],
        psychologists=[
            member_of(program, f"Psychologist {n}", Role.PSYCHOLOGIST)
            for n in range(1, PSYCHOLOGISTS + 1)
        ],
        newcomers=set(),
        residents=0,
    )
    for group, roster in zip(made.groups, made.rosters, strict=True):
        made.fill(group, roster)
    return made


def add_on_call(program: Program) -> None:
    """Nobody answers there: a room only opens where somebody could be called."""
    contact = add_on_call_contact(
        program=program,
        service="Nobody on call (simulated)",
        phone="+1 312 5550100",
        when="Never",
        for_residents=True,
    )
    verify_on_call_contact(program=program, contact_id=contact.pk)


def member_of(program: Program, name: str, role: Role) -> Person:
    local = name.lower().replace(" ", ".")
    person = person_with_email(email=f"{local}@{program.pk.hex}.simulated.example", name=name)
    enrol(program=program, person=person, role=role)
    return person
