"""Releasing a block to its group: the values that may be told, and the sums for the program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitation.groups.models import SupportGroup
from facilitation.pulse.ending import end_block
from facilitation.pulse.items import item
from facilitation.pulse.models import PulseRound
from facilitation.pulse.release import Ballots, Sums, group_values, sums_of
from facilitation.pulse.released import GroupRelease
from facilitation.pulse.rosters import Asked, held_in_group
from facilitation.pulse.windows import day_in


@dataclass(frozen=True)
class WaitingSums:
    """A group's sums on their way into the program's block, with the days they are of."""

    sums: Sums
    from_on: date
    sealed_on: date


def release_block(
    rounds: Sequence[tuple[PulseRound, Ballots]], *, asked: Asked, now: datetime
) -> WaitingSums:
    """Write what the group may see of these rounds of one block, and delete their ballots.

    `asked` is who could answer the round that passed. The answers go no further than this call.
    Under the program's lock, in the transaction of the whole closing.
    """
    pulse_rounds = [pulse_round for pulse_round, _ballots in rounds]
    ballots = [own for _pulse_round, own in rounds]
    group = pulse_rounds[0].support_group
    zone = ZoneInfo(group.program.time_zone)
    today = day_in(zone, now)
    items = [item(key) for key in dict.fromkeys(key for each in pulse_rounds for key in each.items)]
    held = held_in_group(group, asked, today=today)
    values = group_values(ballots, items, held=held)
    GroupRelease.objects.create(
        support_group=group,
        released_on=today,
        rounds=[each.number for each in pulse_rounds],
        n_band=values.n_band,
        values=values.as_json()["items"],
        roster=asked.roster,
        seats=asked.seats,
        came_or_left=asked.came_or_left,
    )
    end_block(pulse_rounds[0].block, pulse_rounds)
    return WaitingSums(
        sums=sums_of(ballots, items, group=name_in_sums(group), roster_size=asked.size),
        from_on=min(day_in(zone, each.opens_at) for each in pulse_rounds),
        sealed_on=today,
    )


def name_in_sums(support_group: SupportGroup) -> str:
    """How a group is named in sums, which lie sealed: always the same, so it is counted once."""
    return hashlib.sha256(support_group.pk.bytes).hexdigest()
