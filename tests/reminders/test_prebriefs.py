"""Prebriefs: told to those who have yet to confirm, a week and a day before, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from facilitation.prebriefs.confirming import confirm_prebrief
from facilitation.prebriefs.reminding import plan_prebrief_reminders
from facilitation.prebriefs.scenarios import questions_for
from facilitation.prebriefs.standing import parts_of
from facilitation.programs.models import Person
from facilitation.push.events import Event
from facilitation.push.models import Notification, Stand
from facilitation.push.tasks import send_now
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from facilitation.sessions.scheduling import change_session
from tests.cast import Cast

BERLIN_EVENING = datetime(2030, 6, 12, 16, 0, tzinfo=UTC)  # 18:00 in the program's zone
READY_AT = datetime(2030, 6, 5, 7, 0, tzinfo=UTC)  # 9:00, a week before
DUE_AT = datetime(2030, 6, 11, 7, 0, tzinfo=UTC)  # 9:00, the day before
MINUTE = timedelta(minutes=1)


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


def told(event: Event, **which: object) -> list[str]:
    rows = Notification.objects.filter(event=event, **which)
    return sorted(rows.values_list("person__name", flat=True))


def sent(event: Event) -> list[str]:
    send_now()
    return told(event, stand=Stand.HANDED_ON)


def confirm(session: GroupSession, person: Person) -> None:
    helpers = list(session.co_facilitators.select_related("group_session__plan"))
    helper = next(each for each in helpers if each.person_id == person.pk)
    questions = questions_for(
        session_id=session.pk, person_id=person.pk, role=CoFacilitatorRole(helper.role)
    )
    confirm_prebrief(
        co_facilitator=helper,
        seen=parts_of(helper, helpers),
        answered=[each.id for each in questions],
    )


def test_each_co_facilitator_hears_once_a_week_and_once_a_day_before(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.session(starts_at=BERLIN_EVENING, confirmed=False)
    assert plan_prebrief_reminders(now=BERLIN_EVENING - timedelta(days=9)) == 0
    set_clock(monkeypatch, READY_AT - timedelta(hours=9))
    assert (plan_prebrief_reminders(), plan_prebrief_reminders()) == (4, 0)
    assert sent(Event.PREBRIEF_READY) == []
    set_clock(monkeypatch, READY_AT + MINUTE)
    assert (sent(Event.PREBRIEF_READY), sent(Event.PREBRIEF_DUE)) == (["Ada", "Paul"], [])
    set_clock(monkeypatch, DUE_AT + MINUTE)
    assert plan_prebrief_reminders() == 0
    assert sent(Event.PREBRIEF_DUE) == ["Ada", "Paul"]
    assert Notification.objects.count() == 4


def test_who_has_confirmed_meanwhile_hears_no_more(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, READY_AT - timedelta(hours=9))
    session = cast.session(starts_at=BERLIN_EVENING, confirmed=False)
    plan_prebrief_reminders()
    confirm(session, cast.ada)
    set_clock(monkeypatch, READY_AT + MINUTE)
    assert sent(Event.PREBRIEF_READY) == ["Paul"]
    confirm(session, cast.paul)
    set_clock(monkeypatch, DUE_AT + MINUTE)
    assert sent(Event.PREBRIEF_DUE) == []


def test_who_has_confirmed_is_not_told_unless_the_plan_has_changed_since(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, DUE_AT - timedelta(hours=9))
    session = cast.session(starts_at=BERLIN_EVENING)
    assert plan_prebrief_reminders() == 0
    others = type(cast.plan).objects.exclude(slug=cast.plan.slug)
    change_session(group_session=session, plan=others.filter(minutes=cast.plan.minutes)[0])
    plan_prebrief_reminders()
    set_clock(monkeypatch, DUE_AT + MINUTE)
    assert sent(Event.PREBRIEF_DUE) == ["Ada", "Paul"]


@pytest.mark.parametrize("what", ["cancelled", "moved", "replaced"])
def test_whether_it_is_still_true_is_asked_when_it_is_sent(
    what: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, DUE_AT - timedelta(hours=9))
    session = cast.session(starts_at=BERLIN_EVENING, confirmed=False)
    plan_prebrief_reminders()
    if what == "cancelled":
        move(group_session=session, to=SessionStatus.CANCELLED)
    elif what == "moved":
        change_session(group_session=session, starts_at=BERLIN_EVENING + timedelta(days=2))
    else:
        assign_co_facilitators(
            group_session=session,
            assignments=[Assignment(cast.paul, CoFacilitatorRole.PSYCHOLOGIST, is_lead=True)],
        )
    set_clock(monkeypatch, DUE_AT + MINUTE)
    assert sent(Event.PREBRIEF_DUE) == (["Paul"] if what == "replaced" else [])
    if what == "moved":
        plan_prebrief_reminders()
        set_clock(monkeypatch, DUE_AT + timedelta(days=2) + MINUTE)
        assert sent(Event.PREBRIEF_DUE) == ["Ada", "Paul"]


def test_who_is_assigned_late_hears_at_once_and_only_once_on_the_last_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, READY_AT + timedelta(days=3))
    cast.session(starts_at=BERLIN_EVENING, confirmed=False)
    plan_prebrief_reminders()
    assert sent(Event.PREBRIEF_READY) == ["Ada", "Paul"]
    set_clock(monkeypatch, BERLIN_EVENING - timedelta(hours=5))
    late = cast.session(
        starts_at=BERLIN_EVENING + timedelta(hours=2),
        confirmed=False,
        group=cast.another_group(),
    )
    plan_prebrief_reminders()
    send_now()
    assert told(Event.PREBRIEF_READY, about=late.pk) == []
    assert told(Event.PREBRIEF_DUE, about=late.pk, stand=Stand.HANDED_ON) == ["Ada", "Paul"]


def test_a_draft_reminds_nobody(cast: Cast) -> None:
    cast.session(starts_at=BERLIN_EVENING, scheduled=False, confirmed=False)
    assert plan_prebrief_reminders(now=DUE_AT) == 0
