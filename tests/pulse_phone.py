"""What a phone does in a pulse: a blind token, sealed answers, a ballot; and rounds to answer."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from facilitation.groups.models import SupportGroup
from facilitation.pulse.blind_signing import blind, finalize, prepare
from facilitation.pulse.making import lock_program, make_round, move_round
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.round_keys import RoundKeys, new_round_keys
from facilitation.pulse.sealing import pad, seal
from facilitation.pulse.windows import Window

Json = dict[str, Any]


class PulsePhone:
    """One phone and one round, as the API describes it. Its token message is made at once."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        self.round = described
        self.issuer = from_base64url(described["issuer_key"])
        self.prepared = prepare(secrets.token_bytes(32))
        self._blinded = blind(self.issuer, self.prepared)
        self.signature = b""

    @property
    def blinded_message(self) -> str:
        return base64url(self._blinded.message)

    @property
    def token_hash(self) -> bytes:
        return hashlib.sha256(self.prepared).digest()

    def take(self, answer: Mapping[str, str]) -> PulsePhone:
        """Unblind what `.../tokens` answered; it fails unless the round signed this message."""
        signed = from_base64url(answer["blind_signature"])
        self.signature = finalize(self.issuer, self.prepared, signed, self._blinded.inverse)
        return self

    def ballot(self, **answers: int | str) -> Json:
        """The body of `POST pulse/ballots`. Item ids have hyphens: write them with underscores."""
        named = {name.replace("_", "-"): answer for name, answer in answers.items()}
        text = json.dumps({"v": 1, "answers": named}, sort_keys=True, separators=(",", ":"))
        sealed = seal(
            from_base64url(self.round["sealing_key"]),
            pad(text.encode()),
            b"in-this-room pulse v1 " + str(self.round["id"]).encode(),
            self.token_hash,
        )
        return {
            "round": self.round["id"],
            "prepared": base64url(self.prepared),
            "signature": base64url(self.signature),
            "sealed": base64url(sealed),
        }

    def full_ballot(self, score: int = 7) -> Json:
        """Every question answered: scales with `score`."""
        words: dict[str, int | str] = {
            "0-10": score,
            "yes_partly_no": "partly",
            "first_or_returning": "returning",
        }
        return self.ballot(**{each["id"]: words[each["kind"]] for each in self.round["items"]})


def open_round_of(support_group: SupportGroup, **times: datetime) -> PulseRound:
    """An open calendar round of the group, without waiting for the calendar."""
    pulse_round = coming_round_of(support_group, **times)
    move_round(pulse_round, RoundStatus.OPEN)
    pulse_round.save(update_fields=["status"])
    return pulse_round


def coming_round_of(support_group: SupportGroup, **times: datetime) -> PulseRound:
    now = timezone.now()
    window = Window(
        **{"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(days=7), **times}
    )
    with transaction.atomic():
        lock_program(support_group.program_id)
        return make_round(support_group=support_group, window=window, keys=_keys(), now=now)


@cache
def _keys() -> RoundKeys:
    """Made once for all tests: it takes longer than everything else in most of them."""
    return new_round_keys()


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
