from __future__ import annotations

import secrets
import uuid

from django.db import models

from facilitation.programs.models import Person


def new_uid_key() -> bytes:
    return secrets.token_bytes(16)


class CalendarFeed(models.Model):
    """How a person's sessions look in their calendar.

    Of the secret link only the hash is kept; null while there is none. `uid_key` makes the entries'
    ids, which stay the same when the link is renewed, and are nobody else's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    secret_hash = models.BinaryField(max_length=32, null=True, unique=True)
    uid_key = models.BinaryField(max_length=16, default=new_uid_key)
    with_place = models.BooleanField(default=False)
