"""What the two co-facilitators get for when it is serious, and what a phone in the room gets."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from tests.api.answers import API, content
from tests.cast import Cast

pytestmark = pytest.mark.one_process


def test_both_co_facilitators_get_the_protocol_and_tonights_numbers(
    cast: Cast, ada: APIClient, paul: APIClient
) -> None:
    path = f"{API}/sessions/{cast.session().pk}/safety"
    found = content(ada.get(path))
    assert found == content(paul.get(path))
    assert {step["who"] for step in found["protocol"]["steps"]} == {"both", "stays", "holds"}
    assert found["protocol"]["review_state"] == "unreviewed"
    assert len(found["contacts"]) == 2
    assert found["country"]["crisis_line"]["number"] == "+1 202 555 0101"


def test_a_phone_gets_the_numbers_with_its_seat(
    cast: Cast, ada: APIClient, visitor: APIClient
) -> None:
    room = content(ada.post(f"{API}/sessions/{cast.session().pk}/open"))
    seat = content(visitor.post(f"{API}/rooms/join", {"code": room["code"]}), 201)
    assert [each["service"] for each in seat["help"]["contacts"]] == ["Occupational health"]
    assert seat["help"]["country"]["text_line"]["note"] == "Text HELLO"
