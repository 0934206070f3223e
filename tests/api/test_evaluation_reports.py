"""What a program reports of a year: the figures that published programs reported, and the rules."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from rest_framework.test import APIClient

from api.evaluation_report_shapes import EvaluationReportOut
from facilitation.evaluation_report.models import EvaluationReport
from facilitation.live_room.models import LiveRoom
from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from facilitation.sessions.models import GroupSession
from tests.api.answers import API, content, problem
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast
from tests.evaluation_report.published import (
    Published,
    emergency_medicine,
    empty_program,
    hold_all,
    leader_training,
)


def address(published: Published, period: str = "") -> str:
    reports = f"{API}/programs/{published.program.pk}/evaluation-reports"
    return f"{reports}/{period}" if period else reports


def report(client: APIClient, published: Published, period: str) -> dict[str, Any]:
    body: dict[str, Any] = content(client.get(address(published, period)))
    return body


def test_a_resident_led_program_reports_its_published_figures(
    cast: Cast, signed_in: SignIn
) -> None:
    published = emergency_medicine(cast.plan)
    director = signed_in(published.director)
    body = report(director, published, "2021-22")
    assert body["sessions"] == {"held": 20, "cancelled": 2, "not_opened": 0}
    assert body["attendance"] == {"total": 134, "average": 6, "median_band": "5-7"}
    reached = body["reached"]
    assert reached["residents"] == 73
    assert reached["low"] <= 37 <= reached["high"]
    assert reached["low"] > 0
    assert reached["high"] < 73
    assert body["preparedness"] == {"percent": 100, "or_less": False, "leaders_band": "5-9"}
    assert body["themes"]["most_frequent"] == {
        "stressor": ["life-outside"],
        "symptom": ["frustration"],
        "consequence": ["suffering"],
    }
    assert body["protected_time_percent"] == 100
    assert body["co_facilitation"] == {
        "both_percent": 0,
        "insider_percent": 100,
        "psychologist_percent": 0,
    }
    belonging = next(each for each in body["constructs"] if each["construct"] == "belonging")
    assert belonging["start"]["value"]["mean"] == {"value": 6.0, "end": None}
    assert (belonging["end"], belonging["change"]) == (None, None)
    [visits] = body["visits"]
    assert visits["value"]["shares"] == [{"word": "first", "value": 90.0, "end": "or_more"}]
    assert report(signed_in(published.coordinator), published, "2021-22") == body
    assert _as_described(body) == body
    _check_table(director.get(address(published, "2021-22.csv")))
    _check_paper(director.get(address(published, "2021-22.pdf")))


def _as_described(body: dict[str, Any]) -> Any:
    return EvaluationReportOut(body).data


def _check_table(response: Any) -> None:
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="report-2021-22.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    values = {row["figure"]: row["value"] for row in rows}
    assert values["Held"] == "20"
    assert values["Attendances"] == "134"
    assert values["A session, on average"] == "6"
    assert values["Leaders prepared"] == "100 %"
    assert values["What weighs, most often"] == "Life outside work"
    assert values["How it shows, most often"] == "Frustration"
    assert values["What it leads to, most often"].startswith("It hurts inside")
    assert values["Belonging"] == "6"
    assert values["Psychological safety"] == ""
    assert all(row["meaning"] for row in rows if not row["value"])


def _check_paper(response: Any) -> None:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    for part in ("Evaluation report 2021-22", "Emergency medicine", "134", "not told", "Held 20"):
        assert part in text


def test_leader_training_reports_both_of_its_years(cast: Cast, signed_in: SignIn) -> None:
    published = leader_training(cast.plan)
    director = signed_in(published.director)
    years = [report(director, published, period) for period in ("2022-23", "2023-24")]
    assert [each["sessions"]["held"] for each in years] == [26, 26]
    assert [each["attendance"]["average"] for each in years] == [7, 5]
    for each in years:
        assert each["preparedness"] == {
            "percent": 100,
            "or_less": False,
            "leaders_band": "10-19",
        }
        assert each["themes"]["most_frequent"]["stressor"] == ["life-outside"]
        assert each["reached"] is None
    periods = content(director.get(address(published)))["periods"]
    assert [each["id"] for each in periods][-5:] == [
        "2022-23",
        "2023-q2",
        "2023-q1",
        "2022-q4",
        "2022-q3",
    ]


@pytest.fixture
def small(cast: Cast) -> Published:
    """Six sessions in one quarter, one in the next."""
    published = empty_program("Small", groups=1, leaders=5)
    hold_all(published, cast.plan, [6] * 7, first=datetime(2021, 7, 20, 17, tzinfo=UTC), weeks=2)
    return published


def test_what_is_under_the_floor_is_not_told_and_not_to_be_subtracted(
    small: Published, signed_in: SignIn
) -> None:
    director = signed_in(small.director)
    summer, autumn, year = (
        report(director, small, period) for period in ("2021-q3", "2021-q4", "2021-22")
    )
    assert [each["sessions"]["held"] for each in (summer, autumn, year)] == [6, 1, 7]
    assert summer["attendance"] == {"total": None, "average": 6, "median_band": "5-7"}
    assert year["attendance"]["total"] == 42
    assert year["themes"] == summer["themes"]
    tied = sorted(year["themes"]["most_frequent"]["stressor"])
    assert tied == ["life-outside", "workload"]  # after four sessions and after two: one band
    assert autumn["themes"] == {"in_order": [], "most_frequent": {}}
    assert year["preparedness"]["percent"] == 100
    assert (summer["preparedness"], autumn["preparedness"]) == (None, None)
    assert autumn["attendance"] is None
    assert autumn["protected_time_percent"] is None
    assert set(autumn["co_facilitation"].values()) == {None}
    text = director.get(address(small, "2021-q4.csv")).content.decode()
    assert "Told from 5 sessions on" in text
    assert "Told of whole years" in text


def test_a_report_stays_as_it_was_made(small: Published, signed_in: SignIn) -> None:
    director = signed_in(small.director)
    before = report(director, small, "2021-q3")
    LiveRoom.objects.update(seats_at_close=1)
    GroupSession.objects.update(protected_time=False)
    assert report(director, small, "2021-q3") == before
    assert EvaluationReport.objects.count() == 1


def test_a_report_is_made_once_its_debriefs_are_fixed(
    small: Published, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2021-10-16T12:00:00+00:00")
    director = signed_in(small.director)
    problem(director.get(address(small, "2021-q3")), 409, "report_not_ready")
    assert content(director.get(address(small))) == {"periods": []}
    set_clock("2021-10-17T12:00:00+00:00")
    assert report(director, small, "2021-q3")["made_on"] == "2021-10-17"
    problem(director.get(address(small, "2021-22")), 409, "report_not_ready")
    assert [each["id"] for each in content(director.get(address(small)))["periods"]] == ["2021-q3"]


def test_there_is_no_report_of_other_times(small: Published, signed_in: SignIn) -> None:
    director = signed_in(small.director)
    problem(director.get(address(small, "2019-20")), 404, "nothing_to_report")
    for wrong in ("2021-23", "2021", "from-to"):
        problem(director.get(address(small, wrong)), 400, "period_unknown")
    assert EvaluationReport.objects.count() == 0


@pytest.mark.parametrize("suffix", ["", ".csv", ".pdf"])
def test_whoever_may_sit_in_a_group_reads_no_report(
    small: Published, suffix: str, signed_in: SignIn
) -> None:
    enrol(program=small.program, person=small.coordinator, role=Role.ALUM)
    client = signed_in(small.coordinator)
    problem(client.get(address(small, f"2021-q3{suffix}")), 403, "trends_need_distance")


def test_reading_a_report_takes_as_many_queries_for_every_program(
    cast: Cast, small: Published, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    director = signed_in(small.director)
    report(director, small, "2021-q3")
    with django_assert_num_queries(4):  # session, person, membership, report
        report(director, small, "2021-q3")
