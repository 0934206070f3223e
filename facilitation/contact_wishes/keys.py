"""Where wishes for a psychologist are sealed to."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from facilitation.contact_wishes.models import ContactKey
from facilitation.contact_wishes.telling import nobody_asks_any_more
from facilitation.errors import Refused
from facilitation.programs.models import Person, Program, Role
from facilitation.traces import leave_no_trace


class PsychologistsOnly(Refused):
    code = "psychologists_only"
    detail = _("Only psychologists of a program can be asked for contact this way.")


@transaction.atomic
def set_contact_key(*, person: Person, public_key: bytes) -> ContactKey:
    """Let wishes for this psychologist be sealed to `public_key` (32 bytes) from now on.

    Wishes that wait for an earlier key are deleted: with that key's device lost or given up, nobody
    can open them. The same key again changes nothing. Raises `PsychologistsOnly`.
    """
    check_is_psychologist(person)
    Person.objects.select_for_update().get(pk=person.pk)
    known = ContactKey.objects.filter(person=person).first()
    if known is not None:
        if bytes(known.public_key) == public_key:
            return known
        nobody_asks_any_more(known)
        known.delete()
        leave_no_trace()
    return ContactKey.objects.create(person=person, public_key=public_key)


def contact_key_of(person: Person) -> ContactKey | None:
    """Raises `PsychologistsOnly`."""
    check_is_psychologist(person)
    return ContactKey.objects.filter(person=person).first()


def contact_keys_in(program: Program) -> QuerySet[ContactKey]:
    """The psychologists of the program who can be asked, by name."""
    return (
        ContactKey.objects.filter(
            person__memberships__program=program, person__memberships__role=Role.PSYCHOLOGIST
        )
        .select_related("person")
        .order_by("person__name", "id")
    )


def check_is_psychologist(person: Person) -> None:
    if not person.memberships.filter(role=Role.PSYCHOLOGIST).exists():
        raise PsychologistsOnly
