from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.programs.models import Person
from facilitation.push.events import Event


class AddressKind(models.TextChoices):
    """What Firebase calls a device by: its installation's id, or the older registration token."""

    FID = "fid", _("Firebase installation id")
    TOKEN = "token", _("Registration token")


class Platform(models.TextChoices):
    WEB = "web", _("Browser")
    ANDROID = "android", _("Android")
    IOS = "ios", _("iPhone or iPad")


class Device(models.Model):
    """Somewhere a person wants to be reached. `value` is an address, not a credential.

    `added_on` is a day, so that its owner can tell two phones apart; it is no "last seen".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    kind = models.CharField(max_length=5, choices=AddressKind)
    value = models.CharField(max_length=1024)
    value_hash = models.BinaryField(max_length=32, unique=True)
    platform = models.CharField(max_length=7, choices=Platform)
    added_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_on", "id"]


class ReminderSettings(models.Model):
    """What a person wants to hear of, and when not. Nobody else can read it.

    `muted` holds events; `on_call_on` holds days (ISO 8601) on which nothing is sent. Times and
    days are those of the program that an event belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="reminder_settings"
    )
    muted = models.JSONField(default=list)
    by_mail = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    on_call_on = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_have_two_ends",
            )
        ]


class Stand(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    HANDED_ON = "handed_on", _("Handed on")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("Not sent")
    FAILED = "failed", _("Given up")


class Notification(models.Model):
    """One person is told of one event, once: the constraint says so, whoever asks twice.

    `id` is random, and the only thing that leaves the server: it is the link, the tag and the
    collapse key. `occasion` tells apart what can happen again to the same thing, such as a start
    that was moved. After `expires_at` it is not worth sending any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    event = models.CharField(max_length=20, choices=Event)
    about = models.UUIDField()
    occasion = models.CharField(max_length=64)
    time_zone = models.CharField(max_length=64)
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField()
    stand = models.CharField(max_length=9, choices=Stand, default=Stand.WAITING)
    why = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "event", "about", "occasion"],
                name="one_notification_per_person_and_event",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["not_before"],
                condition=Q(stand=Stand.WAITING),
                name="notifications_that_wait",
            ),
            models.Index(fields=["expires_at"], name="notifications_by_their_end"),
        ]


class Delivery(models.Model):
    """One message to one device, or by mail when `device` is null and `by_mail` is true.

    Whoever sends it first moves `next_attempt_at` to the end of their lease and counts the attempt:
    until then nobody else takes it. A worker that is killed leaves it to the next one that way.
    `last_error` is one of a few words, never what a server said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notification = models.ForeignKey(
        Notification, on_delete=models.CASCADE, related_name="deliveries"
    )
    device = models.ForeignKey(
        Device, on_delete=models.SET_NULL, null=True, related_name="deliveries"
    )
    by_mail = models.BooleanField(default=False)
    stand = models.CharField(max_length=9, choices=Stand, default=Stand.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    last_error = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["notification", "device"], name="one_delivery_per_device"
            ),
            models.UniqueConstraint(
                fields=["notification"],
                condition=Q(by_mail=True),
                name="one_delivery_by_mail",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(stand=Stand.WAITING),
                name="deliveries_that_wait",
            )
        ]
