"""Drafting sessions the way a coordinator's screen does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework.test import APIClient

from tests.api.answers import API, content
from tests.cast import Cast

START = "2030-06-04T18:00:00+02:00"


def draft(cora: APIClient, cast: Cast, **changed: object) -> Any:
    body = {
        "support_group": str(cast.circle.pk),
        "plan": "residents-60",
        "plan_version": cast.plan.version,
        "starts_at": START,
    }
    return cora.post(f"{API}/sessions", {**body, **changed})


def drafted(cora: APIClient, cast: Cast, **changed: object) -> dict[str, Any]:
    [session] = content(draft(cora, cast, **changed), 201)
    body: dict[str, Any] = session
    return body


def assign(cora: APIClient, session: object, *people: Mapping[str, object]) -> Any:
    return cora.put(f"{API}/sessions/{session}/co-facilitators", {"co_facilitators": people})


def as_lead(cast: Cast) -> dict[str, object]:
    return {"person": str(cast.ada.pk), "role": "alum", "is_lead": True}


def as_support(cast: Cast) -> dict[str, object]:
    return {"person": str(cast.paul.pk), "role": "psychologist", "is_lead": False}
