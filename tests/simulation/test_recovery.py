"""A simulated year: what its director reads leads back to the trend that was put in."""

from __future__ import annotations

from datetime import date, datetime
from statistics import mean
from typing import Any

import pytest

from facilitation.groups.models import GroupMember
from facilitation.live_room.models import LiveRoom, Seat
from facilitation.programs.models import Person, Program, Role
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.sessions.models import GroupSession
from facilitation.simulation.truth import TRENDS, true_mean
from facilitation.simulation.years import simulate_program
from tests.api.answers import API, content
from tests.api.conftest import SignIn
from tests.cast import Cast

pytestmark = pytest.mark.one_process

UNTIL = date(2026, 7, 6)
START = date(2025, 7, 7)
SAMPLING = 0.5  # points: what twenty people's answers are off by, on average, with the rounding


@pytest.fixture
def simulated(cast: Cast) -> Program:
    return simulate_program(number=1, years=1, seed=1, groups=2, until=UNTIL)


def test_the_trend_that_was_put_in_comes_out(simulated: Program, signed_in: SignIn) -> None:
    director = Person.objects.get(memberships__program=simulated, memberships__role=Role.DIRECTOR)
    client = signed_in(director)
    trends = content(client.get(f"{API}/programs/{simulated.pk}/trends"))
    assert len(trends["blocks"]) == 13
    ends = {each["number"]: date.fromisoformat(each["from_on"]) for each in trends["blocks"]}
    errors, directions = [], {}
    for series in trends["series"]:
        told = [point for point in series["points"] if point["value"] and point["value"]["mean"]]
        for point in told:
            truth = true_mean(series["construct"], _years(ends[point["block"]]))
            errors.append(abs(point["value"]["mean"]["value"] - truth))
        directions[series["construct"]] = _directions(told)
    assert len(errors) >= 36
    assert mean(errors) < SAMPLING
    rising = [key for key, trend in TRENDS.items() if trend.per_year >= 2.5]
    falling = [key for key, trend in TRENDS.items() if trend.per_year <= -2.5]
    assert rising
    assert falling
    for construct in rising:
        assert "higher" in directions[construct]
        assert "lower" not in directions[construct]
    for construct in falling:
        assert "lower" in directions[construct]
        assert "higher" not in directions[construct]
    _check_report(content(client.get(f"{API}/programs/{simulated.pk}/evaluation-reports/2025-26")))
    _check_what_is_left(simulated)


def _directions(points: list[dict[str, Any]]) -> set[str]:
    return {point["since"]["direction"] for point in points if point["since"]} - {None}


def _years(day: date) -> float:
    return (day - START).days / 364


def _check_report(report: dict[str, Any]) -> None:
    sessions, attendance = report["sessions"], report["attendance"]
    assert sessions["held"] + sessions["cancelled"] == 51  # the last one is in July
    assert sessions["held"] * 5 < attendance["total"] < sessions["held"] * 9
    assert report["reached"]["low"] <= 20 <= report["reached"]["high"]
    assert "life-outside" in report["themes"]["most_frequent"]["stressor"]
    changes = {each["construct"]: each["change"] for each in report["constructs"]}
    assert changes["belonging"]["direction"] == "higher"
    assert changes["workload-sharing"]["direction"] == "lower"


def _check_what_is_left(program: Program) -> None:
    """It went through the rules: nothing is open, sealed or seated that should not be."""
    assert not Seat.objects.exists()
    assert not PulseBallot.objects.exists()
    assert LiveRoom.objects.exclude(status="closed").count() == 0
    sessions = GroupSession.objects.filter(support_group__program=program)
    starts = list(sessions.values_list("starts_at", flat=True))
    assert min(starts) >= datetime.fromisoformat("2025-07-07T00:00:00+00:00")
    assert max(starts).date() <= UNTIL
    assert GroupMember.objects.filter(support_group__program=program).count() == 20
