"""Whatever goes wrong, the answer is a problem+json that says what to do and gives nothing away."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import OperationalError
from rest_framework.test import APIClient

from api import people
from tests.api.answers import API, faulty_fields, problem
from tests.cast import Cast

JOIN = f"{API}/rooms/join"


def post_raw(client: APIClient, text: str, content_type: str = "application/json") -> Any:
    return client.generic("POST", JOIN, text, content_type=content_type)


@pytest.mark.parametrize("text", ["{", '{"code": }', "{'code': 1}", '{"code": NaN}', "\ufeff{}"])
def test_malformed_json_is_named_as_such(text: str, visitor: APIClient) -> None:
    assert "JSON" in problem(post_raw(visitor, text), 400, "parse_error")["detail"]


def test_json_that_is_nested_too_deeply_is_the_senders_fault(visitor: APIClient) -> None:
    problem(post_raw(visitor, "[" * 100_000), 400, "parse_error")


@pytest.mark.parametrize("text", ["[]", '"ABCDEF"', "7", "null"])
def test_json_that_is_no_object_is_refused(text: str, db: None, visitor: APIClient) -> None:
    problem(post_raw(visitor, text), 400, "invalid")


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"],
)
def test_only_json_is_read(content_type: str, visitor: APIClient) -> None:
    problem(post_raw(visitor, '{"code": "ABCDEF"}', content_type), 415, "unsupported_media_type")


def test_a_body_over_256_kib_is_too_large(db: None, visitor: APIClient) -> None:
    answer = post_raw(visitor, json.dumps({"code": "x" * 256 * 1024}))
    assert "256 KiB" in problem(answer, 413, "too_large")["detail"]


def test_a_body_under_256_kib_is_read(db: None, visitor: APIClient) -> None:
    answer = post_raw(visitor, json.dumps({"code": "x" * 255 * 1024}))
    assert faulty_fields(problem(answer, 400, "invalid")) == {"code"}


def test_a_missing_field_is_named(visitor: APIClient) -> None:
    body = problem(visitor.post(JOIN, {}), 400, "invalid")
    assert body["errors"] == [{"field": "code", "message": "This field is required."}]


def test_a_field_inside_a_list_is_named_by_its_path(cast: Cast, cora: APIClient) -> None:
    session = cast.session()
    ada = {"person": str(cast.ada.pk), "role": "alum", "is_lead": True}
    answer = cora.put(
        f"{API}/sessions/{session.pk}/co-facilitators",
        {"co_facilitators": [ada, {**ada, "role": "director"}]},
    )
    assert faulty_fields(problem(answer, 400, "invalid")) == {"co_facilitators.1.role"}


@pytest.mark.parametrize(
    "path", ["/api/v1/no-such-noun", "/api/v1/me/", "/api/v2/me", "/nowhere", "/api/v1/groups/7"]
)
def test_an_unknown_path_is_a_problem_too(path: str, visitor: APIClient) -> None:
    problem(visitor.get(path), 404, "not_found")


def test_a_method_that_an_endpoint_does_not_have_is_refused(cora: APIClient) -> None:
    answer = cora.delete(f"{API}/me")
    problem(answer, 405, "method_not_allowed")
    assert "GET" in answer["Allow"]


def test_a_format_that_there_is_not_is_refused(cora: APIClient) -> None:
    problem(cora.get(f"{API}/me", headers={"Accept": "text/html"}), 406, "not_acceptable")


def test_a_host_that_is_not_ours_is_refused(visitor: APIClient) -> None:
    problem(visitor.get(f"{API}/me", headers={"Host": "evil.example"}), 400, "bad_request")


def test_what_breaks_on_our_side_gives_no_trace(
    cora: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_request: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(people, "person_of", break_down)
    cora.raise_request_exception = False
    answer = cora.get(f"{API}/me")
    problem(answer, 500, "server_error")
    assert b"secret detail" not in answer.content


def test_a_database_that_does_not_answer_asks_to_send_it_again(
    cora: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stay_locked(_request: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(people, "person_of", stay_locked)
    problem(cora.get(f"{API}/me"), 503, "storage_unavailable")


def test_a_process_that_works_says_so(db: None, visitor: APIClient) -> None:
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
