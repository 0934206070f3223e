"""What a room may see of a tally. Pure: no database, no clock.

Three ways to learn a person's answer from numbers are closed here, for sensitive polls: everybody
or all but one agreeing (if only unanimity were blurred, the blur would announce it), and, where
every option is a question of its own, nobody or only one agreeing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from facilitation.live_room.tally import Tally, floor_of
from facilitation.plans.poll_template import PollKind, PollOption, PollTemplate, Sensitivity


@dataclass(frozen=True)
class ResultRow:
    """One option's part of a result.

    `count` is votes, `share` their part of all ballots in whole percent, `place` the mean place in
    a ranking (1.0 is first). Each is None where it is not told; `near` then says "all" for all or
    all but one, and "none" for none or only one.
    """

    option: str
    count: int | None = None
    share: int | None = None
    near: Literal["all", "none"] | None = None
    place: float | None = None


@dataclass(frozen=True)
class Result:
    """A revealed result.

    `exact` is false when something was blurred. `leading` is the option that leads a blurred
    single choice, scale or ranking. `mean` belongs to scales and has one decimal. Rows stand in the
    order of the options; of a ranking that is not blurred, best place first; of a word cloud and a
    question board, in the order to show them in.
    """

    exact: bool
    ballots: int | None
    rows: tuple[ResultRow, ...]
    mean: float | None = None
    leading: str | None = None


def result_of(template: PollTemplate, options: Sequence[PollOption], tally: Tally) -> Result:
    """The result that a room may see, for a tally that may be shown."""
    ids = [option.id for option in options]
    match template.kind:
        case PollKind.RANKING:
            return _ranking(template, ids, tally)
        case PollKind.MULTIPLE_CHOICE:
            return _each_for_itself(template, ids, tally)
        case PollKind.WORD_CLOUD:
            return _words(template, ids, tally)
        case PollKind.QUESTION_BOARD:
            return _questions(template, ids, tally)
        case PollKind.SINGLE_CHOICE | PollKind.SCALE:
            return _one_choice(template, ids, tally)


def read_result(document: Mapping[str, Any]) -> Result:
    """A result from what `dataclasses.asdict` made of it."""
    rows = tuple(ResultRow(**row) for row in document["rows"])
    return Result(**{**document, "rows": rows})


def leader_of(result: Result) -> str | None:
    """The one option that leads, by what was revealed; None in a tie."""
    if result.leading is not None:
        return result.leading
    strength = {row.option: _strength(row) for row in result.rows}
    top = max(strength.values(), default=None)
    leaders = [option for option, value in strength.items() if value == top]
    return leaders[0] if len(leaders) == 1 else None


def _strength(row: ResultRow) -> float:
    if row.place is not None:
        return -row.place
    if row.near is not None:
        return float("inf") if row.near == "all" else -1.0
    return float(row.count or 0)


def _one_choice(template: PollTemplate, ids: list[str], tally: Tally) -> Result:
    leading = max(ids, key=tally.votes)
    if _is_sensitive(template) and tally.votes(leading) >= tally.ballots - 1:
        rows = tuple(ResultRow(option) for option in ids)
        return Result(exact=False, ballots=None, rows=rows, leading=leading)
    rows = tuple(_counted(option, tally) for option in ids)
    return Result(exact=True, ballots=tally.ballots, rows=rows, mean=_mean(template, tally))


def _each_for_itself(template: PollTemplate, ids: list[str], tally: Tally) -> Result:
    rows = tuple(_blurred_at_the_ends(template, option, tally) for option in ids)
    exact = all(row.near is None for row in rows)
    return Result(exact=exact, ballots=tally.ballots, rows=rows)


def _ranking(template: PollTemplate, ids: list[str], tally: Tally) -> Result:
    ordered = sorted(ids, key=tally.mean_place)
    most_agreed = max(max(tally.counts[option]) for option in ids)
    if _is_sensitive(template) and most_agreed >= tally.ballots - 1:
        rows = tuple(ResultRow(option) for option in ids)  # their order would be everybody's ballot
        return Result(exact=False, ballots=None, rows=rows, leading=ordered[0])
    rows = tuple(ResultRow(each, place=round(tally.mean_place(each), 1)) for each in ordered)
    return Result(exact=True, ballots=tally.ballots, rows=rows)


def _words(template: PollTemplate, ids: list[str], tally: Tally) -> Result:
    if _is_sensitive(template):
        # How many sent a word says how many did not; the words alone are what the room asked for.
        return Result(exact=False, ballots=None, rows=tuple(ResultRow(each) for each in ids))
    ordered = sorted(ids, key=lambda each: -tally.votes(each))
    return Result(
        exact=True, ballots=tally.ballots, rows=tuple(_counted(each, tally) for each in ordered)
    )


def _questions(template: PollTemplate, ids: list[str], tally: Tally) -> Result:
    if tally.ballots < floor_of(template.sensitivity):
        return Result(exact=False, ballots=None, rows=tuple(ResultRow(each) for each in ids))
    result = _each_for_itself(template, ids, tally)
    rows = tuple(sorted(result.rows, key=lambda row: -_strength(row)))
    return Result(exact=result.exact, ballots=result.ballots, rows=rows)


def _blurred_at_the_ends(template: PollTemplate, option: str, tally: Tally) -> ResultRow:
    votes = tally.votes(option)
    if _is_sensitive(template) and votes >= tally.ballots - 1:
        return ResultRow(option, near="all")
    if _is_sensitive(template) and votes <= 1:
        return ResultRow(option, near="none")
    return _counted(option, tally)


def _counted(option: str, tally: Tally) -> ResultRow:
    votes = tally.votes(option)
    return ResultRow(option, count=votes, share=round(100 * votes / tally.ballots))


def _is_sensitive(template: PollTemplate) -> bool:
    return template.sensitivity == Sensitivity.SENSITIVE


def _mean(template: PollTemplate, tally: Tally) -> float | None:
    if template.scale is None:
        return None
    total = sum(int(option) * tally.votes(option) for option in tally.counts)
    return round(total / tally.ballots, 1)
