"""Giving out tokens: one for each person or seat and round, blind, so that it names nobody."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, NotThere
from facilitation.groups.models import GroupMember
from facilitation.programs.models import Person
from facilitation.pulse.ballot_box import TokenIssued
from facilitation.pulse.ballots import RoundNotOpen, RoundUnknown
from facilitation.pulse.blind_signing import blind_sign
from facilitation.pulse.key_store import KeyGone
from facilitation.pulse.models import GIVING_TOKENS, PulseRound
from facilitation.pulse.round_keys import round_keys
from facilitation.sessions.models import GroupSession


class NoPulse(NotThere):
    code = "no_pulse"
    detail = _("Nobody is asked in this session.")


class TokenAlreadyIssued(Conflict):
    code = "token_already_issued"
    detail = _("This round's one token was fetched by another phone or browser of yours.")


def issue_to_member(*, pulse_round: PulseRound, person: Person, blinded_message: bytes) -> bytes:
    """A blind signature (256 bytes) for somebody on the roster of a coming or open roster round.

    The same `blinded_message` (256 bytes) again gets the same signature. Raises `RoundUnknown`
    for anybody else's round, `RoundNotOpen`, `TokenAlreadyIssued`, `BlindedMessageNotValid`.
    """
    is_on_roster = GroupMember.objects.filter(
        support_group=pulse_round.support_group_id, person=person
    ).exists()
    if not is_on_roster or pulse_round.group_session_id is not None:
        raise RoundUnknown
    return _issue(pulse_round, f"member:{person.pk}", blinded_message)


def round_of_session(group_session: GroupSession) -> PulseRound:
    """The round that the phones in this session's room can answer. Raises `NoPulse`."""
    rounds = PulseRound.objects.select_related("block", "support_group")
    pulse_round = rounds.filter(group_session=group_session).first()
    if pulse_round is None:
        raise NoPulse
    return pulse_round


def issue_to_seat(*, group_session: GroupSession, seat_key: int, blinded_message: bytes) -> bytes:
    """A blind signature (256 bytes) for a seat in the room of a session that has a round.

    `seat_key` is the key of a seat whose token was presented. The same `blinded_message` (256
    bytes) again gets the same signature. Raises `NoPulse`, also for a seat of another room,
    `RoundNotOpen`, `TokenAlreadyIssued`, `BlindedMessageNotValid`.
    """
    pulse_round = round_of_session(group_session)
    in_its_room = GroupSession.objects.filter(
        pk=group_session.pk, live_room__seats__key=seat_key
    ).exists()
    if not in_its_room:
        raise NoPulse
    return _issue(pulse_round, f"seat:{seat_key}", blinded_message)


def _issue(pulse_round: PulseRound, who: str, blinded_message: bytes) -> bytes:
    try:
        keys = round_keys(pulse_round)
    except KeyGone:
        raise RoundNotOpen from None
    # Signed before anything is stored: what cannot be signed must not use up somebody's one token.
    signature = blind_sign(keys.issuer, blinded_message)
    blinded_hash = hashlib.sha256(blinded_message).digest()
    with transaction.atomic():
        # The close waits for this row, or this for the close: nobody gets a second token after it.
        pulse_round = PulseRound.objects.select_for_update().get(pk=pulse_round.pk)
        if pulse_round.status not in GIVING_TOKENS:
            raise RoundNotOpen
        key = keys.row_key(who)
        stored = TokenIssued.objects.filter(key=key).values_list("blinded_hash", flat=True).first()
        if stored is None:
            TokenIssued(key=key, pulse_round=pulse_round, blinded_hash=blinded_hash).save(
                force_insert=True
            )
        elif bytes(stored) != blinded_hash:
            raise TokenAlreadyIssued
    return signature
