"""Giving people their roles in a program."""

from __future__ import annotations

import zoneinfo
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.programs.models import Evaluation, Membership, Person, Program, Role, normal_email


class DirectorHoldsNoOtherRole(Conflict):
    code = "director_holds_no_other_role"
    detail = _(
        "A program director can hold no other role in the same program, because directors stay "
        "out of groups and rooms."
    )


class UnknownTimeZone(Invalid):
    code = "unknown_time_zone"
    detail = _("Name a time zone such as Europe/Berlin or America/Chicago.")


class EvaluationNeedsMembers(Invalid):
    code = "evaluation_needs_members"
    detail = _("Both people must belong to this program, and the second one must be a resident.")


def create_program(*, name: str, time_zone: str, country: str) -> Program:
    """Raises `UnknownTimeZone`."""
    if time_zone not in zoneinfo.available_timezones():
        raise UnknownTimeZone(fields={"time_zone": UnknownTimeZone.detail})
    return Program.objects.create(name=name, time_zone=time_zone, country=country.upper())


def person_with_email(*, email: str, name: str) -> Person:
    """The person with that address, made if there is none. Nobody has a password."""
    person, created = Person.objects.get_or_create(
        email=normal_email(email), defaults={"name": name}
    )
    if created:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return person


@transaction.atomic
def enrol(*, program: Program, person: Person, role: Role) -> Membership:
    """Give `person` the role; again is harmless. Raises `DirectorHoldsNoOtherRole`."""
    # Two enrolments at once must not slip past the check: the person's row serialises them.
    Person.objects.select_for_update().get(pk=person.pk)
    check_role_fits(program=program, person=person, role=role)
    membership, _created = Membership.objects.get_or_create(
        program=program, person=person, role=role
    )
    return membership


def check_role_fits(*, program: Program, person: Person, role: Role) -> None:
    """Raises `DirectorHoldsNoOtherRole`."""
    held = set(
        Membership.objects.filter(program=program, person=person).values_list("role", flat=True)
    )
    if (Role.DIRECTOR in held | {role}) and held - {role}:
        raise DirectorHoldsNoOtherRole


def record_evaluation(*, program: Program, evaluator: Person, resident: Person) -> Evaluation:
    """Say that one person evaluates another. Raises `EvaluationNeedsMembers`."""
    members = Membership.objects.filter(program=program)
    residents = members.filter(person=resident, role__in=[Role.RESIDENT, Role.SENIOR_RESIDENT])
    known = members.filter(person=evaluator).exists() and residents.exists()
    if not known or evaluator == resident:
        raise EvaluationNeedsMembers
    evaluation, _created = Evaluation.objects.get_or_create(
        program=program, evaluator=evaluator, resident=resident
    )
    return evaluation


def remove_evaluation(*, program: Program, evaluation_id: UUID) -> None:
    """The one no longer evaluates the other; harmless if it was said before."""
    program.evaluations.filter(pk=evaluation_id).delete()
