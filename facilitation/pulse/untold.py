"""What a program was asked in a block of time and is not told, and why: a gap has its reason.

Which items a round asks is public (the manifest says it), and so is nothing here about an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from facilitation.programs.models import Program
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.release import Sums
from facilitation.pulse.released import Untold
from facilitation.pulse.windows import midnight

ENDED = (RoundStatus.CLOSED, RoundStatus.RELEASED, RoundStatus.DESTROYED)


def items_asked(program: Program, *, after: date | None) -> set[str]:
    """The items of all rounds of the program that ended after that day, or of all that ended.

    A coming round that was destroyed, because the cadence was set anew, asked nobody. (An open one
    is destroyed after it was extended.)
    """
    rounds = PulseRound.objects.filter(support_group__program=program, status__in=ENDED).exclude(
        status=RoundStatus.DESTROYED, group_session=None, extensions=0
    )
    if after is not None:
        next_day = midnight(after + timedelta(days=1), ZoneInfo(program.time_zone))
        rounds = rounds.filter(closes_at__gte=next_day)
    return set(chain.from_iterable(rounds.order_by().values_list("items", flat=True)))


def untold_items(
    *, asked: Iterable[str], pooled: Iterable[Sums], left: Iterable[Sums], told: Collection[str]
) -> dict[str, str]:
    """By item id, in alphabetical order.

    `pooled` are the sums that came together, `left` what of them waits on. What passed every floor
    and is in neither was left out because a few people came or left (`holding.py`).
    """
    in_sums = {key for each in pooled for key in each.items}
    waits = {key for each in left for key in each.items}
    return {
        key: Untold.ROSTER_CHANGED if key in in_sums - waits else Untold.TOO_FEW
        for key in sorted({*asked, *in_sums} - set(told))
    }
