"""Making one round: its keys outside the database, its row, and its first public entry."""

from __future__ import annotations

import base64
import hashlib
import uuid
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max

from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Program
from facilitation.pulse import blind_signing
from facilitation.pulse.ballot_box import ManifestKind
from facilitation.pulse.items import items_for
from facilitation.pulse.manifest import record
from facilitation.pulse.models import (
    KEPT_SEALED,
    ROUND_LIFECYCLE,
    PulseBlock,
    PulseRound,
    RoundStatus,
)
from facilitation.pulse.release import in_force
from facilitation.pulse.round_keys import (
    RoundKeys,
    block_name,
    keep_new_sealing_key,
    keep_round_keys,
)
from facilitation.pulse.windows import Window, day_in
from facilitation.sessions.models import GroupSession


def lock_program(program_id: UUID) -> Program:
    """Whoever makes, opens or closes a round of the program waits here until the other is done."""
    return Program.objects.select_for_update().get(pk=program_id)


def make_round(
    *,
    support_group: SupportGroup,
    window: Window,
    keys: RoundKeys,
    now: datetime,
    block: PulseBlock | None = None,
    group_session: GroupSession | None = None,
) -> PulseRound:
    """A coming round; a new block is made unless one is handed in. Under the program's lock.

    Raises `PulseNotSetUp` where the server has no place for keys.
    """
    zone = ZoneInfo(support_group.program.time_zone)
    block = block or _make_block(support_group, now=now, zone=zone)
    number = 1 + (support_group.pulse_rounds.aggregate(last=Max("number"))["last"] or 0)
    pulse_round = PulseRound(
        id=uuid.uuid4(),
        block=block,
        support_group=support_group,
        group_session=group_session,
        number=number,
        items=[item.id for item in items_for(number)],
        issuer_public=blind_signing.public_part(keys.issuer),
        opens_at=window.opens_at,
        closes_at=window.closes_at,
        destroy_on=day_in(zone, window.closes_at) + KEPT_SEALED,
    )
    # A key without a row is found and destroyed by the next run; a row without a key would promise
    # what nobody can keep.
    keep_round_keys(pulse_round.pk, keys)
    pulse_round.save(force_insert=True)
    record(pulse_round=pulse_round, kind=ManifestKind.OPENED, facts=_opening_facts(pulse_round))
    return pulse_round


def move_round(pulse_round: PulseRound, to: RoundStatus) -> None:
    """Raises `MoveNotAllowed` when the declared graph has no such edge. The caller saves."""
    ROUND_LIFECYCLE.check(source=RoundStatus(pulse_round.status), target=to)
    pulse_round.status = to


def reset_window(pulse_round: PulseRound, window: Window) -> None:
    """Put off a coming round, and say so to everybody. Under the program's lock."""
    zone = ZoneInfo(pulse_round.support_group.program.time_zone)
    pulse_round.opens_at, pulse_round.closes_at = window.opens_at, window.closes_at
    pulse_round.destroy_on = day_in(zone, window.closes_at) + KEPT_SEALED
    pulse_round.save(update_fields=["opens_at", "closes_at", "destroy_on"])
    record_extension(pulse_round)


def record_extension(pulse_round: PulseRound) -> None:
    facts = {"closes_at": pulse_round.closes_at.isoformat()}
    record(pulse_round=pulse_round, kind=ManifestKind.EXTENDED, facts=facts)


def base64url(raw: bytes) -> str:
    """Without padding, as everything in a manifest is written."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _make_block(support_group: SupportGroup, *, now: datetime, zone: ZoneInfo) -> PulseBlock:
    block_id = uuid.uuid4()
    return PulseBlock.objects.create(
        id=block_id,
        support_group=support_group,
        sealing_public=keep_new_sealing_key(block_name(block_id)),
        made_on=day_in(zone, now),
    )


def _opening_facts(pulse_round: PulseRound) -> dict[str, object]:
    by_roster = pulse_round.group_session_id is None
    return {
        "support_group": str(pulse_round.support_group_id),
        "way": pulse_round.way,
        "issuer_key_sha256": base64url(hashlib.sha256(pulse_round.issuer_public).digest()),
        "sealing_key": base64url(bytes(pulse_round.block.sealing_public)),
        "floor": in_force().group_floor,
        "roster_size": pulse_round.support_group.members.count() if by_roster else None,
        "items": pulse_round.items,
        "opens_at": pulse_round.opens_at.isoformat(),
        "closes_at": pulse_round.closes_at.isoformat(),
    }
