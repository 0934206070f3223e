from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from facilitation.programs.models import Person

KEY_BYTES = 32
TEXT_BYTES = 1024  # padded, so that the length of a wish tells nothing
SEALED_BYTES = KEY_BYTES + TEXT_BYTES + 16  # encapsulated key, text, tag


class ContactKey(models.Model):
    """The public key (X25519) that wishes for one psychologist are sealed to.

    The private one was made on that person's device and never leaves it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact_key")
    public_key = models.BinaryField(max_length=KEY_BYTES)


class ContactWish(models.Model):
    """One sealed wish, and whom it is for. Not who asks, and not when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(ContactKey, on_delete=models.CASCADE, related_name="wishes")
    sealed = models.BinaryField(max_length=SEALED_BYTES)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]  # random: no order of arrival
