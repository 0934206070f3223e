"""What a member's phone does in a pulse round: fetch a token, seal the answers, hand them in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

from facilitation.programs.models import Person
from facilitation.pulse.ballots import NONCE_BYTES, accept_ballot
from facilitation.pulse.blind_signing import blind, finalize, prepare
from facilitation.pulse.counting import VERSION, sealing_info
from facilitation.pulse.issuance import issue_to_member
from facilitation.pulse.items import Answer
from facilitation.pulse.manifest import canonical
from facilitation.pulse.models import PulseRound
from facilitation.pulse.sealing import pad, seal


def answer_round(pulse_round: PulseRound, person: Person, answers: Mapping[str, Answer]) -> None:
    """Answer an open calendar round once, by item id. Raises what issuing and accepting raise."""
    issuer = bytes(pulse_round.issuer_public)
    prepared = prepare(secrets.token_bytes(NONCE_BYTES))
    blinded = blind(issuer, prepared)
    blind_signature = issue_to_member(
        pulse_round=pulse_round, person=person, blinded_message=blinded.message
    )
    accept_ballot(
        round_id=pulse_round.pk,
        prepared=prepared,
        signature=finalize(issuer, prepared, blind_signature, blinded.inverse),
        sealed=seal(
            bytes(pulse_round.block.sealing_public),
            pad(canonical({"v": VERSION, "answers": dict(answers)}).encode()),
            sealing_info(pulse_round.pk),
            hashlib.sha256(prepared).digest(),
        ),
    )
