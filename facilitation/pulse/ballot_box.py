"""What is handed in while a round is open, and what everybody can check it by.

None of these rows has a time, and their keys come from digests, so on SQLite they lie in no order.
PostgreSQL keeps deleted and replaced rows in its files until it has vacuumed: the ballots there are
sealed to a key that is destroyed at the end, and the issuances are keyed with a secret that is
destroyed with it, so that what lies there can be opened by nobody and names nobody.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.digest_key import DigestKey
from facilitation.groups.models import SupportGroup
from facilitation.pulse.models import PulseRound


class TokenIssued(models.Model):
    """Somebody got the round's one token: who, says nobody without the round's secret.

    Deleted at the close. Not having fetched a token says that one cannot answer; having fetched one
    says nothing, since every opening of the app fetches it.
    """

    key = DigestKey(primary_key=True)
    pulse_round = models.ForeignKey(
        PulseRound, on_delete=models.CASCADE, related_name="tokens_issued"
    )
    blinded_hash = models.BinaryField(max_length=32)


class PulseBallot(models.Model):
    """A sealed answer under its token's hash. No id but the hash, no time, no way to its sender."""

    key = DigestKey(primary_key=True)
    pulse_round = models.ForeignKey(PulseRound, on_delete=models.CASCADE, related_name="ballots")
    token_hash = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField(max_length=304)


class CountedToken(models.Model):
    """A token that was spent, published after the close: each phone looks for its own."""

    key = DigestKey(primary_key=True)
    pulse_round = models.ForeignKey(
        PulseRound, on_delete=models.CASCADE, related_name="counted_tokens"
    )
    token_hash = models.BinaryField(max_length=32)


class ManifestKind(models.TextChoices):
    OPENED = "opened", _("Made, with its keys")
    EXTENDED = "extended", _("Extended")
    CLOSED = "closed", _("Closed")
    RELEASED = "released", _("Released")
    DESTROYED = "destroyed", _("Destroyed unread")


class ManifestEntry(models.Model):
    """One public statement about a round, chained to the one before it in its support group.

    `body` is canonical JSON and `hash` the hex of SHA-256(previous hash, body): see manifest.py.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="manifest_entries"
    )
    pulse_round = models.ForeignKey(
        PulseRound, on_delete=models.CASCADE, related_name="manifest_entries"
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=ManifestKind)
    body = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["support_group", "number"], name="one_manifest_entry_per_number"
            )
        ]
