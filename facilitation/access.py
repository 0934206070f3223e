"""Every "may I" of the product, in one place.

Each function loads the thing for a person, or raises: `NotFound` when it is none of theirs (the
same answer as when it does not exist), `DirectorsStayOut` for directors at any group or session,
`CoordinatorsOnly`, `DirectorsAndCoordinatorsOnly` or `NotItsCoFacilitator` when they may know of
it but not do this, `TrendsNeedDistance` for program's numbers beside those of a group.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere, Refused
from facilitation.groups.models import SupportGroup, SupportGroupQuerySet
from facilitation.plans.models import Plan, PlanQuerySet
from facilitation.programs.models import Membership, Person, Program, ProgramQuerySet, Role
from facilitation.sessions.models import CoFacilitator, GroupSession, GroupSessionQuerySet

STEERING = [Role.DIRECTOR, Role.COORDINATOR]
STAFF = [Role.ALUM, Role.SENIOR_RESIDENT, Role.PSYCHOLOGIST, Role.COORDINATOR]


class NotFound(NotThere):
    code = "not_found"
    detail = _("There is nothing here, or nothing for you.")


class DirectorsStayOut(Refused):
    code = "directors_stay_out"
    detail = _("Program directors stay out of groups, sessions and rooms. They see trends only.")


class CoordinatorsOnly(Refused):
    code = "coordinators_only"
    detail = _("Only a coordinator of this program can do that.")


class DirectorsAndCoordinatorsOnly(Refused):
    code = "directors_and_coordinators_only"
    detail = _("Only a director or a coordinator of this program can do that.")


class TrendsNeedDistance(Refused):
    """With a group's own numbers beside the program's, another group's could be worked out."""

    code = "trends_need_distance"
    detail = _(
        "A program's numbers are for its director, and for coordinators who hold no other role "
        "here: nobody who may sit in a group sees them."
    )


class NotItsCoFacilitator(Refused):
    code = "not_its_co_facilitator"
    detail = _("Only the co-facilitators of this session can do that.")


class StaffOnly(Refused):
    code = "staff_only"
    detail = _("The facilitators' script is for facilitators and coordinators.")


def programs_of(person: Person) -> ProgramQuerySet:
    return Program.objects.visible_to(person)


def program_for(person: Person, program_id: UUID) -> Program:
    program = programs_of(person).filter(pk=program_id).first()
    if program is None:
        raise NotFound
    return program


def coordinated_program(person: Person, program_id: UUID) -> Program:
    program = program_for(person, program_id)
    _check_coordinates(person, program)
    return program


def steered_program(person: Person, program_id: UUID) -> Program:
    """A program that this person directs or coordinates. Raises `DirectorsAndCoordinatorsOnly`."""
    return _steered(person, program_id)[0]


def steering_role(person: Person, program: Program) -> Role:
    """As what they steer it: nobody is both. Raises `DirectorsAndCoordinatorsOnly`."""
    return next(role for role in STEERING if role in _steered(person, program.pk)[1])


def program_with_trends(person: Person, program_id: UUID) -> Program:
    """A program whose trends this person may read.

    Raises `DirectorsAndCoordinatorsOnly`, and `TrendsNeedDistance` for a coordinator who is also
    on a roster, or facilitates, or could.
    """
    program, roles = _steered(person, program_id)
    if not roles <= set(STEERING):
        raise TrendsNeedDistance
    return program


def person_in(program: Program, person_id: UUID) -> Person:
    person = Person.objects.filter(pk=person_id, memberships__program=program).first()
    if person is None:
        raise NotFound
    return person


def groups_of(person: Person) -> SupportGroupQuerySet:
    """Raises `DirectorsStayOut` for somebody who is a director and nothing else."""
    _check_is_not_only_director(person)
    return SupportGroup.objects.visible_to(person).select_related("program")


