"""A program's term as the pairing sees it: sessions that lack somebody, and who could come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.availability.busy import busy_times
from facilitation.availability.models import Availability
from facilitation.errors import Invalid
from facilitation.pairing.term import Busy, Candidate, Meeting, Part, Term
from facilitation.programs.models import Evaluation, Membership, Program, Role
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionStatus

PART_OF_ROLE = {
    Role.ALUM.value: Part.INSIDER,
    Role.SENIOR_RESIDENT.value: Part.INSIDER,
    Role.PSYCHOLOGIST.value: Part.PSYCHOLOGIST,
}
LONGEST_TERM = timedelta(days=366)
MOST_SESSIONS = 1_500
FAMILIAR_FOR = timedelta(days=366)


class TermUnclear(Invalid):
    code = "term_unclear"
    detail = _("Name a first and a last day of the term, a year apart at the most.")


class TermTooLarge(Invalid):
    code = "term_too_large"
    detail = _("That is more than 1,500 sessions. Propose a shorter term.")


def sessions_to_staff(program: Program, first: date, last: date) -> list[GroupSession]:
    """Drafted and scheduled sessions of these days that still lie ahead, staffed or not, in order.

    Raises `TermUnclear`, `TermTooLarge`.
    """
    if not timedelta(0) <= last - first <= LONGEST_TERM:
        raise TermUnclear
    zone = ZoneInfo(program.time_zone)
    start = datetime.combine(first, datetime.min.time(), zone)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), zone)
    sessions = list(
        GroupSession.objects.filter(
            support_group__program=program,
            status__in=[SessionStatus.DRAFT, SessionStatus.SCHEDULED],
            starts_at__gte=max(start, timezone.now()),
            starts_at__lt=end,
        )
        .select_related("support_group")
        .prefetch_related("co_facilitators__person")[: MOST_SESSIONS + 1]
    )
    if len(sessions) > MOST_SESSIONS:
        raise TermTooLarge
    return sessions


def term_of(program: Program, sessions: Sequence[GroupSession]) -> Term:
    """Sessions that lack nobody take part only in that their co-facilitators are busy then."""
    meetings = [
        Meeting(
            session.pk,
            session.support_group_id,
            session.starts_at,
            session.ends_at,
            frozenset(Part) - {PART_OF_ROLE[each.role] for each in session.co_facilitators.all()},
        )
        for session in sessions
    ]
    return Term([meeting for meeting in meetings if meeting.needs], _candidates(program, sessions))


def _candidates(program: Program, sessions: Sequence[GroupSession]) -> list[Candidate]:
    parts: dict[UUID, set[Part]] = defaultdict(set)
    for person, role in Membership.objects.filter(
        program=program, role__in=PART_OF_ROLE
    ).values_list("person_id", "role"):
        parts[person].add(PART_OF_ROLE[role])
    barred, familiar = _barred(program), _familiar(program)
    busy, limits = _busy(parts, sessions)
    already = Counter(
        each.person_id for session in sessions for each in session.co_facilitators.all()
    )
    return [
        Candidate(
            id=person,
            parts=frozenset(parts[person]),
            barred=frozenset(barred[person]),
            busy=tuple(busy[person]),
            at_most=limits.get(person),
            familiar=frozenset(familiar[person]),
            already=already[person],
        )
        for person in sorted(parts, key=str)
    ]


def _barred(program: Program) -> dict[UUID, set[UUID]]:
    """Groups of which somebody evaluates a member."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, group in Evaluation.objects.filter(
        program=program, resident__group_places__support_group__program=program
    ).values_list("evaluator_id", "resident__group_places__support_group_id"):
        found[person].add(group)
    return found


def _familiar(program: Program) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, group in CoFacilitator.objects.filter(
        group_session__support_group__program=program,
        group_session__status=SessionStatus.CLOSED,
        group_session__starts_at__gt=timezone.now() - FAMILIAR_FOR,
    ).values_list("person_id", "group_session__support_group_id"):
        found[person].add(group)
    return found


def _busy(
    people: dict[UUID, set[Part]], sessions: Sequence[GroupSession]
) -> tuple[dict[UUID, list[Busy]], dict[UUID, int]]:
    """Everybody's own times, and sessions that they are assigned to, of any program of theirs."""
    busy: dict[UUID, list[Busy]] = defaultdict(list)
    limits: dict[UUID, int] = {}
    if not sessions:
        return busy, limits
    start = min(session.starts_at for session in sessions)
    end = max(session.ends_at for session in sessions)
    for stated in Availability.objects.filter(person__in=people):
        busy[stated.person_id] += [Busy(*each) for each in busy_times(stated, start, end)]
        if stated.most_sessions is not None:
            limits[stated.person_id] = stated.most_sessions
    taken = CoFacilitator.objects.filter(
        person__in=people,
        group_session__starts_at__range=(start - timedelta(days=1), end),
    ).exclude(group_session__status=SessionStatus.CANCELLED)
    for each in taken.select_related("group_session"):
        session = each.group_session
        busy[each.person_id].append(Busy(session.starts_at, session.ends_at))
    return busy, limits
