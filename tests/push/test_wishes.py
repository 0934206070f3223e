"""Quiet hours and days on call: nothing is sent in them, and what waits is not lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from facilitation.push.events import Event
from facilitation.push.models import Notification, ReminderSettings, Stand
from facilitation.push.tasks import send_now
from facilitation.push.wishes import DaysOnCallUnclear, QuietHoursUnclear, Wishes, set_wishes
from tests.cast import Cast
from tests.push.phones import tell

pytestmark = pytest.mark.one_process

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from([BERLIN, ZoneInfo("America/Chicago"), ZoneInfo("Australia/Lord_Howe")])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
CLOCK = st.times().map(lambda at: at.replace(second=0, microsecond=0))
QUIET = st.none() | st.tuples(CLOCK, CLOCK).filter(lambda ends: ends[0] != ends[1])


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


NIGHT = Wishes(quiet=(time(22), time(7)))
NOON = Wishes(quiet=(time(12), time(13)))


@pytest.mark.parametrize(
    ("wishes", "at", "free"),
    [
        (NIGHT, "2030-06-04 21:59", "2030-06-04 21:59"),
        (NIGHT, "2030-06-04 22:00", "2030-06-05 07:00"),
        (NIGHT, "2030-06-05 06:59", "2030-06-05 07:00"),
        (NIGHT, "2030-06-05 07:00", "2030-06-05 07:00"),
        (NOON, "2030-06-04 12:30", "2030-06-04 13:00"),
        (NOON, "2030-06-04 13:00", "2030-06-04 13:00"),
        (
            Wishes(quiet=(time(22), time(7)), on_call_on=frozenset({date(2030, 6, 5)})),
            "2030-06-04 23:00",
            "2030-06-06 07:00",
        ),
    ],
)
def test_a_message_waits_until_it_is_welcome(wishes: Wishes, at: str, free: str) -> None:
    assert wishes.free_from(berlin(at), BERLIN) == berlin(free)


@given(ZONES, MOMENTS, QUIET, st.frozensets(st.integers(0, 20), max_size=6))
def test_nothing_is_ever_sent_when_it_is_unwelcome(
    zone: ZoneInfo, moment: datetime, quiet: tuple[time, time] | None, on_call: frozenset[int]
) -> None:
    days = frozenset(moment.astimezone(zone).date() + timedelta(days=each) for each in on_call)
    wishes = Wishes(quiet=quiet, on_call_on=days)
    free = wishes.free_from(moment, zone)
    assert free >= moment
    local = free.astimezone(zone)
    assert local.date() not in days
    if quiet:
        begins, ends = quiet
        inside = (
            begins <= local.time() < ends
            if begins < ends
            else local.time() >= begins or local.time() < ends
        )
        assert not inside
    assert wishes.free_from(free, zone) == free
    assert free - moment <= timedelta(days=8 * (1 + len(days)))


def outcome() -> tuple[str, str]:
    notification = Notification.objects.get()
    return notification.stand, notification.why


def test_what_somebody_does_not_want_to_hear_is_not_sent(cast: Cast) -> None:
    set_wishes(person=cast.rae, wishes=Wishes(muted=frozenset({Event.PULSE_OPEN})))
    tell(cast, cast.rae, event=Event.RESULT_RELEASED)
    assert send_now().sent == 1
    Notification.objects.all().delete()
    tell(cast, cast.rae, event=Event.ACTION_RECORDED)
    set_wishes(person=cast.rae, wishes=Wishes(muted=frozenset({Event.ACTION_RECORDED})))
    assert send_now().sent == 0
    assert outcome() == (Stand.DROPPED, "muted")


def test_no_mail_for_those_who_want_none(cast: Cast) -> None:
    set_wishes(person=cast.rae, wishes=Wishes(by_mail=False))
    tell(cast, cast.rae)
    assert send_now().sent == 0
    assert outcome() == (Stand.DROPPED, "no_way_to_reach")


def test_a_day_on_call_puts_off_and_what_is_too_late_then_is_dropped(cast: Cast) -> None:
    today = timezone.now().astimezone(BERLIN).date()
    set_wishes(person=cast.rae, wishes=Wishes(on_call_on=frozenset({today})))
    tell(cast, cast.rae)
    assert send_now().sent == 0
    notification = Notification.objects.get()
    assert notification.stand == Stand.WAITING
    assert notification.not_before.astimezone(BERLIN) == datetime.combine(
        today + timedelta(days=1), time(), tzinfo=BERLIN
    )
    Notification.objects.update(
        not_before=timezone.now(), expires_at=timezone.now() + timedelta(seconds=30)
    )
    assert send_now().sent == 0
    assert outcome() == (Stand.DROPPED, "too_late")


def test_days_that_are_over_are_not_kept(cast: Cast) -> None:
    today = timezone.now().date()
    days = {today - timedelta(days=30), today + timedelta(days=3)}
    set_wishes(person=cast.rae, wishes=Wishes(on_call_on=frozenset(days)))
    assert ReminderSettings.objects.get().on_call_on == [str(today + timedelta(days=3))]


def test_unclear_wishes_are_refused(cast: Cast) -> None:
    with pytest.raises(QuietHoursUnclear):
        set_wishes(person=cast.rae, wishes=Wishes(quiet=(time(7), time(7))))
    far = timezone.now().date() + timedelta(days=500)
    with pytest.raises(DaysOnCallUnclear):
        set_wishes(person=cast.rae, wishes=Wishes(on_call_on=frozenset({far})))
    many = frozenset(timezone.now().date() + timedelta(days=each) for each in range(121))
    with pytest.raises(DaysOnCallUnclear):
        set_wishes(person=cast.rae, wishes=Wishes(on_call_on=many))
