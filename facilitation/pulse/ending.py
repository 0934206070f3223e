"""What can become of an open round: extended, closed, released, or destroyed unread.

Each of these is called under the program's lock, in the transaction of the whole closing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from facilitation.digest_key import key_of
from facilitation.pulse.ballot_box import CountedToken, ManifestKind
from facilitation.pulse.making import (
    base64url,
    move_round,
    record_extension,
    reset_window,
)
from facilitation.pulse.manifest import record
from facilitation.pulse.models import (
    BlockStatus,
    PulseBlock,
    PulseRound,
    RoundStatus,
    SealedWhy,
)
from facilitation.pulse.rounds import coming_round, next_window
from facilitation.pulse.windows import midnight
from facilitation.traces import leave_no_trace

WITHOUT_A_CALENDAR = timedelta(days=28)  # whoever stopped asking still gets an open round's result


def extend_round(pulse_round: PulseRound, *, why: SealedWhy, now: datetime) -> None:
    """Leave a calendar round open through the next window, with the same tokens and keys.

    The coming round is put off until after it. Nothing stays open after `destroy_on`.
    """
    group = pulse_round.support_group
    window = next_window(group, now=now)
    closes_at = window.closes_at if window else now + WITHOUT_A_CALENDAR
    zone = ZoneInfo(group.program.time_zone)
    pulse_round.closes_at = min(closes_at, midnight(pulse_round.destroy_on, zone))
    pulse_round.extensions += 1
    hold_back(pulse_round, why=why)
    pulse_round.save(update_fields=["closes_at", "extensions"])
    record_extension(pulse_round)
    coming = coming_round(group)
    if coming and coming.opens_at < pulse_round.closes_at:
        after = next_window(group, now=now)
        assert after is not None  # noqa: S101  (without a calendar there is no coming round)
        reset_window(coming, after)


def hold_back(pulse_round: PulseRound, *, why: SealedWhy) -> None:
    """Say why a round stays sealed."""
    pulse_round.sealed_why = why
    pulse_round.widened = pulse_round.widened or why == SealedWhy.ROSTER_CHANGED
    pulse_round.save(update_fields=["sealed_why", "widened"])


def close_round(pulse_round: PulseRound, *, roster_size: int) -> None:
    """Publish which tokens were spent, and forget who got one. The answers stay sealed."""
    move_round(pulse_round, RoundStatus.CLOSED)
    pulse_round.save(update_fields=["status"])
    hashes = sorted(
        bytes(each) for each in pulse_round.ballots.values_list("token_hash", flat=True)
    )
    CountedToken.objects.bulk_create(
        CountedToken(key=key_of(each), pulse_round=pulse_round, token_hash=each) for each in hashes
    )
    record(
        pulse_round=pulse_round,
        kind=ManifestKind.CLOSED,
        facts={
            "ballots": len(hashes),
            "roster_size": roster_size,
            "token_hashes_sha256": base64url(hashlib.sha256(b"".join(hashes)).digest()),
        },
    )
    pulse_round.tokens_issued.all().delete()
    pulse_round.roster_changes.all().delete()
    leave_no_trace()


def end_block(block: PulseBlock, rounds: Sequence[PulseRound]) -> None:
    """The closed rounds of a block have left it: their ballots are deleted."""
    for pulse_round in rounds:
        _end(pulse_round, RoundStatus.RELEASED, ManifestKind.RELEASED)
    _end_block(block, BlockStatus.RELEASED)


def destroy_block(block: PulseBlock) -> int:
    """Delete what is sealed in a block, unread; returns how many rounds ended with it."""
    rounds = block.rounds.exclude(status__in=[RoundStatus.RELEASED, RoundStatus.DESTROYED])
    ending = list(rounds.select_for_update().order_by("number"))
    for pulse_round in ending:
        _end(pulse_round, RoundStatus.DESTROYED, ManifestKind.DESTROYED)
    _end_block(block, BlockStatus.DESTROYED)
    return len(ending)


def _end(pulse_round: PulseRound, status: RoundStatus, kind: ManifestKind) -> None:
    move_round(pulse_round, status)
    pulse_round.save(update_fields=["status"])
    pulse_round.ballots.all().delete()
    pulse_round.tokens_issued.all().delete()
    pulse_round.roster_changes.all().delete()
    record(pulse_round=pulse_round, kind=kind)


def _end_block(block: PulseBlock, status: BlockStatus) -> None:
    block.status = status
    block.save(update_fields=["status"])
    leave_no_trace()
