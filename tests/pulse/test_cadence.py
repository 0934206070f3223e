"""When a group is asked, and who may read what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.cadence import CadenceUnclear, RosterNeeded, set_cadence, stop_asking
from facilitation.pulse.closing import Turned, close_due_rounds
from facilitation.pulse.key_store import PulseNotSetUp
from facilitation.pulse.models import PulseCadence, PulseRound, PulseWay, RoundStatus, SealedWhy
from facilitation.pulse.reading import StillSealed, pulse_of_group, rounds_for
from facilitation.pulse.windows import first_window
from facilitation.sessions.models import SessionStatus
from tests.cast import Cast
from tests.pulse.phones import (
    DAY,
    MONDAY,
    MORNING,
    Phone,
    names_of_keys,
    thursday_circle,
    tuesday_circle,
)


def test_a_round_opens_today_and_the_next_one_is_there_for_its_tokens(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    now, then = circle.open_round, circle.coming
    # Midnight in Berlin; summer time begins in between.
    assert now.opens_at == datetime(2026, 3, 1, 23, tzinfo=UTC)
    assert now.closes_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert then.opens_at == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert (now.number, then.number) == (1, 2)
    assert now.items != then.items
    assert [each.number for each in rounds_for(cast.rae)] == [1, 2]
    assert rounds_for(cast.remi) == rounds_for(cast.ada) == rounds_for(cast.cora) == []


def test_rounds_follow_each_other(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    circle.answer([5, 5, 5, 5, 5])
    close_due_rounds(now=MORNING + 7 * DAY)
    assert close_due_rounds(now=MORNING + 27 * DAY) == Turned()
    assert close_due_rounds(now=MORNING + 28 * DAY) == Turned(opened=1)
    assert close_due_rounds(now=MORNING + 28 * DAY) == Turned()
    assert (circle.open_round.number, circle.coming.number) == (2, 3)


def test_a_round_that_was_slept_through_is_put_off(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    circle.answer([5, 5, 5, 5, 5])
    close_due_rounds(now=MORNING + 7 * DAY)
    slept = circle.coming
    assert close_due_rounds(now=MORNING + 40 * DAY) == Turned()
    slept.refresh_from_db()
    assert slept.status == RoundStatus.COMING
    assert slept.opens_at.astimezone(ZoneInfo("Europe/Berlin")).date() == MONDAY + 56 * DAY
    assert close_due_rounds(now=MORNING + 56 * DAY) == Turned(opened=1)


def test_a_cadence_set_again_changes_nothing(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    before = (circle.open_round, circle.coming)
    tuesday_circle(cast)
    assert (circle.open_round, circle.coming) == before


def test_a_coordinator_in_a_hurry_asks_once_a_week_at_the_most(cast: Cast) -> None:
    circle = tuesday_circle(cast, asked=False)
    opened = []
    for days in range(15):
        stop_asking(support_group=circle.group)
        set_cadence(
            support_group=circle.group,
            way=PulseWay.CALENDAR,
            every_weeks=1,
            starts_on=MONDAY + days * DAY,
            open_days=1,
            now=MORNING + days * DAY,
        )
        if circle.group.pulse_rounds.filter(status=RoundStatus.OPEN):
            opened.append(days)
            circle.answer([5, 5, 5, 5, 5])
        close_due_rounds(now=MORNING + (days + 1) * DAY)
    assert opened == [0, 7, 14]


def test_another_cadence_makes_the_coming_round_anew(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    open_now, old = circle.open_round, circle.coming
    Phone.of_member(old, cast.rae)
    set_cadence(
        support_group=circle.group,
        way=PulseWay.CALENDAR,
        every_weeks=2,
        starts_on=MONDAY + 14 * DAY,
        open_days=7,
        now=MORNING,
    )
    old.refresh_from_db()
    assert old.status == RoundStatus.DESTROYED
    assert not old.tokens_issued.exists()
    assert circle.open_round == open_now
    assert circle.coming.opens_at < old.opens_at
    assert f"round-{old.pk}" not in names_of_keys()


def test_nobody_is_asked_any_more(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    circle.answer([5, 5])
    stop_asking(support_group=circle.group)
    stop_asking(support_group=circle.group)
    assert not PulseRound.objects.filter(status=RoundStatus.COMING).exists()
    held = circle.open_round
    assert close_due_rounds(now=MORNING + 7 * DAY) == Turned(extended=1)
    held.refresh_from_db()
    assert held.closes_at == MORNING + 35 * DAY
    circle.answer([5, 5, 5, 5], people=circle.people[2:])
    assert close_due_rounds(now=held.closes_at) == Turned(closed=1, released=1)
    assert not PulseRound.objects.filter(status__in=["coming", "open"]).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"every_weeks": None},
        {"starts_on": None},
        {"open_days": None},
        {"every_weeks": 0},
        {"every_weeks": 27},
        {"open_days": 0},
        {"open_days": 15},
        {"starts_on": date(1999, 12, 31)},
    ],
)
def test_a_calendar_must_be_clear(cast: Cast, wrong: dict[str, int | date | None]) -> None:
    times: dict[str, int | date | None] = {
        "every_weeks": 2,
        "starts_on": MONDAY,
        "open_days": 14,
    }
    with pytest.raises(CadenceUnclear):
        set_cadence(support_group=cast.circle, way=PulseWay.CALENDAR, **(times | wrong))  # type: ignore[arg-type]
    assert not PulseCadence.objects.exists()


def test_a_group_without_a_roster_has_no_calendar(cast: Cast) -> None:
    with pytest.raises(RosterNeeded):
        set_cadence(
            support_group=cast.another_group(),
            way=PulseWay.CALENDAR,
            every_weeks=2,
            starts_on=MONDAY,
            open_days=7,
        )


def test_a_server_without_a_place_for_keys_says_so(cast: Cast, settings: object) -> None:
    settings.PULSE_KEY_DIR = None  # type: ignore[attr-defined]
    with pytest.raises(PulseNotSetUp):
        tuesday_circle(cast)
    assert not PulseCadence.objects.exists()
    assert close_due_rounds(now=MORNING) == Turned()


@given(
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    st.integers(1, 26),
    st.sampled_from(["Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
@settings(max_examples=100, deadline=None)
def test_windows_lie_on_the_cadences_days(start: date, day: date, weeks: int, zone: str) -> None:
    cadence = PulseCadence(
        way=PulseWay.CALENDAR, every_weeks=weeks, starts_on=start, open_days=7 * weeks
    )
    window = first_window(cadence, ZoneInfo(zone), not_before=day)
    opens_on = window.opens_at.astimezone(ZoneInfo(zone)).date()
    assert opens_on >= max(start, day)
    assert (opens_on - start) % timedelta(weeks=weeks) == timedelta(0)
    assert opens_on == start or opens_on - day < timedelta(weeks=weeks)
    following = first_window(cadence, ZoneInfo(zone), not_before=opens_on + DAY)
    assert following.opens_at == window.closes_at


def test_who_reads_what(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    cast.session()  # Ada and Paul facilitate it
    circle.answer([5, 5, 6, 6, 7])
    close_due_rounds(now=MORNING + 7 * DAY)
    for insider in (cast.rae, cast.ada, cast.paul):
        pulse = pulse_of_group(support_group=circle.group, person=insider)
        assert pulse.cadence
        assert [each.rounds for each in pulse.releases] == [[1]]
    for other in (cast.cora, cast.remi):
        pulse = pulse_of_group(support_group=circle.group, person=other)
        assert pulse.cadence
        assert (pulse.releases, pulse.sealed) == ([], None)


def test_a_draft_or_cancelled_session_lets_nobody_read(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    session = cast.session(scheduled=False)
    circle.answer([5, 5, 6, 6, 7])
    close_due_rounds(now=MORNING + 7 * DAY)
    for status in (SessionStatus.DRAFT, SessionStatus.CANCELLED):
        session.status = status
        session.save()
        assert not pulse_of_group(support_group=circle.group, person=cast.ada).releases


def test_it_is_said_that_a_round_stays_sealed_and_why(cast: Cast) -> None:
    circle = tuesday_circle(cast)
    other = thursday_circle(cast)
    circle.answer([5, 5])
    other.answer([5, 5, 6, 6, 7])
    close_due_rounds(now=MORNING + 7 * DAY)
    held = pulse_of_group(support_group=circle.group, person=cast.rae).sealed
    assert held == StillSealed(since=MONDAY + 7 * DAY, why=SealedWhy.TOO_FEW)
    assert pulse_of_group(support_group=circle.group, person=cast.cora).sealed is None
    assert pulse_of_group(support_group=other.group, person=other.people[0]).sealed is None
