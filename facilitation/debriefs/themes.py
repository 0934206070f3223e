"""What came up again and again, from the tags of debriefs; never what came up once.

A debrief stays its author's. What leaves it is that a tag was ticked after two sessions or more of
a time that is over: in a program of several groups after sessions of two of them. How many sessions
stands in a band.

Two answers must not be subtracted to one session. So there is no free date range: a program is told
of calendar quarters, each once all its debriefs are fixed, and of several quarters only what each
tells by itself; a group is told of full blocks of four sessions, one block after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from facilitation.debriefs.filing import is_changeable
from facilitation.debriefs.models import Debrief
from facilitation.debriefs.quarters import Quarter
from facilitation.debriefs.tags import DebriefTag, tag_list
from facilitation.groups.models import SupportGroup
from facilitation.programs.models import Program
from facilitation.sessions.models import GroupSession, SessionStatus

SESSIONS_NEEDED = 2
GROUPS_NEEDED = 2  # where a program has more than one
SESSIONS_OF_A_BLOCK = 4
BANDS = ((2, "2-4"), (5, "5-9"), (10, "10-19"), (20, "20+"))


@dataclass(frozen=True)
class Theme:
    """A tag, and after how many sessions of the time it was ticked, as a band."""

    tag: DebriefTag
    sessions: str


@dataclass(frozen=True)
class ThemeOverTime:
    """In how many of the quarters a theme was told, and in how many sessions at the least."""

    tag: DebriefTag
    quarters: int
    least_sessions: int


def themes_of_quarter(program: Program, quarter: Quarter) -> list[Theme] | None:
    """The most frequent first; None while debriefs of the quarter can still change."""
    zone = ZoneInfo(program.time_zone)
    if not quarter.is_settled(zone, timezone.now()):
        return None
    start, end = quarter.span(zone)
    held = GroupSession.objects.filter(
        support_group__program=program,
        status=SessionStatus.CLOSED,
        starts_at__gte=start,
        starts_at__lt=end,
    )
    groups = GROUPS_NEEDED if program.support_groups.count() > 1 else 1
    return _themes(Debrief.objects.filter(co_facilitator__group_session__in=held), groups=groups)


def themes_over(program: Program, quarters: Iterable[Quarter]) -> list[ThemeOverTime]:
    """What several quarters told, each by itself: nothing here can be subtracted from them.

    Quarters that are not settled yet add nothing. The theme of the most sessions comes first.
    """
    told: dict[DebriefTag, list[int]] = defaultdict(list)
    for quarter in dict.fromkeys(quarters):
        for theme in themes_of_quarter(program, quarter) or []:
            told[theme.tag].append(_least(theme.sessions))
    over = [ThemeOverTime(tag, len(least), sum(least)) for tag, least in told.items()]
    return sorted(over, key=lambda each: (-each.least_sessions, -each.quarters, each.tag.id))


def themes_of_group(support_group: SupportGroup) -> list[Theme]:
    """Of the last full block of four sessions whose debriefs are all fixed; for its facilitators.

    Empty until there is such a block. A session more changes nothing until four have come.
    """
    held = support_group.sessions.filter(status=SessionStatus.CLOSED).order_by("starts_at", "id")
    settled = [each.pk for each in takewhile(lambda each: not is_changeable(each), held)]
    full = len(settled) - len(settled) % SESSIONS_OF_A_BLOCK
    block = settled[max(0, full - SESSIONS_OF_A_BLOCK) : full]
    debriefs = Debrief.objects.filter(co_facilitator__group_session__in=block)
    return _themes(debriefs, groups=1)


def _themes(debriefs: QuerySet[Debrief], *, groups: int) -> list[Theme]:
    ticked = _ticked(debriefs)
    order = [tag for tag in tag_list().tags if _is_told(ticked.get(tag.id, {}), groups=groups)]
    order.sort(key=lambda tag: -_least(_band(len(ticked[tag.id]))))  # within a band by the list
    return [Theme(tag, _band(len(ticked[tag.id]))) for tag in order]


def _ticked(debriefs: QuerySet[Debrief]) -> dict[str, dict[UUID, UUID]]:
    """By tag: the sessions after which somebody ticked it, each with its group."""
    ticked: dict[str, dict[UUID, UUID]] = defaultdict(dict)
    rows = debriefs.values_list(
        "tags",
        "co_facilitator__group_session",
        "co_facilitator__group_session__support_group",
    )
    for tags, session, group in rows:
        for tag in tags:
            ticked[tag][session] = group
    return ticked


def _is_told(sessions: Mapping[UUID, UUID], *, groups: int) -> bool:
    return len(sessions) >= SESSIONS_NEEDED and len(set(sessions.values())) >= groups


def _band(sessions: int) -> str:
    return [name for least, name in BANDS if sessions >= least][-1]


def _least(band: str) -> int:
    return next(least for least, name in BANDS if name == band)