def group_for(person: Person, group_id: UUID) -> SupportGroup:
    group = SupportGroup.objects.visible_to(person).filter(pk=group_id).first()
    if group is None:
        raise absent(person)
    return group


def coordinated_group(person: Person, group_id: UUID) -> SupportGroup:
    group = group_for(person, group_id)
    _check_coordinates(person, group.program)
    return group


def sessions_of(person: Person) -> GroupSessionQuerySet:
    """Raises `DirectorsStayOut` for somebody who is a director and nothing else."""
    _check_is_not_only_director(person)
    return GroupSession.objects.visible_to(person)


def session_for(person: Person, session_id: UUID) -> GroupSession:
    session = GroupSession.objects.visible_to(person).with_details().filter(pk=session_id).first()
    if session is None:
        raise absent(person)
    return session


def coordinated_session(person: Person, session_id: UUID) -> GroupSession:
    session = session_for(person, session_id)
    _check_coordinates(person, session.support_group.program)
    return session


def check_prepares_sessions(person: Person) -> None:
    """Scripts and ready polls are for staff. Raises `DirectorsStayOut`, `StaffOnly`."""
    _check_is_not_only_director(person)
    if not person.memberships.filter(role__in=STAFF).exists():
        raise StaffOnly


def plans_of(person: Person) -> PlanQuerySet:
    """Plans hold the facilitators' script. Raises `DirectorsStayOut`, `StaffOnly`."""
    check_prepares_sessions(person)
    return Plan.objects.all()


def plan_for(person: Person, slug: str, version: int) -> Plan:
    plan = plans_of(person).filter(slug=slug, version=version).first()
    if plan is None:
        raise NotFound
    return plan


def part_in(person: Person, session: GroupSession) -> str | None:
    """What `person` is in a session: lead, support, member, coordinator, or None."""
    for helper in session.co_facilitators.all():
        if helper.person_id == person.pk:
            return "lead" if helper.is_lead else "support"
    if session.support_group.members.filter(person=person).exists():
        return "member"
    return "coordinator" if _coordinates(person, session.support_group.program) else None


def facilitates(person: Person, session: GroupSession) -> CoFacilitator | None:
    return session.co_facilitators.filter(person=person).first()


def facilitated_session(person: Person, session_id: UUID) -> GroupSession:
    """Raises `NotItsCoFacilitator` for those who may know of the session and do not lead it."""
    session = session_for(person, session_id)
    if facilitates(person, session) is None:
        raise NotItsCoFacilitator
    return session


def co_facilitator_in(person: Person, session_id: UUID) -> CoFacilitator:
    """The person's place at the desk of a session they facilitate."""
    helper = facilitates(person, session_for(person, session_id))
    if helper is None:
        raise NotItsCoFacilitator
    return helper


def absent(person: Person) -> NotThere | Refused:
    """A director hears the rule whatever they ask for, so the answer tells nothing about it."""
    if person.memberships.filter(role=Role.DIRECTOR).exists():
        return DirectorsStayOut()
    return NotFound()


def _steered(person: Person, program_id: UUID) -> tuple[Program, set[Role]]:
    """With all roles that the person holds in it, read in one query."""
    own = Membership.objects.filter(person=person, program_id=program_id)
    memberships = list(own.order_by().select_related("program"))
    if not memberships:
        raise NotFound
    roles = {Role(each.role) for each in memberships}
    if roles.isdisjoint(STEERING):
        raise DirectorsAndCoordinatorsOnly
    return memberships[0].program, roles


def _check_is_not_only_director(person: Person) -> None:
    roles = set(person.memberships.values_list("role", flat=True))
    if roles == {Role.DIRECTOR}:
        raise DirectorsStayOut


def _check_coordinates(person: Person, program: Program) -> None:
    if not _coordinates(person, program):
        raise CoordinatorsOnly


def _coordinates(person: Person, program: Program) -> bool:
    return Membership.objects.filter(person=person, program=program, role=Role.COORDINATOR).exists()
