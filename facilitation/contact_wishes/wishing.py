"""Asking for contact, and answering."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.contact_wishes.keys import check_is_psychologist, contact_keys_in
from facilitation.contact_wishes.models import ContactKey, ContactWish
from facilitation.contact_wishes.telling import nobody_asks_any_more, tell_that_somebody_asks
from facilitation.errors import Conflict, NotThere, TooMany
from facilitation.programs.models import Person, Program
from facilitation.traces import leave_no_trace

MOST_WAITING = 100  # for one psychologist
WISHES_AN_HOUR = 3  # from one account or one seat
HOUR = 3600  # seconds


class ContactKeyUnknown(NotThere):
    code = "contact_key_unknown"
    detail = _("This psychologist cannot be asked this way any more. Load the page and try again.")


class TooManyWaiting(Conflict):
    code = "too_many_waiting"
    detail = _("Too many are waiting there. Speak to them directly, or call a number on this page.")


class TooManyWishes(TooMany):
    code = "too_many_wishes"
    detail = _("You have asked already. If it cannot wait, call a number on this page.")


class WishUnknown(NotThere):
    code = "not_found"
    detail = _("There is nothing here, or nothing for you.")


def ask_for_contact(*, program: Program, key_id: UUID, sealed: bytes, asks: str) -> None:
    """Keep a wish (1072 bytes) for the psychologist who has that key, and let them be told.

    `asks` names who sends it (an account's id or a seat's token). It only slows down a flood: a
    count under a keyed hash, in memory, for an hour. Raises `ContactKeyUnknown`, `TooManyWaiting`,
    `TooManyWishes`.
    """
    _count_wish(asks)
    with transaction.atomic():
        found = contact_keys_in(program).filter(pk=key_id).values_list("pk", flat=True)
        key = ContactKey.objects.select_for_update().filter(pk__in=list(found)).first()
        if key is None:
            raise ContactKeyUnknown
        if key.wishes.count() >= MOST_WAITING:
            raise TooManyWaiting
        ContactWish.objects.create(key=key, sealed=sealed)
        tell_that_somebody_asks(key, program)


def wishes_for(person: Person) -> list[ContactWish]:
    """What waits for this psychologist, in no order that tells who came first.

    Raises `PsychologistsOnly`.
    """
    check_is_psychologist(person)
    return list(ContactWish.objects.filter(key__person=person))


@transaction.atomic
def answer_wish(*, person: Person, wish_id: UUID) -> None:
    """Delete a wish of one's own, once it is answered. Raises `WishUnknown`."""
    deleted, _rows = ContactWish.objects.filter(key__person=person, pk=wish_id).delete()
    if not deleted:
        raise WishUnknown
    for key in ContactKey.objects.filter(person=person, wishes=None):
        nobody_asks_any_more(key)
    leave_no_trace()


def _count_wish(asks: str) -> None:
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"wish {asks}".encode(), hashlib.sha256)
    key = f"wishes:{digest.hex()[:32]}"
    cache.add(key, 0, HOUR)
    try:
        count = cache.incr(key)
    except ValueError:
        return  # it ran out between the two calls
    if count > WISHES_AN_HOUR:
        raise TooManyWishes(retry_after=HOUR)
