"""A member's one token of a round: signed blind, the same one however often it is fetched."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.pulse.ballot_box import TokenIssued
from facilitation.pulse.models import PulseRound, RoundStatus
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.conftest import SignIn
from tests.cast import Cast
from tests.pulse_phone import PulsePhone, coming_round_of, open_round_of

ROUNDS = f"{API}/pulse/rounds"


@pytest.fixture
def pulse_round(cast: Cast) -> PulseRound:
    return open_round_of(cast.circle)


def phone_of(client: APIClient) -> PulsePhone:
    [told] = content(client.get(ROUNDS))
    return PulsePhone(told)


def fetch(client: APIClient, phone: PulsePhone, **changed: object) -> Any:
    body = {"blinded_message": phone.blinded_message, **changed}
    return client.post(f"{ROUNDS}/{phone.round['id']}/tokens", body)


def test_a_member_gets_a_token_that_the_round_signed(
    pulse_round: PulseRound, rae: APIClient
) -> None:
    phone = phone_of(rae)
    phone.take(content(fetch(rae, phone)))
    assert len(phone.signature) == 256


def test_a_lost_answer_can_be_fetched_again(pulse_round: PulseRound, rae: APIClient) -> None:
    phone = phone_of(rae)
    first = content(fetch(rae, phone))
    assert content(fetch(rae, phone)) == first
    assert TokenIssued.objects.count() == 1


def test_nobody_gets_a_second_token(pulse_round: PulseRound, rae: APIClient) -> None:
    content(fetch(rae, phone_of(rae)))
    problem(fetch(rae, phone_of(rae)), 409, "token_already_issued")


def test_each_member_gets_their_own(pulse_round: PulseRound, cast: Cast, signed_in: SignIn) -> None:
    for person in (cast.rae, cast.rob):
        client = signed_in(person)
        phone = phone_of(client)
        phone.take(content(fetch(client, phone)))
    assert TokenIssued.objects.count() == 2


def test_the_server_keeps_neither_the_message_nor_the_person(
    pulse_round: PulseRound, cast: Cast, rae: APIClient
) -> None:
    content(fetch(rae, phone_of(rae)))
    [row] = TokenIssued.objects.values()
    assert set(row) == {"key", "pulse_round_id", "blinded_hash"}
    assert cast.rae.pk.int >> 65 != row["key"]


def test_a_coming_round_gives_tokens_before_it_opens(cast: Cast, rae: APIClient) -> None:
    coming_round_of(cast.circle, opens_at=timezone.now() + timedelta(days=1))
    phone = phone_of(rae)
    phone.take(content(fetch(rae, phone)))


def test_a_closed_round_gives_no_token(pulse_round: PulseRound, rae: APIClient) -> None:
    phone = phone_of(rae)
    PulseRound.objects.filter(pk=pulse_round.pk).update(status=RoundStatus.CLOSED)
    problem(fetch(rae, phone), 409, "round_not_open")


@pytest.mark.parametrize("name", ["ada", "paul", "cora"])
def test_who_is_near_the_group_but_not_on_its_roster_gets_none(
    name: str, pulse_round: PulseRound, cast: Cast, signed_in: SignIn, rae: APIClient
) -> None:
    cast.session()  # so that Ada and Paul may know of the group
    problem(fetch(signed_in(getattr(cast, name)), phone_of(rae)), 404, "not_found")
    assert TokenIssued.objects.count() == 0


def test_a_director_hears_the_rule(
    pulse_round: PulseRound, dana: APIClient, rae: APIClient
) -> None:
    problem(fetch(dana, phone_of(rae)), 403, "directors_stay_out")


@pytest.mark.parametrize(
    "message",
    ["", "A" * 341, "A" * 343, "A" * 341 + "=", "A" * 341 + "+", "A" * 341 + "B", 7, None],
)
def test_what_is_no_message_of_that_size_is_refused(
    message: object, pulse_round: PulseRound, rae: APIClient
) -> None:
    refused = problem(fetch(rae, phone_of(rae), blinded_message=message), 400, "invalid")
    assert faulty_fields(refused) == {"blinded_message"}


def test_a_number_that_the_key_cannot_sign_is_refused(
    pulse_round: PulseRound, rae: APIClient
) -> None:
    too_large = fetch(rae, phone_of(rae), blinded_message="_" * 341 + "w")
    problem(too_large, 400, "blinded_message_not_valid")
    assert TokenIssued.objects.count() == 0
