"""The secret link of a person's calendar: made, renewed, revoked, and found by its secret."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.calendars.models import CalendarFeed
from facilitation.errors import NotThere
from facilitation.programs.models import Person

SECRET_BYTES = 32  # 256 bits: nobody guesses one


class CalendarUnknown(NotThere):
    code = "not_found"
    detail = _("There is no calendar at this address. It may have been renewed or revoked.")


def feed_of(person: Person) -> CalendarFeed:
    """How the person's calendar looks; with no link until `renew_link` made one."""
    return CalendarFeed.objects.get_or_create(person=person)[0]


@transaction.atomic
def renew_link(*, person: Person) -> str:
    """A new secret, which is told once and never again. The one before stops working."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = feed_of(person)
    feed.secret_hash = _hash(secret)
    feed.save(update_fields=["secret_hash"])
    return secret


def revoke_link(*, person: Person) -> None:
    CalendarFeed.objects.filter(person=person).update(secret_hash=None)


def show_place(*, person: Person, with_place: bool) -> CalendarFeed:
    feed = feed_of(person)
    feed.with_place = with_place
    feed.save(update_fields=["with_place"])
    return feed


def feed_with(secret: str) -> CalendarFeed:
    """Raises `CalendarUnknown`, for a person who was shut out, too."""
    found = CalendarFeed.objects.select_related("person").filter(
        secret_hash=_hash(secret), person__is_active=True
    )
    feed = found.first()
    if feed is None:
        raise CalendarUnknown
    return feed


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
