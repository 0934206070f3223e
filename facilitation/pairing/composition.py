"""What the make-up of a program's groups asks a coordinator to look at. It forbids nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from facilitation.groups.models import GroupAccess, GroupMember, SupportGroup
from facilitation.plans.modality import Modality, usual_size
from facilitation.programs.models import Membership, Person, Program, Role


class Caution(StrEnum):
    """The sources disagree on mixing: G15 found it difficult, J2 wants seniors in the room."""

    MIXED_SENIORITY = "mixed_seniority"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"


@dataclass(frozen=True)
class GroupComposition:
    group: SupportGroup
    people: int
    usual_least: int
    usual_most: int
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class Composition:
    """`left_out`: residents who are on no roster, newcomers and locums mostly (evidence I8)."""

    groups: tuple[GroupComposition, ...]
    left_out: tuple[Person, ...]


def composition_of(program: Program) -> Composition:
    """For coordinators. Groups that keep no roster are left out: there is nothing to look at."""
    rosters: dict[UUID, set[UUID]] = defaultdict(set)
    for group, person in GroupMember.objects.filter(support_group__program=program).values_list(
        "support_group_id", "person_id"
    ):
        rosters[group].add(person)
    seniors = set(
        Membership.objects.filter(program=program, role=Role.SENIOR_RESIDENT).values_list(
            "person_id", flat=True
        )
    )
    groups = program.support_groups.exclude(access=GroupAccess.CODE_ONLY)
    placed = set().union(*rosters.values())
    return Composition(
        tuple(_look_at(group, rosters[group.pk], seniors) for group in groups),
        tuple(
            Person.objects.filter(memberships__program=program, memberships__role=Role.RESIDENT)
            .exclude(pk__in=placed)
            .order_by("name", "pk")
        ),
    )


def _look_at(group: SupportGroup, people: set[UUID], seniors: set[UUID]) -> GroupComposition:
    usual = usual_size(Modality(group.modality))
    cautions: list[Caution] = []
    if people & seniors and people - seniors:
        cautions.append(Caution.MIXED_SENIORITY)
    if len(people) < usual.start:
        cautions.append(Caution.TOO_SMALL)
    if len(people) >= usual.stop:
        cautions.append(Caution.TOO_LARGE)
    return GroupComposition(group, len(people), usual.start, usual.stop - 1, tuple(cautions))
