"""Blocks that a program was told of, made by the release function without asking anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from facilitation.programs.models import Program
from facilitation.pulse.items import Answer, item
from facilitation.pulse.release import ProgramItemValue, Sums, program_values, sums_of
from facilitation.pulse.released import ProgramRelease

FIRST_DAY = date(2020, 1, 6)
WEEKS = timedelta(weeks=4)


def told(key: str, answers: Sequence[Answer]) -> ProgramItemValue:
    """What a program hears of one item, if two equally large groups answer like this."""
    values = program_values(_two_groups(key, answers), groups_in_program=2, roster_size=999)
    value = values.items[key]
    assert isinstance(value, ProgramItemValue)
    return value


def _two_groups(key: str, answers: Sequence[Answer]) -> list[Sums]:
    half = len(answers) // 2
    return [
        sums_of([[{key: each} for each in own]], [item(key)], group=name, roster_size=len(own))
        for name, own in (("north", answers[:half]), ("south", answers[half:]))
    ]


def told_blocks(
    program: Program, key: str, scores: Sequence[int], *, weeks: timedelta = WEEKS
) -> None:
    """One block after the other in which twelve people gave the same score."""
    for number, score in enumerate(scores, start=1):
        sums = _two_groups(key, [score] * 12)
        values = program_values(sums, groups_in_program=2, roster_size=12)
        opened = FIRST_DAY + (number - 1) * weeks
        ProgramRelease.objects.create(
            program=program,
            number=number,
            from_on=opened,
            to_on=opened + timedelta(days=7),
            n_band=values.n_band,
            groups_band=values.groups_band,
            values=values.as_json()["items"],
            roster=[],
        )
