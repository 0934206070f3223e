"""Reading what a report counts: as many queries for every program and period."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from facilitation.debriefs.models import Debrief
from facilitation.evaluation_report.constructs import Block
from facilitation.evaluation_report.facts import Filed, Held, Planned
from facilitation.evaluation_report.periods import Period
from facilitation.programs.models import Membership, Program, Role
from facilitation.pulse.release import read_program_item_value
from facilitation.sessions.models import (
    CoFacilitator,
    CoFacilitatorRole,
    GroupSession,
    GroupSessionQuerySet,
    SessionStatus,
)

RESIDENTS = [Role.RESIDENT, Role.SENIOR_RESIDENT]
INSIDERS = frozenset({CoFacilitatorRole.ALUM, CoFacilitatorRole.SENIOR_RESIDENT})


def first_session_on(program: Program) -> date | None:
    """The local day of the first session that was not only a draft."""
    planned = _sessions(program).exclude(status=SessionStatus.DRAFT).order_by("starts_at")
    first = planned.values_list("starts_at", flat=True).first()
    return first.astimezone(ZoneInfo(program.time_zone)).date() if first else None


def planned_in(program: Program, period: Period) -> Planned:
    """A session belongs to the local day on which it starts."""
    starts, ends = period.instants(ZoneInfo(program.time_zone))
    sessions = _sessions(program).filter(starts_at__gte=starts, starts_at__lt=ends)
    closed = sessions.filter(status=SessionStatus.CLOSED)
    roles: dict[UUID, set[str]] = defaultdict(set)
    for session, role in CoFacilitator.objects.filter(group_session__in=closed).values_list(
        "group_session_id", "role"
    ):
        roles[session].add(role)
    debriefs: dict[UUID, list[Filed]] = defaultdict(list)
    for session, leader, preparedness in Debrief.objects.filter(
        co_facilitator__group_session__in=closed
    ).values_list("co_facilitator__group_session_id", "co_facilitator__person_id", "preparedness"):
        debriefs[session].append(Filed(leader, preparedness))
    rows = closed.order_by("starts_at", "pk").values_list(
        "pk", "protected_time", "live_room__seats_at_close"
    )
    return Planned(
        held=[
            Held(
                seats=seats or 0,
                protected_time=protected_time,
                has_insider=not INSIDERS.isdisjoint(roles[session]),
                has_psychologist=CoFacilitatorRole.PSYCHOLOGIST in roles[session],
                debriefs=debriefs[session],
            )
            for session, protected_time, seats in rows
        ],
        cancelled=sessions.filter(status=SessionStatus.CANCELLED).count(),
        not_opened=sessions.filter(status=SessionStatus.SCHEDULED).count(),
    )


def blocks_in(program: Program, period: Period) -> list[Block]:
    """The program releases that were made in the period, the oldest first."""
    releases = program.pulse_releases.filter(to_on__gte=period.from_on, to_on__lt=period.until)
    return [
        Block(
            each.from_on,
            each.to_on,
            {key: read_program_item_value(value) for key, value in each.values.items()},
        )
        for each in releases.defer("roster").order_by("number")
    ]


def residents_in(program: Program) -> int:
    members = Membership.objects.filter(program=program, role__in=RESIDENTS)
    return members.order_by().values("person").distinct().count()


def _sessions(program: Program) -> GroupSessionQuerySet:
    return GroupSession.objects.filter(support_group__program=program)
