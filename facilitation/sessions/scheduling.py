"""Putting sessions on the calendar, one by one or as a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.groups.models import SupportGroup
from facilitation.plans.models import Plan
from facilitation.sessions.changes import Facts, tell_of_changes
from facilitation.sessions.models import GroupSession, SessionSeries, SessionStatus

MOST_AT_ONCE = 104  # two years of weekly sessions
YEARS = range(2000, 2200)  # a date outside is a slip, and near year 1 or 9999 sums overflow


class RepetitionUnclear(Invalid):
    code = "repetition_unclear"
    detail = _(
        "Say how often: every 1 to 12 weeks, and either a count from 2 to 104 or a last day."
    )


class TimeDoesNotExist(Invalid):
    code = "time_does_not_exist"
    detail = _("The clocks skip that hour in the program's time zone. Choose another time.")


class DateOutOfReach(Invalid):
    code = "date_out_of_reach"
    detail = _("Name a date between the years 2000 and 2199.")


class OverlapsAnother(Conflict):
    code = "overlaps_another_session"
    detail = _("This group has another session at that time.")


class NoLongerChangeable(Conflict):
    code = "no_longer_changeable"
    detail = _("Only a session that has not been opened, closed or cancelled can be changed.")


@dataclass(frozen=True)
class Repetition:
    """Weekly steps; exactly one of `count` (sessions in all) and `until` (last local day)."""

    every_weeks: int
    count: int | None = None
    until: date | None = None


@transaction.atomic
def draft_sessions(
    *,
    support_group: SupportGroup,
    plan: Plan,
    starts_at: datetime,
    place: str = "",
    protected_time: bool = True,
    minutes: int | None = None,
    repetition: Repetition | None = None,
) -> list[GroupSession]:
    """Draft one session, or one for each date of the repetition, in order.

    A repeated session keeps its wall-clock time in the program's zone when the clocks change.
    `minutes` defaults to the plan's. Raises `RepetitionUnclear`, `TimeDoesNotExist`,
    `DateOutOfReach`, `OverlapsAnother`; then nothing is stored.
    """
    _check_date(starts_at)
    SupportGroup.objects.select_for_update().get(pk=support_group.pk)
    zone = ZoneInfo(support_group.program.time_zone)
    length = minutes or plan.minutes
    series = None
    if repetition:
        series = SessionSeries.objects.create(
            support_group=support_group, every_weeks=repetition.every_weeks
        )
    starts = _dates(starts_at, zone, repetition) if repetition else [starts_at]
    drafted = []
    for start in starts:
        _check_free(support_group, start, length, except_for=None)
        drafted.append(
            GroupSession.objects.create(
                support_group=support_group,
                plan=plan,
                series=series,
                starts_at=start,
                minutes=length,
                first_planned_at=start,
                place=place.strip(),
                protected_time=protected_time,
            )
        )
    return drafted


@transaction.atomic
def change_session(
    *,
    group_session: GroupSession,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    place: str | None = None,
    protected_time: bool | None = None,
    plan: Plan | None = None,
) -> GroupSession:
    """Move or change one session; the others of its series stay.

    Raises `NoLongerChangeable`, `DateOutOfReach`, `OverlapsAnother`.
    """
    if starts_at is not None:
        _check_date(starts_at)
    SupportGroup.objects.select_for_update().get(pk=group_session.support_group_id)
    group_session = GroupSession.objects.select_for_update().get(pk=group_session.pk)
    if group_session.status not in {SessionStatus.DRAFT, SessionStatus.SCHEDULED}:
        raise NoLongerChangeable
    before = Facts.of(group_session)
    if plan is not None:
        group_session.plan = plan
        group_session.minutes = plan.minutes
    group_session.starts_at = starts_at or group_session.starts_at
    group_session.minutes = minutes or group_session.minutes
    if place is not None:
        group_session.place = place.strip()
    if protected_time is not None:
        group_session.protected_time = protected_time
    _check_free(
        group_session.support_group,
        group_session.starts_at,
        group_session.minutes,
        except_for=group_session,
    )
    if Facts.of(group_session) != before:
        group_session.revision += 1
    group_session.save()
    tell_of_changes(group_session, before)
    return group_session


def _dates(first: datetime, zone: ZoneInfo, repetition: Repetition) -> list[datetime]:
    one_end = (repetition.count is None) != (repetition.until is None)
    if not 1 <= repetition.every_weeks <= 12 or not one_end:
        raise RepetitionUnclear
    if repetition.count is not None and not 2 <= repetition.count <= MOST_AT_ONCE:
        raise RepetitionUnclear
    wall_clock = first.astimezone(zone).replace(tzinfo=None)
    end = None
    if repetition.until is not None:
        end = datetime.combine(repetition.until, datetime.max.time())
    rule = rrule(
        WEEKLY,
        dtstart=wall_clock,
        interval=repetition.every_weeks,
        count=repetition.count or MOST_AT_ONCE + 1 if end is None else None,
        until=end,
    )
    dates: list[datetime] = []
    for local in rule:
        if len(dates) == MOST_AT_ONCE:
            raise RepetitionUnclear
        dates.append(_instant(local, zone))
    if len(dates) < 2:
        raise RepetitionUnclear
    return dates


def _check_date(starts_at: datetime) -> None:
    if starts_at.year not in YEARS:
        raise DateOutOfReach(fields={"starts_at": DateOutOfReach.detail})


def _instant(wall_clock: datetime, zone: ZoneInfo) -> datetime:
    """The instant that the wall clock names, the first of two when the hour is repeated."""
    instant = wall_clock.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != wall_clock:
        raise TimeDoesNotExist(fields={"starts_at": TimeDoesNotExist.detail})
    return instant


def _check_free(
    support_group: SupportGroup, start: datetime, minutes: int, *, except_for: GroupSession | None
) -> None:
    end = start + timedelta(minutes=minutes)
    near = support_group.sessions.exclude(status=SessionStatus.CANCELLED).filter(
        starts_at__lt=end, starts_at__gt=start - timedelta(hours=8)
    )
    if except_for:
        near = near.exclude(pk=except_for.pk)
    if any(other.ends_at > start for other in near):
        raise OverlapsAnother(fields={"starts_at": OverlapsAnother.detail})
