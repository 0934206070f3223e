"""Who came to a roster, or left it, while one of its rounds gave out tokens.

Whoever was there for a part of that time may have answered, and may not have. Without a note of it
somebody could be taken off the roster for the length of one round and be back at its close: two
releases of one roster, one of them without that person, and their difference would be the answer.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from facilitation.groups.models import GroupMember
from facilitation.pulse.models import GIVING_TOKENS, PulseRound


class RosterChange(models.Model):
    """One person came or left, however often. Deleted with the round's other rows.

    `person` is an id and no foreign key: whoever is deleted has left, too. Nor does the database
    check `pulse_round`: it would wait for a close that holds the round, while the close waits for
    the group that a coordinator holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pulse_round = models.ForeignKey(
        PulseRound, on_delete=models.CASCADE, related_name="roster_changes", db_constraint=False
    )
    person = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["pulse_round", "person"], name="one_roster_change_per_person"
            )
        ]


@receiver(post_save, sender=GroupMember, dispatch_uid="pulse_somebody_came")
def note_who_came(instance: GroupMember, *, created: bool, **_: Any) -> None:
    if created:
        _note(instance)


@receiver(post_delete, sender=GroupMember, dispatch_uid="pulse_somebody_left")
def note_who_left(instance: GroupMember, **_: Any) -> None:
    """Also when the person is deleted, or removed in another way than by the roster's functions."""
    _note(instance)


def _note(member: GroupMember) -> None:
    rounds = PulseRound.objects.filter(
        support_group=member.support_group_id, group_session=None, status__in=GIVING_TOKENS
    )
    RosterChange.objects.bulk_create(
        [RosterChange(pulse_round=each, person=member.person_id) for each in rounds],
        ignore_conflicts=True,
    )
