"""What people are reminded of and when; and what is no longer true is not sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from facilitation.groups.roster import remove_from_roster
from facilitation.programs.models import Person
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.released import GroupRelease, ProgramRelease
from facilitation.push.events import Event
from facilitation.push.models import Notification, Stand
from facilitation.push.tasks import send_now
from facilitation.reminders.planning import plan_reminders
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import GroupSession, SessionStatus
from facilitation.sessions.scheduling import change_session
from tests.cast import Cast
from tests.pulse_phone import open_round_of

BERLIN_EVENING = datetime(2030, 6, 4, 16, 0, tzinfo=UTC)  # 18:00 in the program's zone


def told(event: Event, **which: object) -> set[str]:
    rows = Notification.objects.filter(event=event, **which)
    return set(rows.values_list("person__name", flat=True))


def times(event: Event) -> tuple[datetime, datetime]:
    row = Notification.objects.filter(event=event).first()
    assert row is not None
    return row.not_before, row.expires_at


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_a_session_is_announced_the_day_before_and_an_hour_before(cast: Cast) -> None:
    session = cast.session(starts_at=BERLIN_EVENING)
    assert plan_reminders(now=BERLIN_EVENING - timedelta(days=3)) == 0
    assert plan_reminders(now=BERLIN_EVENING - timedelta(days=2)) == 8
    assert plan_reminders(now=BERLIN_EVENING - timedelta(days=2)) == 0
    everybody = {"Rae", "Rob", "Ada", "Paul"}
    assert told(Event.SESSION_TOMORROW, about=session.pk) == everybody
    assert told(Event.SESSION_IN_AN_HOUR, about=session.pk) == everybody
    assert times(Event.SESSION_TOMORROW) == (
        datetime(2030, 6, 3, 15, 0, tzinfo=UTC),
        datetime(2030, 6, 3, 22, 0, tzinfo=UTC),
    )
    assert times(Event.SESSION_IN_AN_HOUR) == (
        BERLIN_EVENING - timedelta(hours=1),
        BERLIN_EVENING,
    )


def test_drafts_remind_nobody_and_the_same_day_is_not_tomorrow(cast: Cast) -> None:
    cast.session(starts_at=BERLIN_EVENING, scheduled=False)
    cast.session(starts_at=BERLIN_EVENING + timedelta(hours=3), group=cast.another_group())
    plan_reminders(now=BERLIN_EVENING - timedelta(hours=8))
    assert told(Event.SESSION_TOMORROW) == set()
    assert told(Event.SESSION_IN_AN_HOUR) == {"Ada", "Paul"}


@pytest.mark.parametrize("what", ["stays", "moved", "cancelled", "left"])
def test_whether_a_reminder_is_still_true_is_asked_when_it_is_sent(
    what: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = cast.session(starts_at=BERLIN_EVENING)
    before = BERLIN_EVENING - timedelta(hours=3)
    set_clock(monkeypatch, before)
    plan_reminders()
    later = BERLIN_EVENING + timedelta(hours=2)
    if what == "moved":
        change_session(group_session=session, starts_at=later)
    elif what == "cancelled":
        move(group_session=session, to=SessionStatus.CANCELLED)
    elif what == "left":
        remove_from_roster(support_group=cast.circle, person=cast.rae)
    reminders = Notification.objects.filter(event=Event.SESSION_IN_AN_HOUR)
    set_clock(monkeypatch, BERLIN_EVENING - timedelta(minutes=59))
    send_now()
    sent = set(reminders.filter(stand=Stand.HANDED_ON).values_list("person__name", flat=True))
    expected = {"stays": {"Rae", "Rob", "Ada", "Paul"}, "left": {"Rob", "Ada", "Paul"}}
    assert sent == expected.get(what, set())
    if what == "moved":  # and is reminded of its new time
        plan_reminders()
        assert reminders.filter(stand=Stand.WAITING).count() == 4
        set_clock(monkeypatch, later - timedelta(minutes=30))
        send_now()
        assert reminders.filter(stand=Stand.HANDED_ON).count() == 4


def changed(cast: Cast, session: GroupSession, **what: object) -> set[str]:
    change_session(group_session=session, **what)  # type: ignore[arg-type]
    return told(Event.SESSION_CHANGED)


def test_members_hear_of_time_and_place_co_facilitators_of_the_plan_as_well(cast: Cast) -> None:
    everybody = {"Rae", "Rob", "Ada", "Paul"}
    start = timezone.now() + timedelta(days=5)
    session = cast.session(starts_at=start)
    assert changed(cast, session, protected_time=False) == set()
    assert changed(cast, session, place="Seminar room 2") == set()  # where it was
    other_plan = (
        type(cast.plan).objects.exclude(slug=cast.plan.slug).filter(minutes=cast.plan.minutes)
    )
    assert changed(cast, session, plan=other_plan[0]) == {"Ada", "Paul"}
    assert changed(cast, session, place="Garden") == everybody
    assert Notification.objects.count() == 4  # the two who wait anyway get no second one


def test_nobody_hears_of_a_draft_or_of_what_is_over(cast: Cast) -> None:
    draft = cast.session(starts_at=timezone.now() + timedelta(days=5), scheduled=False)
    assert changed(cast, draft, place="Garden") == set()
    move(group_session=draft, to=SessionStatus.CANCELLED)
    over = cast.session(starts_at=timezone.now() - timedelta(days=2))
    assert changed(cast, over, place="Garden") == set()


def test_that_a_session_is_cancelled_is_sent(cast: Cast) -> None:
    session = cast.session(starts_at=timezone.now() + timedelta(days=5))
    move(group_session=session, to=SessionStatus.CANCELLED)
    send_now()
    assert told(Event.SESSION_CHANGED, stand=Stand.HANDED_ON) == {"Rae", "Rob", "Ada", "Paul"}


def test_an_open_pulse_is_told_to_everybody_on_the_roster_by_day(cast: Cast) -> None:
    pulse_round = open_round_of(cast.circle)
    opened = datetime(2030, 6, 3, 22, 0, tzinfo=UTC)  # midnight in the program's zone
    PulseRound.objects.update(opens_at=opened, closes_at=opened + timedelta(days=7))
    assert plan_reminders(now=opened + timedelta(minutes=5)) == 2
    assert told(Event.PULSE_OPEN, about=pulse_round.pk) == {"Rae", "Rob"}
    assert times(Event.PULSE_OPEN) == (
        datetime(2030, 6, 4, 7, 0, tzinfo=UTC),
        opened + timedelta(days=7),
    )
    assert plan_reminders(now=opened + timedelta(days=1)) == 0
    # Rows are forgotten after the round; a round that goes on is not told again.
    Notification.objects.all().delete()
    assert plan_reminders(now=opened + timedelta(days=3)) == 0


def test_a_pulse_that_closed_meanwhile_is_not_told(cast: Cast) -> None:
    open_round_of(cast.circle)
    plan_reminders()
    Notification.objects.update(not_before=timezone.now())
    PulseRound.objects.update(status=RoundStatus.CLOSED)
    send_now()
    assert told(Event.PULSE_OPEN, stand=Stand.DROPPED) == {"Rae", "Rob"}


def test_results_are_told_to_those_who_may_read_them(cast: Cast) -> None:
    cast.session()
    today = timezone.now().date()
    values = {"rounds": [1], "n_band": "5-9", "values": {}}
    GroupRelease.objects.create(support_group=cast.circle, released_on=today, **values)
    ProgramRelease.objects.create(
        program=cast.program,
        number=1,
        from_on=today - timedelta(days=30),
        to_on=today,
        n_band="10-19",
        groups_band="2-3",
        values={},
        roster=[],
    )
    plan_reminders()
    plan_reminders()
    assert told(Event.RESULT_RELEASED, about=cast.circle.pk) == {"Rae", "Rob", "Ada", "Paul"}
    assert told(Event.RESULT_RELEASED, about=cast.program.pk) == {"Dana"}
    old: date = today - timedelta(days=5)
    Notification.objects.all().delete()
    GroupRelease.objects.update(released_on=old)
    ProgramRelease.objects.update(to_on=old)
    plan_reminders()
    assert told(Event.RESULT_RELEASED) == set()


def test_a_director_hears_of_no_session(cast: Cast) -> None:
    session = cast.session(starts_at=timezone.now() + timedelta(hours=30))
    plan_reminders()
    change_session(group_session=session, place="Garden")
    directors = Person.objects.filter(memberships__role="director")
    assert not Notification.objects.filter(person__in=directors).exists()
