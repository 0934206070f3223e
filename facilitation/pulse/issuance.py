"""Giving out tokens: one for each person or seat and round, blind, so that it names nobody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, NotThere
from facilitation.programs.models import Person
from facilitation.pulse.models import PulseRound
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
    raise NotImplementedError


def round_of_session(group_session: GroupSession) -> PulseRound:
    """The round that the phones in this session's room can answer. Raises `NoPulse`."""
    raise NotImplementedError


def issue_to_seat(*, group_session: GroupSession, seat_key: int, blinded_message: bytes) -> bytes:
    """A blind signature (256 bytes) for a seat in the room of a session that has a round.

    `seat_key` is the key of a seat whose token was presented. The same `blinded_message` (256
    bytes) again gets the same signature. Raises `NoPulse`, also for a seat of another room,
    `RoundNotOpen`, `TokenAlreadyIssued`, `BlindedMessageNotValid`.
    """
    raise NotImplementedError
