"""One token a member and round, one answer a token, and nothing from anybody without one."""

from __future__ import annotations

import secrets
from uuid import uuid4

import pytest

from facilitation.groups.roster import add_to_roster, remove_from_roster
from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.ballots import (
    BallotMalformed,
    RoundNotOpen,
    RoundUnknown,
    TokenNotValid,
    accept_ballot,
)
from facilitation.pulse.blind_signing import BlindedMessageNotValid
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.issuance import TokenAlreadyIssued, issue_to_member
from facilitation.pulse.models import PulseRound
from tests.cast import Cast
from tests.pulse.phones import DAY, MORNING, Circle, Phone, thursday_circle, tuesday_circle


@pytest.fixture
def circle(cast: Cast) -> Circle:
    return tuesday_circle(cast)


def test_the_same_message_again_gets_the_same_signature(circle: Circle, cast: Cast) -> None:
    phone = Phone(circle.open_round)
    first, again = (
        issue_to_member(
            pulse_round=circle.open_round, person=cast.rae, blinded_message=phone.blinded.message
        )
        for _time in range(2)
    )
    assert first == again
    assert TokenIssued.objects.count() == 1


def test_another_message_of_the_same_person_gets_none(circle: Circle, cast: Cast) -> None:
    Phone.of_member(circle.open_round, cast.rae)
    with pytest.raises(TokenAlreadyIssued):
        Phone.of_member(circle.open_round, cast.rae)
    remove_from_roster(support_group=circle.group, person=cast.rae)
    add_to_roster(support_group=circle.group, person=cast.rae)
    with pytest.raises(TokenAlreadyIssued):
        Phone.of_member(circle.open_round, cast.rae)


def test_each_round_has_a_token_of_its_own(circle: Circle, cast: Cast) -> None:
    Phone.of_member(circle.open_round, cast.rae)
    Phone.of_member(circle.coming, cast.rae)
    assert TokenIssued.objects.count() == 2


def test_a_message_that_cannot_be_signed_uses_no_token_up(circle: Circle, cast: Cast) -> None:
    for message in (b"", b"\xff" * 256):
        with pytest.raises(BlindedMessageNotValid):
            issue_to_member(pulse_round=circle.open_round, person=cast.rae, blinded_message=message)
    Phone.of_member(circle.open_round, cast.rae)


def test_tokens_are_for_the_roster_only(circle: Circle, cast: Cast) -> None:
    remove_from_roster(support_group=circle.group, person=cast.rob)
    for outsider in (cast.remi, cast.ada, cast.cora, cast.dana, cast.olaf, cast.rob):
        with pytest.raises(RoundUnknown):
            Phone.of_member(circle.open_round, outsider)
    assert not TokenIssued.objects.exists()


def test_an_issuance_names_nobody_without_the_rounds_secret(circle: Circle, cast: Cast) -> None:
    Phone.of_member(circle.open_round, cast.rae)
    first = TokenIssued.objects.get()
    Phone.of_member(circle.coming, cast.rae)
    second = TokenIssued.objects.exclude(pk=first.pk).get()
    assert first.key != second.key  # the same person, another key in each round
    columns = {field.name for field in TokenIssued._meta.get_fields()}
    assert columns == {"key", "pulse_round", "blinded_hash"}


def test_an_answer_can_be_replaced_and_counts_once(circle: Circle, cast: Cast) -> None:
    phone = Phone.of_member(circle.open_round, cast.rae).answer(3)
    before = bytes(PulseBallot.objects.get().sealed)
    phone.answer(9)
    assert bytes(PulseBallot.objects.get().sealed) != before
    columns = {field.name for field in PulseBallot._meta.get_fields()}
    assert columns == {"key", "pulse_round", "token_hash", "sealed"}


def test_a_forged_token_is_refused(circle: Circle, cast: Cast) -> None:
    phone = Phone.of_member(circle.open_round, cast.rae)
    phone.prepared = secrets.token_bytes(64)
    with pytest.raises(TokenNotValid):
        phone.answer()
    phone.signature = secrets.token_bytes(256)
    with pytest.raises(TokenNotValid):
        phone.answer()
    assert not PulseBallot.objects.exists()


def test_a_token_of_another_round_or_group_is_refused(circle: Circle, cast: Cast) -> None:
    other = thursday_circle(cast)
    of_other = Phone.of_member(other.open_round, other.people[0])
    of_coming = Phone.of_member(circle.coming, cast.rae)
    for phone in (of_other, of_coming):
        phone.round = circle.open_round
        with pytest.raises(TokenNotValid):
            phone.answer()


def test_a_round_that_is_coming_or_over_takes_no_answer(circle: Circle, cast: Cast) -> None:
    early = Phone.of_member(circle.coming, cast.rae)
    with pytest.raises(RoundNotOpen):
        early.answer()
    phones = circle.answer([5, 6, 7, 5, 6, 7])
    over: PulseRound = circle.open_round
    assert close_due_rounds(now=MORNING + 7 * DAY).released == 1
    with pytest.raises(RoundNotOpen):
        phones[0].answer()
    with pytest.raises(RoundNotOpen):
        Phone.of_member(over, cast.rae)
    assert not PulseBallot.objects.exists()


def test_a_round_that_nobody_knows_is_refused(circle: Circle, cast: Cast) -> None:
    phone = Phone.of_member(circle.open_round, cast.rae)
    with pytest.raises(RoundUnknown):
        accept_ballot(
            round_id=uuid4(),
            prepared=phone.prepared,
            signature=phone.signature,
            sealed=phone.sealed(b"{}"),
        )


@pytest.mark.parametrize("part", ["prepared", "signature", "sealed"])
@pytest.mark.parametrize("change", [-1, 1])
def test_sizes_are_exact(circle: Circle, cast: Cast, part: str, change: int) -> None:
    phone = Phone.of_member(circle.open_round, cast.rae)
    parts = {
        "prepared": phone.prepared,
        "signature": phone.signature,
        "sealed": phone.sealed(b"{}"),
    }
    parts[part] = parts[part][:-1] if change < 0 else parts[part] + b"\x00"
    with pytest.raises(BallotMalformed):
        accept_ballot(round_id=circle.open_round.pk, **parts)
