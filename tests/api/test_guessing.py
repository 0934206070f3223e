"""Whoever guesses codes is slowed down; whoever mistypes one, or joins in a crowd, is not."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.guessing import WRONG_GUESSES
from facilitation.programs.invitations import invite
from facilitation.programs.models import Role
from tests.api.answers import API, content, problem
from tests.api.endpoints import scene_of
from tests.cast import Cast

WARD = "203.0.113.9"


def join(code: str, address: str = WARD) -> Any:
    headers = {"X-Forwarded-For": address}
    return APIClient().post(f"{API}/rooms/join", {"code": code}, headers=headers)


def redeem(code: str, address: str = WARD) -> Any:
    headers = {"X-Forwarded-For": address}
    return APIClient().post(f"{API}/invitations/redeem", {"code": code}, headers=headers)


def guess_wrongly(times: int, address: str = WARD) -> None:
    for _guess in range(times):
        problem(join("ZZZZZZ", address), 404, "room_unknown")


@pytest.fixture
def code(cast: Cast) -> str:
    return scene_of(cast).room.code


def test_many_wrong_guesses_are_answered_and_then_even_the_right_code_has_to_wait(
    code: str,
) -> None:
    guess_wrongly(WRONG_GUESSES)
    answer = join(code)
    problem(answer, 429, "too_many_tries")
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_thirty_wrong_guesses_do_not_stop_another_network(code: str) -> None:
    guess_wrongly(WRONG_GUESSES)
    content(join(code, "198.51.100.7"), 201)


def test_right_codes_do_not_count(code: str) -> None:
    guess_wrongly(WRONG_GUESSES - 1)
    for _phone in range(20):
        content(join(code), 201)
    guess_wrongly(1)
    problem(join(code), 429, "too_many_tries")


def test_wrong_invitations_and_wrong_rooms_are_counted_apart(cast: Cast, code: str) -> None:
    sent = invite(program=cast.program, email="ada@example.org", name="Ada", role=Role.ALUM)
    guess_wrongly(WRONG_GUESSES)
    problem(join(code), 429, "too_many_tries")
    for _guess in range(WRONG_GUESSES):
        problem(redeem("WRONGWRONGWRONGW"), 404, "invitation_unknown")
    answer = redeem(sent.code)
    problem(answer, 429, "too_many_tries")
    assert answer["Retry-After"]
    content(redeem(sent.code, "198.51.100.7"))


def test_a_made_up_forwarded_address_does_not_help(code: str) -> None:
    for number in range(WRONG_GUESSES):
        problem(join("ZZZZZZ", f"192.0.2.{number}, {WARD}"), 404, "room_unknown")
    problem(join(code, f"192.0.2.99, {WARD}"), 429, "too_many_tries")


def test_another_address_of_the_same_ipv6_network_does_not_help(code: str) -> None:
    for number in range(WRONG_GUESSES):
        problem(join("ZZZZZZ", f"2001:db8:1:2::{number:x}"), 404, "room_unknown")
    problem(join(code, "2001:db8:1:2:ffff::1"), 429, "too_many_tries")
    content(join(code, "2001:db8:1:3::1"), 201)


def test_a_code_that_is_no_code_at_all_is_not_counted(code: str) -> None:
    for _try in range(WRONG_GUESSES + 1):
        problem(join(""), 400, "invalid")
    content(join(code), 201)
