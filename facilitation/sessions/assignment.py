"""Who facilitates a session."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Evaluation, Membership, Person
from facilitation.sessions.models import (
    CoFacilitator,
    CoFacilitatorRole,
    GroupSession,
    SessionStatus,
)
from facilitation.sessions.scheduling import NoLongerChangeable


class EvaluatorMayNotFacilitate(Conflict):
    """Names the rule and not the person: who evaluates whom is nobody else's business."""

    code = "evaluator_may_not_facilitate"
    detail = _(
        "Nobody who evaluates a member of this group may facilitate it. Choose other "
        "co-facilitators."
    )


class OneLead(Invalid):
    code = "one_lead"
    detail = _("Name between one and four different co-facilitators, exactly one of them as lead.")


class RoleNotHeld(Invalid):
    code = "role_not_held"
    detail = _("Each co-facilitator must hold the role in this program that they are named for.")


@dataclass(frozen=True)
class Assignment:
    person: Person
    role: CoFacilitatorRole
    is_lead: bool


@transaction.atomic
def assign_co_facilitators(
    *, group_session: GroupSession, assignments: Sequence[Assignment]
) -> list[CoFacilitator]:
    """Replace the session's co-facilitators, lead first in the result.

    Raises `OneLead`, `RoleNotHeld`, `EvaluatorMayNotFacilitate`, `NoLongerChangeable`.
    """
    # The roster and the assignments are checked against each other: one lock for both.
    support_group = SupportGroup.objects.select_for_update().get(pk=group_session.support_group_id)
    group_session = GroupSession.objects.select_for_update().get(pk=group_session.pk)
    if group_session.status not in {SessionStatus.DRAFT, SessionStatus.SCHEDULED}:
        raise NoLongerChangeable
    people = {assignment.person.pk for assignment in assignments}
    leads = [assignment for assignment in assignments if assignment.is_lead]
    if not 1 <= len(assignments) <= 4 or len(people) != len(assignments) or len(leads) != 1:
        raise OneLead
    held = set(
        Membership.objects.filter(program=support_group.program_id, person__in=people).values_list(
            "person_id", "role"
        )
    )
    if any((each.person.pk, each.role.value) not in held for each in assignments):
        raise RoleNotHeld
    check_nobody_evaluates(support_group=support_group, people=people)
    group_session.co_facilitators.all().delete()
    return [
        CoFacilitator.objects.create(
            group_session=group_session,
            person=assignment.person,
            role=assignment.role,
            is_lead=assignment.is_lead,
        )
        for assignment in sorted(assignments, key=lambda each: not each.is_lead)
    ]


def check_nobody_evaluates(*, support_group: SupportGroup, people: Collection[UUID]) -> None:
    """Raises `EvaluatorMayNotFacilitate`. Asked again when a room opens: evaluations change."""
    if Evaluation.objects.filter(
        evaluator__in=people, resident__group_places__support_group=support_group
    ).exists():
        raise EvaluatorMayNotFacilitate
