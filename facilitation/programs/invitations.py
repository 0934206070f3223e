"""One-time codes that bring invited people in.

A code reaches its person by mail only. Whoever sends the invitation never sees it: otherwise a
coordinator could sign in as a psychologist or a resident.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.codes import as_typed, random_code
from facilitation.errors import NotThere
from facilitation.programs.enrolment import check_role_fits, enrol, person_with_email
from facilitation.programs.models import Invitation, Person, Program, Role, normal_email

CODE_LENGTH = 16  # log2(31) * 16 = 79 bits: out of reach of guessing, short enough to type
VALID_FOR = timedelta(days=14)


class InvitationUnknown(NotThere):
    code = "invitation_unknown"
    detail = _(
        "This invitation does not work: it was mistyped, used already, or is too old. "
        "Ask your coordinator to send a new one, or sign in with your e-mail address."
    )


@dataclass(frozen=True)
class SentInvitation:
    """The stored invitation, and its code, which exists nowhere else."""

    invitation: Invitation
    code: str


@transaction.atomic
def invite(
    *,
    program: Program,
    email: str,
    name: str,
    role: Role,
    uses: int = 1,
    valid_for: timedelta = VALID_FOR,
) -> SentInvitation:
    """Make an invitation; an earlier open one for the same address and role stops working.

    Raises `DirectorHoldsNoOtherRole` at once rather than when the code is redeemed.
    """
    email = normal_email(email)
    if person := Person.objects.with_email(email):
        check_role_fits(program=program, person=person, role=role)
    Invitation.objects.filter(program=program, email=email, role=role).delete()
    code = random_code(CODE_LENGTH)
    invitation = Invitation.objects.create(
        program=program,
        email=email,
        name=name.strip(),
        role=role,
        code_hash=_hash(code),
        expires_at=timezone.now() + valid_for,
        uses_left=uses,
    )
    return SentInvitation(invitation, code)


@transaction.atomic
def redeem_invitation(*, code: str) -> Person:
    """Use the code up and return the person it was for, enrolled. Raises `InvitationUnknown`."""
    invitation = (
        Invitation.objects.select_for_update()
        .filter(code_hash=_hash(as_typed(code)), expires_at__gt=timezone.now(), uses_left__gt=0)
        .first()
    )
    if invitation is None:
        raise InvitationUnknown
    Invitation.objects.filter(pk=invitation.pk).update(uses_left=F("uses_left") - 1)
    person = person_with_email(email=invitation.email, name=invitation.name)
    if not person.is_active:
        raise InvitationUnknown
    enrol(program=invitation.program, person=person, role=Role(invitation.role))
    return person


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()
