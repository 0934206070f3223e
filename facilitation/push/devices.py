"""A person's own devices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.programs.models import Person
from facilitation.push.models import AddressKind, Device, Platform

MOST_DEVICES = 10  # of one person; the eleventh takes the place of the first


class DeviceUnknown(NotThere):
    code = "not_found"
    detail = _("There is nothing here, or nothing for you.")


@transaction.atomic
def register_device(*, person: Person, kind: AddressKind, value: str, platform: Platform) -> Device:
    """Make this the device of `person`; registering again is no error.

    A device belongs to whoever signed in on it last: the one before is no longer told anything.
    """
    device, _made = Device.objects.update_or_create(
        value_hash=_hash(kind, value),
        defaults={"person": person},
        create_defaults={
            "person": person,
            "kind": kind,
            "value": value,
            "platform": platform,
            "added_on": timezone.now().date(),
        },
    )
    others = person.devices.exclude(pk=device.pk).order_by("-added_on", "-id")
    Device.objects.filter(pk__in=[each.pk for each in others[MOST_DEVICES - 1 :]]).delete()
    return device


def remove_device(*, person: Person, device_id: UUID) -> None:
    """Raises `DeviceUnknown`, for another person's device, too."""
    deleted, _rows = person.devices.filter(pk=device_id).delete()
    if not deleted:
        raise DeviceUnknown


def prune(devices: Iterable[UUID]) -> None:
    """Forget addresses that Firebase no longer knows."""
    Device.objects.filter(pk__in=list(devices)).delete()


def _hash(kind: AddressKind, value: str) -> bytes:
    return hashlib.sha256(f"{kind}:{value}".encode()).digest()
