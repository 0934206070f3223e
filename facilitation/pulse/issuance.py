"""Giving out tokens: one for each person or seat and round, blind, so that it names nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, DomainError, NotThere
from facilitation.groups.models import GroupMember
from facilitation.programs.models import Person
from facilitation.pulse.ballot_box import TokenIssued
from facilitation.pulse.ballots import RoundNotOpen, RoundUnknown
from facilitation.pulse.blind_signing import BlindSigner
from facilitation.pulse.group_commit import GroupCommit
from facilitation.pulse.key_store import KeyGone
from facilitation.pulse.models import GIVING_TOKENS, PulseRound
from facilitation.pulse.round_keys import RoundKeys, round_keys
from facilitation.sessions.models import GroupSession


class NoPulse(NotThere):
    code = "no_pulse"
    detail = _("Nobody is asked in this session.")


class TokenAlreadyIssued(Conflict):
    code = "token_already_issued"
    detail = _("This round's one token was fetched by another phone or browser of yours.")


class AllTokensGiven(Conflict):
    code = "all_tokens_given"
    detail = _("This round has given out as many tokens as it may.")


@dataclass(frozen=True)
class Application:
    """Somebody who asks for the token of a round. `at_most`: as many as it may give out, if any."""

    pulse_round: PulseRound
    who: str
    blinded_message: bytes
    at_most: int | None = None


def issue_to_member(*, pulse_round: PulseRound, person: Person, blinded_message: bytes) -> bytes:
    """A blind signature (256 bytes) for somebody on the roster of a coming or open roster round.

    The same `blinded_message` (256 bytes) again gets the same signature. Raises `RoundUnknown`
    for anybody else's round, `RoundNotOpen`, `TokenAlreadyIssued`, `BlindedMessageNotValid`.
    """
    if pulse_round.group_session_id is not None:
        raise RoundUnknown
    return _issue(Application(pulse_round, str(person.pk), blinded_message))


def round_of_session(group_session: GroupSession) -> PulseRound:
    """The round that the phones in this session's room can answer. Raises `NoPulse`."""
    rounds = PulseRound.objects.select_related("block", "support_group")
    pulse_round = rounds.filter(group_session=group_session).first()
    if pulse_round is None:
        raise NoPulse
    return pulse_round


def issue_to_seat(
    *,
    group_session: GroupSession,
    seat_key: int,
    blinded_message: bytes,
    at_most: int | None = None,
) -> bytes:
    """A blind signature (256 bytes) for a seat in the room of a session that has a round.

    `seat_key` is the key of a seat whose token was presented. The same `blinded_message` (256
    bytes) again gets the same signature. Raises `NoPulse`, also for a seat of another room,
    `AllTokensGiven` when the round has given out `at_most` already, `RoundNotOpen`,
    `TokenAlreadyIssued`, `BlindedMessageNotValid`.
    """
    pulse_round = round_of_session(group_session)
    return _issue(Application(pulse_round, str(seat_key), blinded_message, at_most))


def issue_together(applications: Sequence[Application]) -> list[bytes | Exception]:
    """In one transaction, for 1 or more applications for the same round: a signature or an error
    for each, in their order."""
    pulse_round = applications[0].pulse_round
    try:
        keys = round_keys(pulse_round)
    except KeyGone:
        return [RoundNotOpen() for _each in applications]
    # Signed before anything is stored: what cannot be signed must not use up somebody's one token.
    signed = _signed(pulse_round, keys, applications)
    with transaction.atomic():
        # The close waits for this row, or this for the close: nobody gets a second token after it.
        pulse_round = PulseRound.objects.select_for_update().get(pk=pulse_round.pk)
        if pulse_round.status not in GIVING_TOKENS:
            return [RoundNotOpen() for _each in applications]
        return _stored(pulse_round, keys, applications, signed)


def _issue(application: Application) -> bytes:
    if not connection.in_atomic_block:
        return _queue(application.pulse_round.pk).ask(application)
    # The caller may yet roll back: nobody else's token may hang on that.
    [outcome] = issue_together([application])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


@lru_cache(maxsize=256)
def _queue(_pulse_round_id: UUID) -> GroupCommit[Application, bytes]:
    """One for each round. (One that was forgotten while in use shares less, and loses nothing.)"""
    return GroupCommit(issue_together)


def _signed(
    pulse_round: PulseRound, keys: RoundKeys, applications: Sequence[Application]
) -> list[bytes | Exception]:
    kind = _kind(pulse_round)
    entitled = kind.entitled(pulse_round, {application.who for application in applications})
    signer = BlindSigner(keys.issuer)
    signed: list[bytes | Exception] = []
    for application in applications:
        if application.who not in entitled:
            signed.append(kind.stranger())
            continue
        try:
            signed.append(signer.sign(application.blinded_message))
        except DomainError as error:
            signed.append(error)
    return signed


def _stored(
    pulse_round: PulseRound,
    keys: RoundKeys,
    applications: Sequence[Application],
    signed: Sequence[bytes | Exception],
) -> list[bytes | Exception]:
    """Keep a row for everybody who has none; who has one gets the signature only of its message."""
    name = _kind(pulse_round).name
    row_keys = [keys.row_key(f"{name}:{application.who}") for application in applications]
    kept = {
        key: bytes(blinded_hash)
        for key, blinded_hash in TokenIssued.objects.filter(key__in=row_keys).values_list(
            "key", "blinded_hash"
        )
    }
    given_out = _given_out(pulse_round, applications)
    new: list[TokenIssued] = []
    outcomes: list[bytes | Exception] = []
    for key, application, outcome in zip(row_keys, applications, signed, strict=True):
        if isinstance(outcome, Exception):
            outcomes.append(outcome)
            continue
        blinded_hash = hashlib.sha256(application.blinded_message).digest()
        if key not in kept:
            if application.at_most is not None and given_out + len(new) >= application.at_most:
                outcomes.append(AllTokensGiven())
                continue
            kept[key] = blinded_hash
            new.append(TokenIssued(key=key, pulse_round=pulse_round, blinded_hash=blinded_hash))
        outcomes.append(outcome if kept[key] == blinded_hash else TokenAlreadyIssued())
    TokenIssued.objects.bulk_create(new)
    return outcomes


def _given_out(pulse_round: PulseRound, applications: Sequence[Application]) -> int:
    """Counted only when one of them asks for it."""
    if all(application.at_most is None for application in applications):
        return 0
    return pulse_round.tokens_issued.count()


@dataclass(frozen=True)
class _Kind:
    """Who can have a round's tokens: `entitled` finds which of some names can."""

    name: str
    entitled: Callable[[PulseRound, set[str]], set[str]]
    stranger: type[DomainError]


def _kind(pulse_round: PulseRound) -> _Kind:
    return MEMBERS if pulse_round.group_session_id is None else SEATS


def _members(pulse_round: PulseRound, names: set[str]) -> set[str]:
    places = GroupMember.objects.filter(
        support_group=pulse_round.support_group_id, person__in=[UUID(name) for name in names]
    )
    return {str(person) for person in places.order_by().values_list("person", flat=True)}


def _seats(pulse_round: PulseRound, names: set[str]) -> set[str]:
    sessions = GroupSession.objects.filter(
        pulse_round=pulse_round, live_room__seats__key__in=[int(name) for name in names]
    )
    return {str(key) for key in sessions.order_by().values_list("live_room__seats__key", flat=True)}


MEMBERS = _Kind("member", _members, RoundUnknown)
SEATS = _Kind("seat", _seats, NoPulse)
