"""What a poll may show, and from how many votes. Pure: no database, no clock.

The numbers are constants of the code: no setting lowers them (design rule 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitation.plans.script import PollTemplate, Sensitivity

FLOOR = {Sensitivity.ICE_BREAKER: 2, Sensitivity.SENSITIVE: 5}


@dataclass(frozen=True)
class ResultRow:
    """Votes for one option, and their share of all votes in whole percent."""

    option: str
    count: int | None
    share: int | None


@dataclass(frozen=True)
class Result:
    """A revealed result. Where `exact` is false only `leading` is known; the numbers are None.

    `mean` belongs to scales and has one decimal.
    """

    exact: bool
    ballots: int | None
    rows: tuple[ResultRow, ...]
    mean: float | None
    leading: str | None


def floor_of(sensitivity: Sensitivity) -> int:
    """Votes that must have been cast before anything is shown."""
    return FLOOR[sensitivity]


def count(template: PollTemplate, choices: Iterable[str]) -> dict[str, int]:
    """Votes per option id, in the plan's order, options without a vote included."""
    tally = {option.id: 0 for option in template.options}
    for choice in choices:
        tally[choice] += 1
    return tally


def may_be_shown(template: PollTemplate, *, ballots: int) -> bool:
    """Asked with the number of ballots alone, so that no choice is read under the floor."""
    return ballots >= floor_of(template.sensitivity)


def result_of(template: PollTemplate, tally: Mapping[str, int]) -> Result:
    """The result that a room may see, for a tally that may be shown.

    A unanimous sensitive result says what each person answered. It is blurred, and so is the
    result in which all but one agree: if only unanimity were blurred, the blur would announce it.
    """
    ballots = sum(tally.values())
    leading = max(tally, key=lambda option: tally[option])
    if template.sensitivity == Sensitivity.SENSITIVE and tally[leading] >= ballots - 1:
        rows = tuple(ResultRow(option.id, None, None) for option in template.options)
        return Result(exact=False, ballots=None, rows=rows, mean=None, leading=leading)
    rows = tuple(
        ResultRow(option.id, tally[option.id], round(100 * tally[option.id] / ballots))
        for option in template.options
    )
    return Result(
        exact=True, ballots=ballots, rows=rows, mean=_mean(template, tally, ballots), leading=None
    )


def _mean(template: PollTemplate, tally: Mapping[str, int], ballots: int) -> float | None:
    if template.scale is None:
        return None
    return round(sum(int(option) * votes for option, votes in tally.items()) / ballots, 1)
