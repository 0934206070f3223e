"""Handing in sealed answers: by whoever holds a token, and by nobody who says who they are."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.guessing import WRONG_GUESSES
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.models import PulseRound, RoundStatus
from tests.api.answers import API, content, faulty_fields, problem
from tests.cast import Cast
from tests.pulse_phone import PulsePhone, base64url, coming_round_of, from_base64url, open_round_of

BALLOTS = f"{API}/pulse/ballots"


@pytest.fixture
def pulse_round(cast: Cast) -> PulseRound:
    return open_round_of(cast.circle)


@pytest.fixture
def phone(pulse_round: PulseRound, rae: APIClient) -> PulsePhone:
    """Rae's, with a token of the open round."""
    return with_token(rae)


def with_token(member: APIClient) -> PulsePhone:
    told = content(member.get(f"{API}/pulse/rounds"))[-1]
    phone = PulsePhone(told)
    body = {"blinded_message": phone.blinded_message}
    return phone.take(content(member.post(f"{API}/pulse/rounds/{told['id']}/tokens", body)))


def cast_ballot(ballot: object, **headers: str) -> Any:
    return APIClient().post(BALLOTS, ballot, headers=headers)


def test_a_sealed_answer_is_recorded(phone: PulsePhone) -> None:
    answer = cast_ballot(phone.full_ballot())
    assert content(answer) == {"recorded": True}
    [row] = PulseBallot.objects.values()
    assert set(row) == {"key", "pulse_round_id", "token_hash", "sealed"}
    assert bytes(row["token_hash"]) == phone.token_hash


def test_the_answer_leaves_nothing_on_the_phone_and_in_no_cache(phone: PulsePhone) -> None:
    answer = cast_ballot(phone.full_ballot())
    assert answer.cookies == {}
    assert "Set-Cookie" not in answer.headers
    assert answer["Cache-Control"] == "no-store"


def test_sending_it_again_is_safe_and_a_changed_mind_replaces_it(phone: PulsePhone) -> None:
    first = phone.full_ballot(3)
    for ballot in (first, first, phone.full_ballot(8)):
        content(cast_ballot(ballot))
    [row] = PulseBallot.objects.all()
    assert bytes(row.sealed) != from_base64url(first["sealed"])


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cookie", "sessionid=abc"),
        ("Cookie", "csrftoken=abc"),
        ("Authorization", "Bearer abc"),
        ("Authorization", "Basic cmFlOng="),
    ],
)
def test_who_says_who_they_are_is_refused_unread(
    header: str, value: str, phone: PulsePhone
) -> None:
    answer = cast_ballot(phone.full_ballot(), **{header: value})
    problem(answer, 400, "credential_sent")
    assert PulseBallot.objects.count() == 0


def test_a_browser_that_sends_its_cookies_along_is_refused(
    phone: PulsePhone, rae: APIClient
) -> None:
    answer = rae.post(BALLOTS, phone.full_ballot())
    problem(answer, 400, "credential_sent")
    assert answer.cookies == {}


def test_a_round_that_there_is_not(phone: PulsePhone, cast: Cast) -> None:
    ballot = phone.full_ballot() | {"round": str(cast.circle.pk)}
    problem(cast_ballot(ballot), 404, "round_unknown")


def test_a_round_that_has_not_opened(cast: Cast, rae: APIClient) -> None:
    coming_round_of(cast.circle, opens_at=timezone.now() + timedelta(days=1))
    problem(cast_ballot(with_token(rae).full_ballot()), 409, "round_not_open")


def test_a_round_that_has_closed(phone: PulsePhone, pulse_round: PulseRound) -> None:
    PulseRound.objects.filter(pk=pulse_round.pk).update(status=RoundStatus.CLOSED)
    problem(cast_ballot(phone.full_ballot()), 409, "round_not_open")


@pytest.mark.parametrize("part", ["prepared", "signature"])
def test_a_token_that_was_not_signed(part: str, phone: PulsePhone) -> None:
    ballot = phone.full_ballot()
    forged = bytearray(from_base64url(ballot[part]))
    forged[5] ^= 1
    problem(cast_ballot(ballot | {part: base64url(bytes(forged))}), 400, "token_not_valid")
    assert PulseBallot.objects.count() == 0


@pytest.mark.parametrize("part", ["prepared", "signature", "sealed"])
@pytest.mark.parametrize("spoilt", ["", "AAAA", "{}A", "={}", 7, None, ["A"], {"a": 1}])
def test_a_part_of_another_size_or_kind_is_named(
    part: str, spoilt: object, phone: PulsePhone
) -> None:
    ballot = phone.full_ballot()
    value = spoilt.format(ballot[part]) if isinstance(spoilt, str) else spoilt
    assert faulty_fields(problem(cast_ballot(ballot | {part: value}), 400, "invalid")) == {part}


def test_missing_parts_are_named(db: None) -> None:
    refused = problem(cast_ballot({}), 400, "invalid")
    assert faulty_fields(refused) == {"round", "prepared", "signature", "sealed"}


def test_a_large_body_is_refused_by_its_size_alone(phone: PulsePhone) -> None:
    ballot = phone.full_ballot() | {"note": "x" * 2000}
    problem(cast_ballot(ballot), 413, "too_large")


def test_as_our_phone_writes_it_a_ballot_is_far_below_the_limit(phone: PulsePhone) -> None:
    assert len(json.dumps(phone.full_ballot(), separators=(",", ":"))) < 1024


def test_whoever_tries_forged_tokens_is_slowed_down(phone: PulsePhone) -> None:
    ward, elsewhere = "203.0.113.9", "198.51.100.7"
    forged = phone.full_ballot() | {"signature": base64url(bytes(256))}
    for _try in range(WRONG_GUESSES):
        problem(cast_ballot(forged, **{"X-Forwarded-For": ward}), 400, "token_not_valid")
    answer = cast_ballot(forged, **{"X-Forwarded-For": ward})
    problem(answer, 429, "too_many_tries")
    assert answer["Retry-After"]
    problem(cast_ballot(forged, **{"X-Forwarded-For": elsewhere}), 400, "token_not_valid")


def test_a_flood_of_forged_tokens_keeps_no_good_ballot_of_that_network_out(
    phone: PulsePhone,
) -> None:
    ward = {"X-Forwarded-For": "203.0.113.9"}
    forged = phone.full_ballot() | {"signature": base64url(bytes(256))}
    for _try in range(WRONG_GUESSES + 1):
        cast_ballot(forged, **ward)
    content(cast_ballot(phone.full_ballot(), **ward))
    assert PulseBallot.objects.count() == 1


def test_good_ballots_do_not_count_as_tries(phone: PulsePhone) -> None:
    for _try in range(WRONG_GUESSES + 1):
        content(cast_ballot(phone.full_ballot(), **{"X-Forwarded-For": "203.0.113.9"}))
