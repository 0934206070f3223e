"""What leaves a block, and what waits, sealed, to leave for the whole program."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from facilitation.digest_key import DigestKey
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Program
from facilitation.pulse.models import BlockStatus


class GroupRelease(models.Model):
    """What the members and co-facilitators of a group may read of a block: rounded, in bands.

    `rounds` are the numbers of the rounds in it, `values` as release.py makes them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.ForeignKey(
        SupportGroup, on_delete=models.CASCADE, related_name="pulse_releases"
    )
    released_on = models.DateField()
    rounds = models.JSONField()
    n_band = models.CharField(max_length=12)
    values = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-released_on", "id"]


class ProgramBlock(models.Model):
    """Sums of groups that passed, waiting until enough of them can leave together.

    `from_on` is the day on which the first round in it opened. `held_back` says that it waited
    once because a few people came to the program or left it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pulse_blocks")
    sealing_public = models.BinaryField(max_length=32)
    status = models.CharField(max_length=9, choices=BlockStatus, default=BlockStatus.SEALED)
    made_on = models.DateField()
    from_on = models.DateField()
    held_back = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program"],
                condition=Q(status=BlockStatus.SEALED),
                name="one_sealed_block_per_program",
            )
        ]


class SealedSums(models.Model):
    """A group's exact sums, readable by nobody until the program's block is released.

    `key` is random. All are sealed at one length, which tells nothing of what is in them.
    """

    key = DigestKey(primary_key=True)
    program_block = models.ForeignKey(
        ProgramBlock, on_delete=models.CASCADE, related_name="sealed_sums"
    )
    sealed = models.BinaryField()


class ProgramRelease(models.Model):
    """What a program's director may read: one block of time, apart from all others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pulse_releases")
    number = models.PositiveIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    n_band = models.CharField(max_length=12)
    groups_band = models.CharField(max_length=12)
    values = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="one_program_release_per_number"
            )
        ]


class RosterAtRelease(models.Model):
    """Who was on the roster at the last release of a group, or of a program; only the last.

    The next release asks how many people came or left since: somebody who left alone could be told
    from the difference. It says who was asked, as the roster does, and never who answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    support_group = models.OneToOneField(
        SupportGroup, on_delete=models.CASCADE, null=True, related_name="roster_at_release"
    )
    program = models.OneToOneField(
        Program, on_delete=models.CASCADE, null=True, related_name="roster_at_release"
    )
    people = models.JSONField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(support_group__isnull=True, program__isnull=False)
                | Q(support_group__isnull=False, program__isnull=True),
                name="roster_of_one_group_or_program",
            )
        ]
