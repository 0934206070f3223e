"""What a member's phone is told of a round, and the public record that it checks it against."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.pulse.fingerprint import fingerprint
from facilitation.pulse.models import PulseRound, RoundStatus
from tests.api.answers import API, content, problem
from tests.api.conftest import SignIn
from tests.cast import Cast
from tests.pulse_phone import base64url, coming_round_of, from_base64url, open_round_of

ROUNDS = f"{API}/pulse/rounds"


@pytest.fixture
def pulse_round(cast: Cast) -> PulseRound:
    """An open one of the circle."""
    return open_round_of(cast.circle)


def test_a_member_gets_all_that_answering_needs(
    pulse_round: PulseRound, cast: Cast, rae: APIClient
) -> None:
    [told] = content(rae.get(ROUNDS))
    assert told["id"] == str(pulse_round.pk)
    assert told["support_group"] == {"id": str(cast.circle.pk), "name": "Tuesday circle"}
    assert (told["status"], told["extensions"]) == ("open", 0)
    assert told["opens_at"] < told["closes_at"]
    assert from_base64url(told["issuer_key"]) == bytes(pulse_round.issuer_public)
    assert from_base64url(told["sealing_key"]) == bytes(pulse_round.block.sealing_public)
    assert told["ballot_origin"] == ""
    assert [each["id"] for each in told["items"]] == pulse_round.items
    assert told["items"][-1]["kind"] == "first_or_returning"
    assert {frozenset(each) for each in told["items"]} == {
        frozenset({"id", "kind", "text", "low", "high", "review_state"})
    }


def test_a_coming_round_is_told_too_so_that_tokens_can_be_fetched_early(
    cast: Cast, rae: APIClient
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    coming = coming_round_of(cast.circle, opens_at=tomorrow)
    [told] = content(rae.get(ROUNDS))
    assert (told["id"], told["status"]) == (str(coming.pk), "coming")


def test_a_round_that_is_over_is_not_told(pulse_round: PulseRound, rae: APIClient) -> None:
    PulseRound.objects.filter(pk=pulse_round.pk).update(status=RoundStatus.CLOSED)
    assert content(rae.get(ROUNDS)) == []


@pytest.mark.parametrize("name", ["ada", "paul", "remi", "cora", "dana", "olaf"])
def test_nobody_but_members_is_asked(
    name: str, pulse_round: PulseRound, cast: Cast, signed_in: SignIn
) -> None:
    assert content(signed_in(getattr(cast, name)).get(ROUNDS)) == []


def test_another_origin_for_ballots_is_told(pulse_round: PulseRound, rae: APIClient) -> None:
    with override_settings(PULSE_BALLOT_ORIGIN="https://sealed.example"):
        [told] = content(rae.get(ROUNDS))
    assert told["ballot_origin"] == "https://sealed.example"


def test_what_a_member_is_told_is_what_the_public_record_says(
    pulse_round: PulseRound, rae: APIClient, visitor: APIClient
) -> None:
    [told] = content(rae.get(ROUNDS))
    [entry] = content(visitor.get(f"{ROUNDS}/{pulse_round.pk}/manifest"))["entries"]
    assert entry["hash"] == hashlib.sha256(bytes(32) + entry["body"].encode()).hexdigest()
    assert told["manifest_hash"] == entry["hash"]
    assert tuple(told["fingerprint"]) == fingerprint(bytes.fromhex(entry["hash"]))
    said = json.loads(entry["body"])
    key = hashlib.sha256(from_base64url(told["issuer_key"])).digest()
    assert said["issuer_key_sha256"] == base64url(key)
    assert said["sealing_key"] == told["sealing_key"]
    assert said["items"] == [each["id"] for each in told["items"]]
    assert (said["kind"], said["round"], said["way"]) == ("opened", told["id"], "roster")


def test_the_public_record_is_one_chain_for_all_rounds_of_a_group(
    pulse_round: PulseRound, cast: Cast, visitor: APIClient, rae: APIClient
) -> None:
    later = coming_round_of(cast.circle, opens_at=timezone.now() + timedelta(days=9))
    chains = [
        content(client.get(f"{ROUNDS}/{each.pk}/manifest"))["entries"]
        for client in (visitor, rae)
        for each in (pulse_round, later)
    ]
    assert all(chain == chains[0] for chain in chains)
    before = bytes(32)
    for number, entry in enumerate(chains[0], start=1):
        assert entry["number"] == number
        before = hashlib.sha256(before + entry["body"].encode()).digest()
        assert entry["hash"] == before.hex()
    assert len(chains[0]) == 2


@pytest.mark.parametrize("what", ["manifest", "counted"])
def test_a_round_that_there_is_not_has_no_record(what: str, cast: Cast, visitor: APIClient) -> None:
    problem(visitor.get(f"{ROUNDS}/{cast.circle.pk}/{what}"), 404, "round_unknown")


def test_what_was_counted_is_not_told_before_the_close(
    pulse_round: PulseRound, visitor: APIClient
) -> None:
    problem(visitor.get(f"{ROUNDS}/{pulse_round.pk}/counted"), 409, "round_not_closed")
