"""Reading what the API answered."""

from __future__ import annotations

from typing import Any

API = "/api/v1"


def content(response: Any, status: int = 200) -> Any:
    """The JSON of a response that went well."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def rows(response: Any) -> list[dict[str, Any]]:
    """The rows of a page that holds all of them."""
    page = content(response)
    assert page["next"] is None
    found: list[dict[str, Any]] = page["results"]
    return found


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """The problem+json of a refusal, checked for its one shape."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert body["code"] == code, body
    assert body["title"]
    assert body["detail"]
    assert set(body) <= {"type", "title", "status", "detail", "code", "errors"}
    assert "Traceback" not in response.content.decode()
    return body


def faulty_fields(body: dict[str, Any]) -> set[str]:
    """The fields that a problem names."""
    return {each["field"] for each in body["errors"]}
