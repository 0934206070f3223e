"""What a director reads: blocks, numbers with their precision, gaps with their reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from api.trend_shapes import TrendsOut
from facilitation.groups.roster import remove_from_roster
from facilitation.programs.enrolment import enrol
from facilitation.programs.models import Role
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.models import PulseWay
from tests.api.answers import API, content, problem
from tests.cast import Cast
from tests.pulse.phones import Circle, thursday_circle, tuesday_circle
from tests.trends.blocks import FIRST_DAY, WEEKS, told_blocks
from tests.trends.worlds import Asked, Step, Written, play

BOTH = {"Thursday circle": [6] * 6, "Tuesday circle": [6] * 6}
KEY = "a-place-here"


@pytest.fixture
def circles(cast: Cast) -> list[Circle]:
    """Two groups of six people; nobody is asked by the calendar, each test asks."""
    return [tuesday_circle(cast, asked=False), thursday_circle(cast, asked=False)]


def address(cast: Cast) -> str:
    return f"{API}/programs/{cast.program.pk}/trends"


def read(client: APIClient, cast: Cast, **query: int) -> dict[str, Any]:
    body: dict[str, Any] = content(client.get(address(cast), query))
    return body


def tell(cast: Cast, *steps: Step) -> None:
    play(cast, steps, watch=lambda: None, write=lambda _what: None)


def points(body: dict[str, Any], construct: str) -> list[dict[str, Any]]:
    return [
        point for own in body["series"] if own["construct"] == construct for point in own["points"]
    ]


def test_before_anything_was_released_there_is_only_a_reason(
    cast: Cast, dana: APIClient, cora: APIClient
) -> None:
    body = read(dana, cast)
    assert (body["blocks"], body["series"], body["items"], body["earlier"]) == ([], [], [], None)
    assert body["waiting"]["why"] == "not_asked"
    assert read(cora, cast) == body


def test_why_the_next_numbers_are_not_there(cast: Cast, dana: APIClient) -> None:
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    waiting = read(dana, cast)["waiting"]
    assert waiting["why"] == "one_group"
    assert "from 10 answers on" in waiting["text"]
    cast.another_group()
    waiting = read(dana, cast)["waiting"]
    assert waiting["why"] == "too_few"
    assert "10 people in 2 groups" in waiting["text"]


def test_a_block_with_its_numbers(cast: Cast, circles: list[Circle], dana: APIClient) -> None:
    tell(cast, Asked({"Thursday circle": [4] * 6, "Tuesday circle": [7] * 6}, apart=0))
    body = read(dana, cast)
    assert TrendsOut(body).data == body  # what is written by hand is what the schema says
    assert body["blocks"] == [
        {
            "number": 1,
            "from_on": "2026-02-23",
            "to_on": "2026-03-02",
            "n_band": "10-19",
            "groups_band": "2-4",
            "gap_before": None,
        }
    ]
    assert points(body, "belonging") == [
        {
            "block": 1,
            "item": KEY,
            "value": {
                "mean": {"value": 5.5, "end": None},
                "shares": None,
                "n_band": "10-19",
                "precision": 0.5,
                "bounded": False,
            },
            "untold": None,
            "since": None,
        }
    ]
    [hope] = points(body, "hope-and-agency")
    assert hope["value"]["precision"] == 25.0
    assert [each["word"] for each in hope["value"]["shares"]] == ["yes", "no"]
    [belonging] = [each for each in body["series"] if each["construct"] == "belonging"]
    assert belonging["name"] == "Belonging"
    [item] = [each for each in body["items"] if each["id"] == KEY]
    assert (item["construct"], item["high"]) == ("belonging", "I had my place")


def test_a_group_that_passed_alone_changes_nothing_that_is_read(
    cast: Cast, circles: list[Circle], dana: APIClient
) -> None:
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    before = read(dana, cast)
    tell(cast, Asked({"Thursday circle": [9] * 6}, apart=0))
    assert circles[1].group.pulse_releases.exists()
    assert read(dana, cast) == before
    assert before["waiting"]["why"] == "too_few"


def test_a_question_that_too_few_answered_is_a_gap_with_its_reason(
    cast: Cast, circles: list[Circle], dana: APIClient
) -> None:
    """The groups are asked in different rounds of their own, so they share only one question."""
    tell(
        cast,
        Asked({"Thursday circle": [6] * 6}, apart=0),
        Asked(BOTH, apart=0),  # round 2 of the one, round 1 of the other
    )
    body = read(dana, cast)
    assert len(body["blocks"]) == 1
    assert points(body, "belonging")[0]["value"] is not None
    [lists] = points(body, "workload-sharing")
    assert (lists["value"], lists["untold"]["why"]) == (None, "too_few")
    assert lists["untold"]["text"].startswith("Not enough answers yet")


def test_after_a_few_came_or_left_it_waits_and_then_says_so(
    cast: Cast, circles: list[Circle], dana: APIClient
) -> None:
    seen: list[str] = []
    play(
        cast,
        [Asked(BOTH, apart=0), Written("somebody leaves"), *[Asked(BOTH, apart=0)] * 3],
        watch=lambda: seen.append(read(dana, cast)["waiting"]["why"]),
        write=lambda _what: remove_from_roster(
            support_group=cast.circle, person=circles[0].people[-1]
        ),
    )
    assert "roster_changed" in seen
    assert seen[0] == seen[-1] == "not_asked"
    body = read(dana, cast)
    assert len(body["blocks"]) == 2
    gaps = [each["untold"] for each in points(body, "first-or-returning") if each["untold"]]
    assert {each["why"] for each in gaps} == {"roster_changed"}
    assert gaps[0]["text"].startswith("A few people came or left")


def test_change_is_told_by_question_since_it_was_last_told(cast: Cast, dana: APIClient) -> None:
    told_blocks(cast.program, KEY, [3, 3, 8])
    since = [each["since"] for each in points(read(dana, cast), "belonging")]
    assert since[0] is None
    assert (since[1]["block"], since[1]["changed"], since[1]["direction"]) == (1, "not", None)
    assert (since[2]["block"], since[2]["changed"], since[2]["direction"]) == (2, "more", "higher")


def test_the_pages_hold_every_block_once(cast: Cast, dana: APIClient) -> None:
    told_blocks(cast.program, KEY, [3, 4, 5, 6] * 15)
    seen: list[int] = []
    body = read(dana, cast)
    assert [each["number"] for each in body["blocks"]] == list(range(48, 61))
    assert points(body, "belonging")[0]["since"]["block"] == 47
    seen += [each["number"] for each in body["blocks"]]
    while body["earlier"]:
        body = read(dana, cast, before=body["earlier"])
        assert len(body["blocks"]) <= 13
        assert {each["block"] for each in points(body, "belonging")} == {
            each["number"] for each in body["blocks"]
        }
        seen += [each["number"] for each in body["blocks"]]
    assert sorted(seen) == list(range(1, 61))
    assert read(dana, cast, before=1)["blocks"] == []


def test_a_long_silence_is_a_gap(cast: Cast, dana: APIClient) -> None:
    told_blocks(cast.program, KEY, [5, 5], weeks=timedelta(weeks=30))
    first, second = read(dana, cast)["blocks"]
    assert first["gap_before"] is None
    assert second["gap_before"]["from_on"] == str(FIRST_DAY + timedelta(days=7))
    assert second["gap_before"]["to_on"] == str(FIRST_DAY + timedelta(weeks=30))
    assert "No numbers from this time" in second["gap_before"]["text"]


def test_four_weeks_between_rounds_are_no_gap(cast: Cast, dana: APIClient) -> None:
    told_blocks(cast.program, KEY, [5, 5], weeks=WEEKS)
    assert [each["gap_before"] for each in read(dana, cast)["blocks"]] == [None, None]


@pytest.mark.parametrize("before", ["0", "-1", "x", "2026-03-02"])
def test_there_is_no_date_range(before: str, cast: Cast, dana: APIClient) -> None:
    problem(dana.get(address(cast), {"before": before}), 400, "invalid")


def test_a_coordinator_who_may_sit_in_a_group_reads_no_trends(
    cast: Cast, cora: APIClient, dana: APIClient
) -> None:
    """With their own group's numbers they could work out the other group's."""
    told_blocks(cast.program, KEY, [5])
    assert len(read(cora, cast)["blocks"]) == 1
    enrol(program=cast.program, person=cast.cora, role=Role.PSYCHOLOGIST)
    problem(cora.get(address(cast)), 403, "trends_need_distance")
    assert content(cora.get(f"{API}/programs/{cast.program.pk}/checklist"))


def test_the_cost_does_not_grow_with_years_or_other_programs(
    cast: Cast,
    dana: APIClient,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    told_blocks(cast.program, KEY, [5])
    for blocks in ([], [4] * 40):
        told_blocks(cast.other_program, KEY, blocks)
        with django_assert_num_queries(5):
            read(dana, cast)
    cast.program.pulse_releases.all().delete()
    told_blocks(cast.program, KEY, [4] * 40)
    with django_assert_num_queries(5):
        read(dana, cast)


def test_another_programs_blocks_are_not_read(cast: Cast, dana: APIClient) -> None:
    told_blocks(cast.other_program, KEY, [9])
    assert read(dana, cast)["blocks"] == []
