"""Bodies that are too large are refused while they arrive, with or without a stated length."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.server import Server


def announced() -> bytes:
    return b'{"code": "' + b"x" * 300_000 + b'"}'


def in_pieces() -> Iterator[bytes]:
    for _piece in range(100):
        yield b"x" * 10_000


@pytest.mark.parametrize("body", [announced, in_pieces])
def test_a_large_body_is_refused(server: Server, body: type) -> None:
    with httpx.Client(base_url=server.origin) as client:
        headers = {"Content-Type": "application/json"}
        answer = client.post("/api/v1/rooms/join", content=body(), headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        assert client.get("/healthz").status_code == 200


def test_what_the_api_answers_is_kept_by_nobody(server: Server) -> None:
    answer = httpx.get(f"{server.origin}/api/v1/me")
    assert answer.headers["Cache-Control"] == "no-store"
