"""What came up again and again is told; what came up once is not, however often somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from facilitation.debriefs.filing import file_debrief
from facilitation.debriefs.quarters import Quarter, quarter_of, year_from
from facilitation.debriefs.themes import themes_of_group, themes_of_quarter, themes_over
from facilitation.groups.models import SupportGroup
from facilitation.sessions.models import GroupSession, SessionStatus
from tests.cast import Cast

SPRING = Quarter(2025, 2)
APRIL = datetime(2025, 4, 3, 16, tzinfo=UTC)
WEEK = timedelta(weeks=1)

Clock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return lambda now: monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def held(cast: Cast, at: Clock) -> Callable[..., GroupSession]:
    """A session that was held then, with what its co-facilitators ticked right after it."""

    def hold(
        starts_at: datetime, *ticked: Sequence[str], group: SupportGroup | None = None
    ) -> GroupSession:
        session = cast.session(starts_at=starts_at, group=group)
        GroupSession.objects.filter(pk=session.pk).update(status=SessionStatus.CLOSED)
        session.refresh_from_db()
        at(starts_at + timedelta(hours=2))
        for helper, tags in zip(session.co_facilitators.all(), ticked, strict=False):
            helper.group_session = session
            file_debrief(co_facilitator=helper, tags=tags, preparedness=4)
        at(datetime(2026, 6, 1, tzinfo=UTC))
        return session

    return hold


Held = Callable[..., GroupSession]


def told(cast: Cast, quarter: Quarter = SPRING) -> dict[str, str]:
    return {each.tag.id: each.sessions for each in themes_of_quarter(cast.program, quarter) or []}


def test_a_theme_needs_two_sessions(cast: Cast, held: Held) -> None:
    held(APRIL, ["workload", "siloes"], ["siloes"])
    assert told(cast) == {}
    held(APRIL + WEEK, [], ["workload"])
    assert told(cast) == {"workload": "2-4"}


def test_both_facilitators_of_one_session_are_one_session(cast: Cast, held: Held) -> None:
    held(APRIL, ["workload"], ["workload"])
    assert told(cast) == {}


def test_in_a_program_of_several_groups_it_needs_two_of_them(cast: Cast, held: Held) -> None:
    other = cast.another_group()
    for week in range(3):
        held(APRIL + week * WEEK, ["workload", "hierarchy"])
    assert told(cast) == {}
    held(APRIL + 2 * WEEK + timedelta(days=1), ["hierarchy"], group=other)
    assert told(cast) == {"hierarchy": "2-4"}


def test_the_most_frequent_comes_first_and_numbers_stand_in_bands(cast: Cast, held: Held) -> None:
    for week in range(5):
        held(APRIL + week * WEEK, ["leadership", *(["workload"] if week < 4 else [])])
    themes = themes_of_quarter(cast.program, SPRING)
    assert themes is not None
    assert [(each.tag.id, each.sessions) for each in themes] == [
        ("leadership", "5-9"),
        ("workload", "2-4"),
    ]


def test_nothing_is_told_while_a_debrief_can_change(cast: Cast, held: Held, at: Clock) -> None:
    """Otherwise two answers, before and after a session, would tell that session."""
    for week in range(2):
        held(APRIL + week * WEEK, ["workload"])
    at(datetime(2025, 7, 15, tzinfo=UTC))
    assert themes_of_quarter(cast.program, SPRING) is None
    at(datetime(2025, 7, 16, tzinfo=UTC))
    assert told(cast) == {"workload": "2-4"}


def test_a_quarter_begins_at_its_programs_midnight(cast: Cast, held: Held) -> None:
    held(datetime(2025, 3, 31, 21, 30, tzinfo=UTC), ["workload"])  # 23:30 in Berlin
    held(datetime(2025, 3, 31, 22, 30, tzinfo=UTC), ["workload"], group=cast.another_group())
    assert told(cast) == {}
    assert told(cast, Quarter(2025, 1)) == {}


def test_sessions_that_were_not_held_do_not_count(cast: Cast, held: Held) -> None:
    held(APRIL, ["workload"])
    lost = held(APRIL + WEEK, ["workload"])
    GroupSession.objects.filter(pk=lost.pk).update(status=SessionStatus.CANCELLED)
    assert told(cast) == {}


def test_a_year_tells_what_its_quarters_tell_and_no_more(cast: Cast, held: Held) -> None:
    """Once a quarter is twice a year; the year minus its quarters must not tell that."""
    for month in (4, 7):
        held(APRIL.replace(month=month), ["siloes", "workload"])
    held(APRIL + WEEK, ["workload"])
    over = themes_over(cast.program, year_from(SPRING))
    assert [(each.tag.id, each.quarters, each.least_sessions) for each in over] == [
        ("workload", 1, 2)
    ]


def test_another_programs_sessions_are_not_in_it(cast: Cast, held: Held) -> None:
    for week in range(2):
        held(APRIL + week * WEEK, ["workload"])
    assert themes_of_quarter(cast.other_program, SPRING) == []


def test_a_group_is_told_of_full_blocks_of_four(cast: Cast, held: Held, at: Clock) -> None:
    for week in range(3):
        held(APRIL + week * WEEK, ["fatalism"])
    assert themes_of_group(cast.circle) == []
    held(APRIL + 3 * WEEK, ["siloes"])
    first = [(each.tag.id, each.sessions) for each in themes_of_group(cast.circle)]
    assert first == [("fatalism", "2-4")]
    for week in range(4, 7):
        held(APRIL + week * WEEK, ["siloes"])
        assert [(each.tag.id, each.sessions) for each in themes_of_group(cast.circle)] == first
    last = held(APRIL + 7 * WEEK, [])
    assert [each.tag.id for each in themes_of_group(cast.circle)] == ["siloes"]
    at(last.ends_at + timedelta(days=13))  # the last one can still change
    assert [(each.tag.id, each.sessions) for each in themes_of_group(cast.circle)] == first


@given(st.dates())
def test_every_day_lies_in_one_quarter(day: date) -> None:
    quarter = quarter_of(day)
    if quarter.year < 9999:
        assert quarter.first_day <= day < quarter.next.first_day


def test_an_academic_year_has_four_quarters() -> None:
    summer = Quarter(2025, 3)
    assert year_from(summer) == [summer, Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)]
    with pytest.raises(ValueError, match="four quarters"):
        Quarter(2025, 5)
