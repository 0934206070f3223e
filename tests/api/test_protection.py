"""What protects people's browsers: CSRF tokens, cookies and headers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from rest_framework.test import APIClient

from facilitation.programs.invitations import invite
from facilitation.programs.models import Role
from tests.api.answers import API, content, problem
from tests.api.endpoints import ENDPOINTS, WITHOUT_ACCOUNT, Endpoint, scene_of
from tests.cast import Cast

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def strict(cast: Cast) -> APIClient:
    """Cora's browser, with Django's CSRF checks as in production."""
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(cast.cora, backend=BACKEND)
    return client


@pytest.mark.parametrize(
    "endpoint",
    [each for each in ENDPOINTS if each.method != "GET" and each.who not in WITHOUT_ACCOUNT],
    ids=str,
)
def test_an_unsafe_request_needs_the_csrf_token(
    endpoint: Endpoint, cast: Cast, strict: APIClient
) -> None:
    address = scene_of(cast).address(endpoint)
    body = problem(strict.generic(endpoint.method, address), 403, "permission_denied")
    assert "CSRF" in body["detail"]


def test_signing_out_needs_the_csrf_token_once_somebody_is_signed_in(strict: APIClient) -> None:
    problem(strict.post(f"{API}/sign-out"), 403, "permission_denied")
    content(strict.get(f"{API}/me"))


def test_the_token_from_me_lets_an_unsafe_request_through(cast: Cast, strict: APIClient) -> None:
    content(strict.get(f"{API}/me"))
    token = strict.cookies["csrftoken"].value
    answer = strict.patch(
        f"{API}/groups/{cast.circle.pk}", {"name": "Wednesday"}, headers={"X-CSRFToken": token}
    )
    assert content(answer)["name"] == "Wednesday"


def test_somebody_who_is_not_signed_in_gets_a_token_all_the_same(visitor: APIClient) -> None:
    visitor.get(f"{API}/me")
    assert visitor.cookies["csrftoken"].value


def test_joining_a_room_needs_no_token_even_from_a_phone_that_is_signed_in(
    cast: Cast, strict: APIClient
) -> None:
    content(strict.post(f"{API}/rooms/join", {"code": scene_of(cast).room.code}), 201)


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    cast: Cast, visitor: APIClient
) -> None:
    sent = invite(program=cast.program, email="ada@example.org", name="Ada", role=Role.ALUM)
    content(visitor.post(f"{API}/invitations/redeem", {"code": sent.code}))
    cookie = visitor.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def check_headers(answer: Any) -> None:
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/api/v1/me", "/healthz", "/nowhere"])
def test_every_answer_carries_the_content_security_policy(
    path: str, db: None, visitor: APIClient
) -> None:
    check_headers(visitor.get(path))


def test_the_pages_carry_the_content_security_policy_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>A page</title>")
    with override_settings(WHITENOISE_ROOT=tmp_path):
        answer: Any = Client().get("/")
        assert b"A page" in answer.getvalue()
        check_headers(answer)


def test_without_a_built_client_the_start_page_says_how_to_build_it() -> None:
    with override_settings(WHITENOISE_ROOT=None):
        answer = Client().get("/")
    assert answer.status_code == 503
    assert b"make phone" in answer.content
