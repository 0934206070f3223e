"""Sessions that repeat: by the wall clock of the program's zone, all of them or none."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from facilitation.sessions.models import GroupSession, SessionSeries
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.drafting import draft
from tests.cast import Cast


def starts(cora: APIClient, cast: Cast, starts_at: str, **repeat: object) -> list[str]:
    drafted = content(draft(cora, cast, starts_at=starts_at, repeat=repeat), 201)
    return [each["starts_at"] for each in drafted]


def test_a_series_keeps_its_wall_clock_time_when_summer_begins(cast: Cast, cora: APIClient) -> None:
    assert starts(cora, cast, "2030-03-19T18:00:00+01:00", every_weeks=1, count=4) == [
        "2030-03-19T17:00:00Z",
        "2030-03-26T17:00:00Z",
        "2030-04-02T16:00:00Z",
        "2030-04-09T16:00:00Z",
    ]


def test_a_series_keeps_its_wall_clock_time_when_summer_ends(cast: Cast, cora: APIClient) -> None:
    assert starts(cora, cast, "2030-10-22T16:00:00Z", every_weeks=1, count=2) == [
        "2030-10-22T16:00:00Z",
        "2030-10-29T17:00:00Z",
    ]


def test_an_hour_that_there_are_two_of_means_the_first(cast: Cast, cora: APIClient) -> None:
    assert starts(cora, cast, "2030-10-20T02:30:00+02:00", every_weeks=1, count=2) == [
        "2030-10-20T00:30:00Z",
        "2030-10-27T00:30:00Z",
    ]


def test_an_hour_that_the_clocks_skip_is_refused_and_nothing_is_kept(
    cast: Cast, cora: APIClient
) -> None:
    answer = draft(
        cora,
        cast,
        starts_at="2030-03-24T02:30:00+01:00",
        repeat={"every_weeks": 1, "count": 3},
    )
    assert faulty_fields(problem(answer, 400, "time_does_not_exist")) == {"starts_at"}
    assert not GroupSession.objects.exists()
    assert not SessionSeries.objects.exists()


def test_a_series_may_end_on_a_day_that_counts(cast: Cast, cora: APIClient) -> None:
    first = "2030-06-04T18:00:00+02:00"
    assert len(starts(cora, cast, first, every_weeks=2, until="2030-07-02")) == 3


def test_the_last_day_is_a_day_of_the_programs_zone(cast: Cast, cora: APIClient) -> None:
    # Half past midnight in Berlin is still the day before in UTC.
    first = "2030-06-05T00:30:00+02:00"
    assert len(starts(cora, cast, first, every_weeks=1, until="2030-06-12")) == 2


@pytest.mark.parametrize(
    "repeat",
    [
        {"every_weeks": 1},
        {"every_weeks": 1, "count": 2, "until": "2030-07-02"},
        {"every_weeks": 1, "until": "2030-06-10"},
        {"every_weeks": 1, "until": "2030-06-01"},
        {"every_weeks": 1, "until": "2039-06-04"},
    ],
)
def test_a_repetition_that_is_unclear_is_refused(
    repeat: dict[str, object], cast: Cast, cora: APIClient
) -> None:
    problem(draft(cora, cast, repeat=repeat), 400, "repetition_unclear")
    assert not SessionSeries.objects.exists()


@pytest.mark.parametrize(
    ("repeat", "field"),
    [
        ({"every_weeks": 0, "count": 2}, "repeat.every_weeks"),
        ({"every_weeks": 13, "count": 2}, "repeat.every_weeks"),
        ({"every_weeks": 1, "count": 1}, "repeat.count"),
        ({"every_weeks": 1, "count": 105}, "repeat.count"),
        ({"every_weeks": 1, "until": "someday"}, "repeat.until"),
        ({"count": 2}, "repeat.every_weeks"),
    ],
)
def test_numbers_out_of_range_are_named(
    repeat: dict[str, object], field: str, cast: Cast, cora: APIClient
) -> None:
    assert faulty_fields(problem(draft(cora, cast, repeat=repeat), 400, "invalid")) == {field}


def test_two_years_of_weekly_sessions_are_the_most(cast: Cast, cora: APIClient) -> None:
    assert len(starts(cora, cast, "2030-06-04T18:00:00+02:00", every_weeks=1, count=104)) == 104


def test_a_series_that_meets_another_session_is_not_kept_in_part(
    cast: Cast, cora: APIClient
) -> None:
    content(draft(cora, cast, starts_at="2030-06-18T18:30:00+02:00"), 201)
    answer = draft(cora, cast, repeat={"every_weeks": 1, "count": 4})
    problem(answer, 409, "overlaps_another_session")
    assert GroupSession.objects.count() == 1
    assert not SessionSeries.objects.exists()


def test_moving_one_session_leaves_the_others_of_its_series(cast: Cast, cora: APIClient) -> None:
    first, second = content(draft(cora, cast, repeat={"every_weeks": 1, "count": 2}), 201)
    content(cora.patch(f"{API}/sessions/{first['id']}", {"starts_at": "2030-06-05T18:00:00Z"}))
    assert content(cora.get(f"{API}/sessions/{second['id']}")) == second
