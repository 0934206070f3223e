"""People with phones, and the worker's turn."""

from __future__ import annotations

import uuid
from datetime import datetime

from facilitation.programs.models import Person
from facilitation.push.devices import register_device
from facilitation.push.events import About, Event
from facilitation.push.models import AddressKind, Delivery, Device, Notification, Platform
from facilitation.push.outbox import notify
from facilitation.push.sending import Drained
from facilitation.push.tasks import send_now
from tests.cast import Cast


def phone_of(person: Person, address: str = "", *, kind: AddressKind = AddressKind.FID) -> Device:
    value = address or f"{person.name.lower()}-phone"
    return register_device(person=person, kind=kind, value=value, platform=Platform.WEB)


def tell(
    cast: Cast,
    *people: Person,
    event: Event = Event.ACTION_RECORDED,
    about: uuid.UUID | None = None,
    not_before: datetime | None = None,
) -> list[Notification]:
    """An event that is always true, so that these tests are about messages."""
    thing = About(about or uuid.uuid4(), cast.program)
    notify(event=event, people=people, about=thing, not_before=not_before)
    return list(Notification.objects.filter(about=thing.id).order_by("person__name"))


def worker_runs() -> Drained:
    return send_now()


def only_delivery() -> Delivery:
    return Delivery.objects.get()
