"""The secrets of rounds and blocks: making them, finding them, and destroying them in the end."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from facilitation.digest_key import key_of
from facilitation.programs.models import Program
from facilitation.pulse import blind_signing, sealing
from facilitation.pulse.key_store import KeyGone, key_store
from facilitation.pulse.models import GIVING_TOKENS, BlockStatus, PulseBlock, PulseRound
from facilitation.pulse.released import ProgramBlock

SECRET_BYTES = 32

log = logging.getLogger("in_this_room.pulse")


@dataclass(frozen=True, repr=False)
class RoundKeys:
    """`issuer` signs tokens (PKCS8 DER); `secret` keys the rows that say a token was issued."""

    issuer: bytes
    secret: bytes

    def row_key(self, who: str) -> int:
        """Where the issuance to `who` stands. Without the secret nobody can compute it."""
        return key_of(hashlib.blake2b(who.encode(), digest_size=8, key=self.secret).digest())


def new_round_keys() -> RoundKeys:
    """Takes up to half a second: an RSA key is made."""
    return RoundKeys(blind_signing.new_issuer_key(), secrets.token_bytes(SECRET_BYTES))


def keep_round_keys(round_id: UUID, keys: RoundKeys) -> None:
    """Put them away durably. Call it under the program's lock, before its row is committed."""
    text = {"issuer": _as_text(keys.issuer), "secret": _as_text(keys.secret)}
    key_store().put(round_name(round_id), json.dumps(text).encode())


def round_keys(pulse_round: PulseRound) -> RoundKeys:
    """Raises `KeyGone` when the round no longer issues tokens."""
    text = json.loads(key_store().get(round_name(pulse_round.pk)))
    return RoundKeys(base64.b64decode(text["issuer"]), base64.b64decode(text["secret"]))


def keep_new_sealing_key(name: str) -> bytes:
    """Make a sealing key, put it away, and return its public part (32 bytes)."""
    private = sealing.new_sealing_key()
    key_store().put(name, private)
    return sealing.public_part(private)


def has_key(name: str) -> bool:
    try:
        key_store().get(name)
    except KeyGone:
        return False
    return True


def round_name(round_id: UUID) -> str:
    return f"round-{round_id}"


def block_name(block_id: UUID) -> str:
    return f"block-{block_id}"


def program_block_name(block_id: UUID) -> str:
    return f"program-block-{block_id}"


def destroy_dead_keys() -> int:
    """Destroy every key of a round or block that is no longer alive; returns how many.

    Call it outside any transaction, so that what it reads is committed. A run that died between its
    commit and this leaves its keys to the next one. Keys that the database has never heard of (it
    was restored from a backup, or a run died before its commit) are destroyed, too.
    """
    # Names first, then the lock: whoever makes a round puts its key away under the lock, so that a
    # key which is named here and has no committed row after the lock belongs to nothing.
    names = set(key_store().names())
    if names <= _names(alive=True):
        return 0
    with transaction.atomic():
        list(Program.objects.select_for_update().order_by("pk").values_list("pk"))
        known, alive = _names(), _names(alive=True)
    if not names & known:
        # Not one of them: this is more likely another database's folder than all of them litter.
        log.error("PULSE_KEY_DIR holds keys, and none of them is of this database")
        return 0
    for name in sorted(names - alive):
        key_store().destroy(name)
    return len(names - alive)


def _names(*, alive: bool = False) -> set[str]:
    """Of the keys of all rounds and blocks, or of those that are still needed."""
    rounds, blocks = PulseRound.objects.all(), PulseBlock.objects.all()
    sums = ProgramBlock.objects.all()
    if alive:
        rounds = rounds.filter(status__in=GIVING_TOKENS)
        blocks = blocks.filter(status=BlockStatus.SEALED)
        sums = sums.filter(ended=False)
    return {
        *map(round_name, rounds.values_list("pk", flat=True)),
        *map(block_name, blocks.values_list("pk", flat=True)),
        *map(program_block_name, sums.values_list("pk", flat=True)),
    }


def _as_text(secret: bytes) -> str:
    return base64.b64encode(secret).decode()
