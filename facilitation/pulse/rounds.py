"""Rounds whose time has come: opening them, and making the next ones so that tokens can be fetched.

A group has one coming calendar round at the most, and one that is open. A round that is extended
takes the place of the next one, which is put off.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from facilitation.groups.models import SupportGroup
from facilitation.pulse.making import lock_program, make_round, move_round, reset_window
from facilitation.pulse.models import (
    BlockStatus,
    PulseBlock,
    PulseCadence,
    PulseRound,
    PulseRoundQuerySet,
    PulseWay,
    RoundStatus,
)
from facilitation.pulse.round_keys import block_name, has_key, new_round_keys
from facilitation.pulse.windows import Window, day_in, first_window
from facilitation.sessions.models import GroupSession, SessionStatus

# However often the cadence is set anew: rounds in a hurry could be held against each other, because
# hardly anybody answers otherwise than the day before.
BETWEEN_OPENINGS = timedelta(weeks=1)
ROOM_IS_OPEN_AT_MOST = timedelta(hours=12)  # after its session's start; see live_room/opening.py


def make_session_round(
    *, group_session: GroupSession, now: datetime | None = None
) -> PulseRound | None:
    """The open round of a session whose room has opened; None if its group is not asked there.

    Again returns the same one. Call it after the room's own transaction: making an RSA key can take
    half a second. Raises `PulseNotSetUp` where the server has no place for keys.
    """
    now = now or timezone.now()
    if made := PulseRound.objects.filter(group_session=group_session).first():
        return made
    # Whoever opened the room may hold the session as it was before.
    group_session = GroupSession.objects.get(pk=group_session.pk)
    if not _asked_at_sessions(group_session):
        return None
    keys = new_round_keys()
    with transaction.atomic():
        program = lock_program(group_session.support_group.program_id)
        # Both may have changed while this one waited.
        group_session = GroupSession.objects.get(pk=group_session.pk)
        if made := PulseRound.objects.filter(group_session=group_session).first():
            return made
        if not _asked_at_sessions(group_session):
            return None
        pulse_round = make_round(
            support_group=group_session.support_group,
            window=Window(now, group_session.starts_at + ROOM_IS_OPEN_AT_MOST),
            keys=keys,
            now=now,
            block=_sealed_block(
                group_session.support_group, today=day_in(ZoneInfo(program.time_zone), now)
            ),
            group_session=group_session,
        )
        _open(pulse_round)
        return pulse_round


def asked_by_calendar() -> QuerySet[SupportGroup]:
    groups = SupportGroup.objects.filter(pulse_cadence__way=PulseWay.CALENDAR)
    return groups.select_related("program").order_by("pk")


def open_by_calendar(support_group: SupportGroup, *, now: datetime) -> int:
    """Open the group's coming round if it is due, and see to it that there is a coming one."""
    opened = 0
    while True:
        opened += _open_coming(support_group, now=now)
        if not _make_coming(support_group, now=now):
            return opened


def next_window(support_group: SupportGroup, *, now: datetime) -> Window | None:
    """The first window after today's beginning in which no round of the group is open already.

    It opens a week after the round before it, or later. None if the group is not asked by the
    calendar.
    """
    cadence = PulseCadence.objects.filter(
        support_group=support_group, way=PulseWay.CALENDAR
    ).first()
    if cadence is None:
        return None
    zone = ZoneInfo(support_group.program.time_zone)
    rounds = _roster_rounds(support_group)
    closings = rounds.filter(status=RoundStatus.OPEN).values_list("closes_at", flat=True)
    not_before = day_in(zone, max([now, *closings]))
    opened = rounds.exclude(status__in=[RoundStatus.COMING, RoundStatus.DESTROYED])
    if last := opened.aggregate(last=Max("opens_at"))["last"]:
        not_before = max(not_before, day_in(zone, last) + BETWEEN_OPENINGS)
    return first_window(cadence, zone, not_before=not_before)


def coming_round(support_group: SupportGroup) -> PulseRound | None:
    return _roster_rounds(support_group).filter(status=RoundStatus.COMING).first()


def _open_coming(support_group: SupportGroup, *, now: datetime) -> int:
    with transaction.atomic():
        lock_program(support_group.program_id)
        coming = coming_round(support_group)
        if coming is None or coming.opens_at > now:
            return 0
        # Nobody ran this while it should have been open, or another one takes its place.
        is_late = coming.closes_at <= now
        if is_late or _roster_rounds(support_group).filter(status=RoundStatus.OPEN).exists():
            if window := next_window(support_group, now=now):
                reset_window(coming, window)
            return 0
        _open(coming)
        return 1


def _make_coming(support_group: SupportGroup, *, now: datetime) -> bool:
    if coming_round(support_group) or not next_window(support_group, now=now):
        return False
    keys = new_round_keys()
    with transaction.atomic():
        lock_program(support_group.program_id)
        window = next_window(support_group, now=now)
        if window is None or coming_round(support_group):
            return False
        make_round(support_group=support_group, window=window, keys=keys, now=now)
        return True


def _open(pulse_round: PulseRound) -> None:
    move_round(pulse_round, RoundStatus.OPEN)
    pulse_round.save(update_fields=["status"])


def _asked_at_sessions(group_session: GroupSession) -> bool:
    return (
        group_session.status == SessionStatus.OPEN
        and PulseCadence.objects.filter(
            support_group=group_session.support_group_id, way=PulseWay.SESSIONS
        ).exists()
    )


def _sealed_block(support_group: SupportGroup, *, today: date) -> PulseBlock | None:
    """The block of the group's sealed session rounds, if it still has its key and its time.

    Not one with an open round: a block may end with any of its closings.
    """
    rounds = PulseRound.objects.filter(support_group=support_group)
    closed = rounds.filter(status=RoundStatus.CLOSED, destroy_on__gt=today)
    ending = rounds.filter(Q(status=RoundStatus.OPEN) | Q(destroy_on__lte=today))
    block = (
        support_group.pulse_blocks.filter(status=BlockStatus.SEALED, pk__in=closed.values("block"))
        .exclude(pk__in=ending.values("block"))
        .first()
    )
    return block if block and has_key(block_name(block.pk)) else None


def _roster_rounds(support_group: SupportGroup) -> PulseRoundQuerySet:
    return PulseRound.objects.filter(support_group=support_group, group_session=None)
