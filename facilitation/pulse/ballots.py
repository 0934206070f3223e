"""Taking sealed answers from whoever holds a token. Nobody is asked who they are."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.digest_key import key_of
from facilitation.errors import Conflict, Invalid, NotThere
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.blind_signing import PREFIX_BYTES, SIGNATURE_BYTES, is_valid
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.sealing import SEALED_BYTES

NONCE_BYTES = 32
PREPARED_BYTES = PREFIX_BYTES + NONCE_BYTES


class RoundUnknown(NotThere):
    code = "round_unknown"
    detail = _("There is no such round. Open the app again to see what is asked now.")


class RoundNotOpen(Conflict):
    code = "round_not_open"
    detail = _("This round is not open, so this answer was not recorded.")


class TokenNotValid(Invalid):
    code = "token_not_valid"
    detail = _("This token was not issued for this round, so the answer was not recorded.")


class BallotMalformed(Invalid):
    code = "ballot_malformed"
    detail = _("This answer was not packed as rounds ask for. Update the app and answer again.")


def accept_ballot(*, round_id: UUID, prepared: bytes, signature: bytes, sealed: bytes) -> None:
    """Store a sealed answer under its token, in place of an earlier one; then it is on disk.

    `prepared` (64 bytes) is the token's message, `signature` (256 bytes) the round's signature of
    it, `sealed` (304 bytes) the padded answers, sealed to the block's key. A round takes ballots
    until it is closed, which may be some minutes after its `closes_at`. Raises `BallotMalformed`,
    `RoundUnknown`, `RoundNotOpen`, `TokenNotValid`.
    """
    _check_sizes(prepared=prepared, signature=signature, sealed=sealed)
    pulse_round = PulseRound.objects.filter(pk=round_id).first()
    if pulse_round is None:
        raise RoundUnknown
    if not is_valid(bytes(pulse_round.issuer_public), prepared, signature):
        raise TokenNotValid
    token_hash = hashlib.sha256(prepared).digest()
    with transaction.atomic():
        # A close counts either with this ballot or before it, never while it is on its way in.
        pulse_round = PulseRound.objects.select_for_update().get(pk=round_id)
        if pulse_round.status != RoundStatus.OPEN:
            raise RoundNotOpen
        # PostgreSQL keeps the replaced row until it has vacuumed: sealed, as this one is.
        PulseBallot.objects.update_or_create(
            key=key_of(token_hash),
            defaults={"pulse_round": pulse_round, "token_hash": token_hash, "sealed": sealed},
        )


def _check_sizes(*, prepared: bytes, signature: bytes, sealed: bytes) -> None:
    """Before anything is calculated with what a stranger sent."""
    sizes = (len(prepared), len(signature), len(sealed))
    if sizes != (PREPARED_BYTES, SIGNATURE_BYTES, SEALED_BYTES):
        raise BallotMalformed
