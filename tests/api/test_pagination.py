from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from tests.api.answers import API, content, problem
from tests.api.drafting import draft
from tests.cast import Cast


def starts(page: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["starts_at"] for each in page["results"]]


@pytest.fixture
def sixty_sessions(cast: Cast, cora: APIClient) -> None:
    content(draft(cora, cast, repeat={"every_weeks": 1, "count": 60}), 201)


@pytest.mark.usefixtures("sixty_sessions")
def test_a_page_has_fifty_rows_and_says_where_the_next_one_is(cora: APIClient) -> None:
    first = content(cora.get(f"{API}/sessions"))
    assert (first["count"], len(first["results"]), first["previous"]) == (60, 50, None)
    second = content(cora.get(first["next"]))
    assert (len(second["results"]), second["next"]) == (10, None)
    every = starts(first) + starts(second)
    assert every == sorted(set(every))


@pytest.mark.usefixtures("sixty_sessions")
def test_a_page_is_as_long_as_asked_for(cora: APIClient) -> None:
    assert len(content(cora.get(f"{API}/sessions?page_size=60"))["results"]) == 60
    assert len(content(cora.get(f"{API}/sessions?page_size=7&page=9"))["results"]) == 4


def test_two_hundred_rows_are_the_most(cast: Cast, cora: APIClient) -> None:
    for first in ("2030-01-01T18:00:00Z", "2030-01-02T18:00:00Z"):
        repeat = {"every_weeks": 1, "count": 104}
        content(draft(cora, cast, starts_at=first, repeat=repeat), 201)
    assert len(content(cora.get(f"{API}/sessions?page_size=10000"))["results"]) == 200


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "9" * 5000])
def test_a_page_that_there_is_not_is_not_found(page: str, cora: APIClient) -> None:
    problem(cora.get(f"{API}/sessions?page={page}"), 404, "not_found")
