"""Making a proposal real: the coordinator's decision, session by session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.pairing.reading import PART_OF_ROLE
from facilitation.pairing.term import Part
from facilitation.programs.models import Membership, Person, Program, Role
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.models import CoFacilitatorRole, GroupSession

# An alum goes first: they carry no grade and no shift of this program any more (evidence J2).
ROLES_OF_PART = {
    Part.INSIDER: (Role.ALUM, Role.SENIOR_RESIDENT),
    Part.PSYCHOLOGIST: (Role.PSYCHOLOGIST,),
}


class ProposalOutdated(Conflict):
    code = "proposal_outdated"
    detail = _(
        "Something changed since this was proposed, so nothing was assigned. Propose again, and "
        "look at what changed."
    )


@dataclass(frozen=True)
class Wanted:
    """One proposed choice that the coordinator agrees to."""

    session: UUID
    part: Part
    person: UUID


@transaction.atomic
def adopt(*, program: Program, choices: Sequence[Wanted]) -> int:
    """Assign everybody in `choices`; returns the number of sessions. All of it or nothing.

    Who is assigned already stays; a session without a lead is led by its insider. Raises
    `ProposalOutdated`, and what `assign_co_facilitators` raises.
    """
    by_session: dict[UUID, list[Wanted]] = {}
    for choice in choices:
        by_session.setdefault(choice.session, []).append(choice)
    sessions = {
        session.pk: session
        for session in GroupSession.objects.filter(
            pk__in=by_session, support_group__program=program
        ).prefetch_related("co_facilitators__person")
    }
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in={choice.person for choice in choices})
    }
    held = set(
        Membership.objects.filter(program=program, person__in=people).values_list(
            "person_id", "role"
        )
    )
    if sessions.keys() != by_session.keys() or people.keys() != {each.person for each in choices}:
        raise ProposalOutdated
    for session_id, wanted in by_session.items():
        _assign(sessions[session_id], wanted, people, held)
    return len(by_session)


def _assign(
    session: GroupSession,
    wanted: Sequence[Wanted],
    people: dict[UUID, Person],
    held: set[tuple[UUID, str]],
) -> None:
    present = [
        Assignment(each.person, CoFacilitatorRole(each.role), each.is_lead)
        for each in session.co_facilitators.all()
    ]
    parts = [PART_OF_ROLE[each.role] for each in present]
    for choice in sorted(wanted, key=lambda each: each.part):
        if choice.part in parts:
            raise ProposalOutdated
        parts.append(choice.part)
        roles = [role for role in ROLES_OF_PART[choice.part] if (choice.person, role) in held]
        if not roles:
            raise ProposalOutdated
        is_lead = not any(each.is_lead for each in present)
        present.append(
            Assignment(people[choice.person], CoFacilitatorRole(roles[0].value), is_lead)
        )
    assign_co_facilitators(group_session=session, assignments=present)
