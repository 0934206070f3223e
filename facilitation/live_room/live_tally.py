"""Watching the votes of a hall come in: coarse, late, and for ice-breakers only.

In a small room a moving bar tells whose thumb moved. So nothing is told under 20 seats and 20
ballots, shares are rounded to twenty percent (to ten from 40 ballots on), and a new picture is
drawn only when five ballots more have come. The result, once revealed, is exact: between the last
picture and it lie a few ballots, which is why no sensitive poll can be watched.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.live_room.answers import read_choices
from facilitation.live_room.models import Poll, PollStatus
from facilitation.live_room.tally import Tally, count
from facilitation.plans.poll_template import PollTemplate, Sensitivity

FEWEST_SEATS = 20
FEWEST_BALLOTS = 20
FEWEST_MORE = 5  # ballots since the last picture
NEAREST = 20  # percent
NEAREST_OF_MANY, MANY = 10, 40  # percent, from so many ballots on


@dataclass(frozen=True)
class LivePicture:
    """`ballots` is for the hub to know when the next is due; it is never sent."""

    poll: str
    ballots: int
    shares: tuple[tuple[str, int], ...]


def live_picture(poll: Poll) -> LivePicture | None:
    """What a hall may see of an open poll, or None."""
    template = poll.template
    if not template.live or poll.status != PollStatus.OPEN:
        return None
    seats = poll.room.seats.count()
    if not may_be_watched(template, seats=seats, ballots=poll.ballots.count()):
        return None
    answers = poll.ballots.values_list("answer", flat=True)
    tally = count(template, poll.options, map(read_choices, answers))
    return LivePicture(str(poll.pk), tally.ballots, coarse_shares(tally))


def may_be_watched(template: PollTemplate, *, seats: int, ballots: int) -> bool:
    return (
        template.live
        and template.sensitivity == Sensitivity.ICE_BREAKER
        and seats >= FEWEST_SEATS
        and ballots >= FEWEST_BALLOTS
    )


def coarse_shares(tally: Tally) -> tuple[tuple[str, int], ...]:
    """Per option its part of the ballots in percent, rounded."""
    nearest = NEAREST if tally.ballots < MANY else NEAREST_OF_MANY
    return tuple(
        (option, nearest * round(100 * tally.votes(option) / tally.ballots / nearest))
        for option in tally.counts
    )


def is_due(last: LivePicture | None, new: LivePicture) -> bool:
    return last is None or last.poll != new.poll or new.ballots >= last.ballots + FEWEST_MORE
