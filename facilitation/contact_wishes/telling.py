"""Telling a psychologist that somebody asks for contact, and neither who nor exactly when."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from facilitation.contact_wishes.models import ContactKey
from facilitation.programs.models import Program
from facilitation.push.events import About, Event
from facilitation.push.outbox import notify, take_back

QUARTER = timedelta(minutes=15)


def tell_that_somebody_asks(key: ContactKey, program: Program) -> None:
    """In the transaction of the wish. One message, however many wait until it is sent.

    From the next quarter of an hour on, and the worker is not woken: its row and the worker's notes
    would otherwise keep the moment of the wish, which a wish itself does not.
    """
    now = timezone.now()
    notify(
        event=Event.CONTACT_REQUESTED,
        people=[key.person],
        about=About(key.pk, program),
        not_before=now - (now - now.replace(minute=0, second=0, microsecond=0)) % QUARTER + QUARTER,
        wakes=False,
    )


def nobody_asks_any_more(key: ContactKey) -> None:
    take_back(event=Event.CONTACT_REQUESTED, about=key.pk)
