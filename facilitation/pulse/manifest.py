"""The public, chained record of a group's rounds: what each phone pins before it answers.

Everybody sees the same one, without credentials, so a key made for one member alone would show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from facilitation.groups.models import SupportGroup
from facilitation.pulse.ballot_box import ManifestEntry, ManifestKind
from facilitation.pulse.models import PulseRound

BEFORE_THE_FIRST = bytes(32)


def canonical(document: Mapping[str, Any]) -> str:
    """One spelling of a JSON document, so that its hash is one, too."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def record(
    *, pulse_round: PulseRound, kind: ManifestKind, facts: Mapping[str, Any] | None = None
) -> ManifestEntry:
    """Add an entry to the chain of the round's group.

    Call it in the transaction that did what it says, under the lock of the program's row: two
    entries at once would follow the same one. `facts` are the fields beside `kind` and `round`.
    """
    chain = ManifestEntry.objects.filter(support_group=pulse_round.support_group_id)
    last = chain.order_by("-number").first()
    before = bytes.fromhex(last.hash) if last else BEFORE_THE_FIRST
    body = canonical({"kind": kind.value, "round": str(pulse_round.pk), **(facts or {})})
    return ManifestEntry.objects.create(
        support_group_id=pulse_round.support_group_id,
        pulse_round=pulse_round,
        number=last.number + 1 if last else 1,
        kind=kind,
        body=body,
        hash=hashlib.sha256(before + body.encode()).hexdigest(),
    )


def chain_of(support_group: SupportGroup) -> list[ManifestEntry]:
    """All entries of a group, the first one first."""
    return list(ManifestEntry.objects.filter(support_group=support_group))


def opening_entry(pulse_round: PulseRound) -> ManifestEntry:
    """The entry whose hash the four words of a round are made from."""
    return pulse_round.manifest_entries.get(kind=ManifestKind.OPENED)
