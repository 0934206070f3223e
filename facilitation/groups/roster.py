"""Who belongs to a support group."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.groups.models import (
    MAY_JOIN_AN_OPEN_GROUP,
    GroupAccess,
    GroupMember,
    SupportGroup,
)
from facilitation.plans.modality import SMALLEST_GROUP, Modality, largest_group
from facilitation.programs.models import Evaluation, Membership, Person, Program


class CapacityOutOfRange(Invalid):
    code = "capacity_out_of_range"

    def __init__(self, modality: Modality):
        detail = _("This kind of group holds between %(least)d and %(most)d people.") % {
            "least": SMALLEST_GROUP,
            "most": largest_group(modality),
        }
        super().__init__(detail, fields={"capacity": detail})


class GroupIsFull(Conflict):
    code = "group_is_full"
    detail = _("This group is full. Raise its capacity or choose another group.")


class NoRosterIsKept(Conflict):
    code = "no_roster_is_kept"
    detail = _("This group is joined by code only, so that no list of its members exists.")


class JoinsByRosterOnly(Conflict):
    code = "joins_by_roster_only"
    detail = _("A coordinator adds people to this group. Ask your coordinator.")


class NotAResidentHere(Invalid):
    code = "not_a_resident_here"
    detail = _("Only residents of this program can be members of its groups.")


class FacilitatorEvaluatesMember(Conflict):
    code = "facilitator_evaluates_member"
    detail = _(
        "Nobody who evaluates a member may facilitate that member's group. A co-facilitator of a "
        "coming session of this group is affected: change the co-facilitators first."
    )


def create_support_group(
    *, program: Program, name: str, modality: Modality, capacity: int, access: GroupAccess
) -> SupportGroup:
    """Raises `CapacityOutOfRange` (evidence G12: from 6 to 60; large events may be larger)."""
    _check_capacity(modality, capacity)
    return SupportGroup.objects.create(
        program=program, name=name.strip(), modality=modality, capacity=capacity, access=access
    )


@transaction.atomic
def change_support_group(
    *, support_group: SupportGroup, name: str | None = None, capacity: int | None = None
) -> SupportGroup:
    """Rename or resize. Raises `CapacityOutOfRange`, or `GroupIsFull` below its roster."""
    support_group = SupportGroup.objects.select_for_update().get(pk=support_group.pk)
    if capacity is not None:
        _check_capacity(Modality(support_group.modality), capacity)
        if capacity < support_group.members.count():
            raise GroupIsFull(_("More people than that are on the roster already."))
        support_group.capacity = capacity
    if name is not None:
        support_group.name = name.strip()
    support_group.save()
    return support_group


@transaction.atomic
def add_to_roster(*, support_group: SupportGroup, person: Person) -> GroupMember:
    """Give a resident a place; again is harmless.

    Raises `NoRosterIsKept`, `NotAResidentHere`, `GroupIsFull`, `FacilitatorEvaluatesMember`.
    """
    support_group = SupportGroup.objects.select_for_update().get(pk=support_group.pk)
    if support_group.access == GroupAccess.CODE_ONLY:
        raise NoRosterIsKept
    is_resident = Membership.objects.filter(
        program=support_group.program_id, person=person, role__in=MAY_JOIN_AN_OPEN_GROUP
    ).exists()
    if not is_resident:
        raise NotAResidentHere
    if place := support_group.members.filter(person=person).first():
        return place
    if support_group.members.count() >= support_group.capacity:
        raise GroupIsFull
    # The other half of the rule stands in sessions/assignment.py; the roster can grow later.
    facilitated_by_an_evaluator = Evaluation.objects.filter(
        resident=person,
        evaluator__co_facilitates__group_session__in=support_group.sessions.coming(),
    ).exists()
    if facilitated_by_an_evaluator:
        raise FacilitatorEvaluatesMember
    return GroupMember.objects.create(support_group=support_group, person=person)


def join_open_group(*, support_group: SupportGroup, person: Person) -> GroupMember:
    """A resident takes a place alone. Raises `JoinsByRosterOnly` and as `add_to_roster`."""
    if support_group.access == GroupAccess.CLOSED_ROSTER:
        raise JoinsByRosterOnly
    return add_to_roster(support_group=support_group, person=person)


def remove_from_roster(*, support_group: SupportGroup, person: Person) -> None:
    """Give the place up; harmless if there was none."""
    support_group.members.filter(person=person).delete()


def _check_capacity(modality: Modality, capacity: int) -> None:
    if not SMALLEST_GROUP <= capacity <= largest_group(modality):
        raise CapacityOutOfRange(modality)
