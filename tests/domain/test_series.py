"""A series keeps the time on the wall, whatever the zone, the date and the step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation.programs.models import Program
from facilitation.sessions.models import GroupSession
from facilitation.sessions.scheduling import Repetition, TimeDoesNotExist, draft_sessions
from tests.cast import Cast

ZONES = [
    "Europe/Berlin",
    "America/Chicago",
    "America/Havana",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
]
starts = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001  (the zone is the next argument)
    max_value=datetime(2036, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0))


@given(starts, st.sampled_from(ZONES), st.integers(1, 12), st.integers(2, 30))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example is rolled back
)
def test_every_session_of_a_series_has_the_same_weekday_and_hour(
    cast: Cast, start: datetime, zone: str, weeks: int, count: int
) -> None:
    with transaction.atomic():
        Program.objects.filter(pk=cast.program.pk).update(time_zone=zone)
        cast.circle.program.time_zone = zone
        try:
            drafted = draft_sessions(
                support_group=cast.circle,
                plan=cast.plan,
                starts_at=start,
                repetition=Repetition(every_weeks=weeks, count=count),
            )
        except TimeDoesNotExist:
            drafted = []
        stored = GroupSession.objects.count()
        transaction.set_rollback(True)
    local = [session.starts_at.astimezone(ZoneInfo(zone)) for session in drafted]
    assert stored == len(local) or not local
    assert len(local) in {0, count}
    assert len({(each.weekday(), each.time()) for each in local}) <= 1
    days = {later.date() - earlier.date() for earlier, later in pairwise(local)}
    assert days <= {timedelta(weeks=weeks)}
