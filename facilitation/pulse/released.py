"""What leaves a block, and what waits, sealed, to leave for the whole program."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilitation.digest_key import DigestKey
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Program


class GroupRelease(models.Model):
    """What the members and co-facilitators of a group may read of a block: rounded, in bands.

    `rounds` are the numbers of the rounds in it, `values` as release.py makes them. `roster` holds
    the ids of who was on the roster then, or `seats` how many sat in the room: the next release
    asks how many people came or left since, because one who left alone could be told from the
    difference. `came_or_left` holds those of the roster who were not on it all the time. None of
    them leaves the server; all say who was asked, never who answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="pulse_releases"
    )
    released_on = models.DateField()
    rounds = models.JSONField()
    n_band = models.CharField(max_length=12)
    values = models.JSONField()
    roster = models.JSONField(null=True)
    seats = models.PositiveIntegerField(null=True)
    came_or_left = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["-released_on", "id"]


class ProgramBlock(models.Model):
    """Sums of groups that passed, waiting until enough of them can leave together.

    Whenever something is added or leaves, the block is `ended` and what stays is sealed to another.
    `widened` says that it waited once because a few people came to the program or left it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pulse_blocks")
    sealing_public = models.BinaryField(max_length=32)
    made_on = models.DateField()
    widened = models.BooleanField(default=False)
    ended = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program"], condition=Q(ended=False), name="one_block_waits_per_program"
            )
        ]


class SealedSums(models.Model):
    """A group's exact sums, readable by nobody until the program's block is released.

    `key` is random. All are padded, so that a length tells nothing of what is in them. `from_on` is
    the day on which the first of its rounds opened, `sealed_on` the day on which the last closed.
    """

    key = DigestKey(primary_key=True)
    program_block = models.ForeignKey(
        ProgramBlock, on_delete=models.CASCADE, related_name="sealed_sums"
    )
    sealed = models.BinaryField()
    from_on = models.DateField()
    sealed_on = models.DateField()


class Untold(models.TextChoices):
    """Why a program was asked something and not told the answer, in one block."""

    TOO_FEW = "too_few", _("Too few answers, or of one group only")
    ROSTER_CHANGED = "roster_changed", _("A few people came or left")


class ProgramRelease(models.Model):
    """What a program's director may read: one block of time, apart from all others.

    `untold` are the items that were asked in this time and not told, with the reason. `roster` and
    `came_or_left` are as in `GroupRelease`, of all groups that it is about; they stay here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pulse_releases")
    number = models.PositiveIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    n_band = models.CharField(max_length=12)
    groups_band = models.CharField(max_length=12)
    values = models.JSONField()
    untold = models.JSONField(default=dict)
    roster = models.JSONField()
    came_or_left = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="one_program_release_per_number"
            )
        ]
