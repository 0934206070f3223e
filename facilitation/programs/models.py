from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in a program. An insider (alum, senior resident) has walked the road."""

    RESIDENT = "resident", _("Resident")
    ALUM = "alum", _("Alum")
    SENIOR_RESIDENT = "senior_resident", _("Senior resident")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    COORDINATOR = "coordinator", _("Coordinator")
    DIRECTOR = "director", _("Program director")


class People(BaseUserManager["Person"]):
    def with_email(self, email: str) -> Person | None:
        return self.filter(email=normal_email(email)).first()


def normal_email(email: str) -> str:
    return email.strip().lower()


class Person(AbstractBaseUser):
    """Somebody with an account. Residents can take part in a room without one.

    There is no last sign-in: when somebody used the product is nobody's business. (A signed-in
    session ends 30 days after it began, and its row says when: see docs/anonymity.md.)
    """

    last_login = None
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]


class ProgramQuerySet(models.QuerySet["Program"]):
    def visible_to(self, person: Person) -> ProgramQuerySet:
        return self.filter(memberships__person=person).distinct()


class Program(models.Model):
    """A residency program: one place, one roster, one director's view."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64)
    country = models.CharField(max_length=2, help_text="ISO 3166-1, two letters")

    objects = ProgramQuerySet.as_manager()


class Membership(models.Model):
    """A person's role in a program. It survives rotations between sites (evidence G17)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        ordering: ClassVar[list[str]] = ["person__name", "role", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "person", "role"], name="one_membership_per_role"
            )
        ]


class Invitation(models.Model):
    """A code, sent by mail, that signs one invited person in. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role)
    code_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    uses_left = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]


class Evaluation(models.Model):
    """This person evaluates that resident, so the one never facilitates the other's group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="evaluations")
    evaluator = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="evaluates")
    resident = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="evaluated_by")

    class Meta:
        ordering: ClassVar[list[str]] = ["evaluator__name", "resident__name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "evaluator", "resident"], name="one_evaluation_per_pair"
            ),
            models.CheckConstraint(
                condition=~models.Q(evaluator=models.F("resident")), name="nobody_evaluates_self"
            ),
        ]
