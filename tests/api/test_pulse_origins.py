"""Which pages may read what the pulse answers without credentials."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import override_settings
from rest_framework.test import APIClient

from tests.api.answers import API
from tests.api.endpoints import scene_of
from tests.cast import Cast
from tests.pulse_phone import open_round_of

OURS, OTHER = "https://room.example", "https://evil.example"


@pytest.fixture(autouse=True)
def _settings() -> Any:
    with override_settings(PUBLIC_ORIGIN=OURS):
        yield


@pytest.fixture(params=["ballots", "manifest", "counted"])
def address(request: pytest.FixtureRequest, cast: Cast) -> str:
    if request.param == "ballots":
        return f"{API}/pulse/ballots"
    return f"{API}/pulse/rounds/{open_round_of(cast.circle).pk}/{request.param}"


def ask(address: str, origin: str) -> Any:
    client = APIClient()
    ask_with = client.post if address.endswith("ballots") else client.get
    return ask_with(address, headers={"Origin": origin})


def allowed(answer: Any) -> str | None:
    assert not [name for name in answer.headers if name == "Access-Control-Allow-Credentials"]
    assert "Origin" in answer["Vary"]
    found: str | None = answer.headers.get("Access-Control-Allow-Origin")
    return found


@pytest.mark.parametrize("origin", [OURS, "http://testserver"])
def test_our_own_page_may_read_the_answer_even_when_it_is_a_refusal(
    origin: str, address: str
) -> None:
    assert allowed(ask(address, origin)) == origin


@pytest.mark.parametrize("origin", [OTHER, "null", f"{OURS}.evil.example", "http://room.example"])
def test_another_page_may_not(origin: str, address: str) -> None:
    assert allowed(ask(address, origin)) is None


def preflight(address: str, origin: str) -> Any:
    return APIClient().options(
        address,
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )


def test_a_browser_that_asks_first_hears_what_our_page_may_do(address: str) -> None:
    answer = preflight(address, OURS)
    assert answer.status_code == 204
    assert answer.content == b""
    assert allowed(answer) == OURS
    method = "POST" if address.endswith("ballots") else "GET"
    assert method in answer["Access-Control-Allow-Methods"]
    assert answer["Access-Control-Allow-Headers"] == "Content-Type"
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies == {}


def test_a_browser_that_asks_first_for_another_page_hears_nothing(address: str) -> None:
    assert allowed(preflight(address, OTHER)) is None


def test_no_answer_to_somebody_signed_in_can_be_read_by_another_origin(
    cast: Cast, rae: APIClient
) -> None:
    scene_of(cast)
    for path in ("me", "pulse/rounds", f"groups/{cast.circle.pk}/pulse"):
        answer = rae.get(f"{API}/{path}", headers={"Origin": OURS})
        assert "Access-Control-Allow-Origin" not in answer.headers


def policy_with(**values: str) -> str:
    """What the content security policy says of connections, under these settings."""
    code = (
        "from backend import settings\n"
        "print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['connect-src'])"
    )
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x", "PLAIN_HTTP": "1", **values}
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60
    )
    return ended.stdout.strip() or ended.stderr.splitlines()[-1]


def test_our_pages_may_send_to_the_ballots_origin_and_nowhere_else() -> None:
    assert policy_with() == "[\"'self'\"]"
    elsewhere = policy_with(PULSE_BALLOT_ORIGIN="https://sealed.example", PUBLIC_ORIGIN=OURS)
    assert elsewhere == "[\"'self'\", 'https://sealed.example']"


@pytest.mark.parametrize(
    "origin", ["http://sealed.example", "http://localhost:8000", "https://sealed.example/x", "x"]
)
def test_ballots_travel_by_https_only(origin: str) -> None:
    assert "PULSE_BALLOT_ORIGIN must b" in policy_with(PULSE_BALLOT_ORIGIN=origin)


def test_an_origin_for_ballots_needs_to_know_whose_pages_it_serves() -> None:
    refused = policy_with(PULSE_BALLOT_ORIGIN="https://sealed.example")
    assert "PUBLIC_ORIGIN is not set." in refused
