"""What the phone client does in a roster round, in a few lines: one token, one sealed message."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from facilitation.programs.models import Person
from facilitation.pulse.ballots import accept_ballot
from facilitation.pulse.blind_signing import blind, finalize, prepare
from facilitation.pulse.issuance import issue_to_member
from facilitation.pulse.models import PulseRound
from facilitation.pulse.sealing import pad, seal

INFO = b"in-this-room pulse v1 "


@dataclass(frozen=True)
class Token:
    round_id: UUID
    sealing_key: bytes
    prepared: bytes
    signature: bytes

    @property
    def hash(self) -> bytes:
        return hashlib.sha256(self.prepared).digest()


def fetch_token(pulse_round: PulseRound, person: Person) -> Token:
    """Signed in, with an account; the server signs what it cannot read."""
    public = bytes(pulse_round.issuer_public)
    prepared = prepare(secrets.token_bytes(32))
    blinded = blind(public, prepared)
    answer = issue_to_member(
        pulse_round=pulse_round, person=person, blinded_message=blinded.message
    )
    signature = finalize(public, prepared, answer, blinded.inverse)
    return Token(pulse_round.pk, bytes(pulse_round.block.sealing_public), prepared, signature)


def packed(answers: dict[str, int | str]) -> bytes:
    """The canonical JSON of the answers; none of them for a blank."""
    document = {"v": 1, "answers": answers}
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def send(token: Token, answers: dict[str, int | str]) -> None:
    """Without an account: the token and a text of 304 bytes, whatever is in it."""
    info = INFO + str(token.round_id).encode()
    sealed = seal(token.sealing_key, pad(packed(answers)), info, token.hash)
    accept_ballot(
        round_id=token.round_id, prepared=token.prepared, signature=token.signature, sealed=sealed
    )
