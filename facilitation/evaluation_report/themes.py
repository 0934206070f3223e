"""What came up in the quarters of a period: what each of them tells by itself."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.debriefs.quarters import quarter_of
from facilitation.debriefs.tags import TagKind
from facilitation.debriefs.themes import ThemeOverTime, themes_over
from facilitation.evaluation_report.periods import Period
from facilitation.programs.models import Program


def themes_in(program: Program, period: Period) -> list[ThemeOverTime]:
    """The most frequent first. One that no quarter tells is not told of the year either."""
    return themes_over(program, [quarter_of(each.from_on) for each in period.quarters])


def most_frequent(themes: Sequence[ThemeOverTime]) -> dict[TagKind, list[str]]:
    """The ids of each kind's most frequent themes; several where they tie."""
    found: dict[TagKind, list[str]] = {}
    for kind in TagKind:
        own = [each for each in themes if each.tag.kind == kind]
        most = max((_times(each) for each in own), default=None)
        if most is not None:
            found[kind] = [each.tag.id for each in own if _times(each) == most]
    return found


def _times(theme: ThemeOverTime) -> tuple[int, int]:
    return theme.least_sessions, theme.quarters
