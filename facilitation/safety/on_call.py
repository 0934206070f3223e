"""A program's own on-call contacts, kept by its coordinators."""

from __future__ import annotations

import re
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid, NotThere
from facilitation.plain_text import tidy
from facilitation.programs.models import Program
from facilitation.safety.models import OnCallContact

MOST_CONTACTS = 8  # on a screen that somebody reads in a hurry
_DIALABLE = re.compile(r"\+?[0-9](?:[ ()./-]{0,2}[0-9]){1,14}")


class OnCallContactUnknown(NotThere):
    code = "not_found"
    detail = _("This contact is no longer there. Load the page again.")


class TooManyOnCallContacts(Conflict):
    code = "too_many_on_call_contacts"
    detail = _("Eight contacts are the most: in an emergency nobody reads a long list.")


class OnCallContactThereAlready(Conflict):
    code = "on_call_contact_there_already"
    detail = _("This service is there already with this number.")


class NotDialable(Invalid):
    code = "not_dialable"
    detail = _("Give the number as people dial it: digits, perhaps a plus sign in front.")


class OnCallContactIncomplete(Invalid):
    code = "on_call_contact_incomplete"
    detail = _("Name the role or service, its number, and when it answers.")


@transaction.atomic
def add_on_call_contact(
    *, program: Program, service: str, phone: str, when: str, for_residents: bool
) -> OnCallContact:
    """Write a contact down. It counts once somebody has rung it: see `verify_on_call_contact`.

    Raises `TooManyOnCallContacts`, `OnCallContactThereAlready`, `NotDialable`,
    `OnCallContactIncomplete`.
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.on_call_contacts.count() >= MOST_CONTACTS:
        raise TooManyOnCallContacts
    contact = OnCallContact(program=program)
    return _save(contact, service=service, phone=phone, when=when, for_residents=for_residents)


@transaction.atomic
def change_on_call_contact(
    *,
    program: Program,
    contact_id: UUID,
    service: str,
    phone: str,
    when: str,
    for_residents: bool,
) -> OnCallContact:
    """Another number has to be rung again.

    Raises `OnCallContactUnknown`, `OnCallContactThereAlready`, `NotDialable`,
    `OnCallContactIncomplete`.
    """
    contact = _contact(program, contact_id)
    return _save(contact, service=service, phone=phone, when=when, for_residents=for_residents)


@transaction.atomic
def verify_on_call_contact(*, program: Program, contact_id: UUID) -> OnCallContact:
    """Say that somebody rang the number today and it answered. Raises `OnCallContactUnknown`."""
    contact = _contact(program, contact_id)
    contact.verified_on = timezone.now().date()
    contact.save(update_fields=["verified_on"])
    return contact


def remove_on_call_contact(*, program: Program, contact_id: UUID) -> None:
    """Harmless when it is gone already."""
    OnCallContact.objects.filter(program=program, pk=contact_id).delete()


def _contact(program: Program, contact_id: UUID) -> OnCallContact:
    found = OnCallContact.objects.select_for_update().filter(program=program, pk=contact_id).first()
    if found is None:
        raise OnCallContactUnknown
    return found


def _save(
    contact: OnCallContact, *, service: str, phone: str, when: str, for_residents: bool
) -> OnCallContact:
    service, phone, when = tidy(service), tidy(phone), tidy(when)
    if not (service and phone and when):
        raise OnCallContactIncomplete
    if not _DIALABLE.fullmatch(phone):
        raise NotDialable(fields={"phone": NotDialable.detail})
    same = OnCallContact.objects.filter(program=contact.program, service=service, phone=phone)
    if same.exclude(pk=contact.pk).exists():
        raise OnCallContactThereAlready
    if phone != contact.phone:
        contact.verified_on = None
    contact.service, contact.phone, contact.when = service, phone, when
    contact.for_residents = for_residents
    contact.save()
    return contact
