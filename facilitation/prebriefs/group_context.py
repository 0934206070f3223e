"""What a prebrief may tell about the group: its releases, and what the program has done since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from facilitation.groups.models import SupportGroup
from facilitation.program_actions.models import ProgramAction
from facilitation.program_actions.reading import actions_since
from facilitation.pulse.reading import pulse_of_group
from facilitation.pulse.released import GroupRelease
from facilitation.pulse.releasing.rounding import BANDS
from facilitation.pulse.releasing.thresholds import in_force
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionStatus

MOST_RELEASES = 2
MOST_NEWS = 5
SHORTEST_NAME = 3  # shorter words are no names, or nobody could write a sentence
WORD = re.compile(r"\w+")
INITIALS = re.compile(r"\b[A-Z]\. ?[A-Z]\.")


def releases_for(co_facilitator: CoFacilitator) -> Sequence[GroupRelease]:
    """The latest releases, by the same door as the group's own page; never of fewer than five."""
    pulse = pulse_of_group(
        support_group=co_facilitator.group_session.support_group, person=co_facilitator.person
    )
    return [each for each in pulse.releases if _is_tellable(each)][:MOST_RELEASES]


def news_for(group_session: GroupSession) -> Sequence[ProgramAction]:
    """What the program did since the group last met; nothing for a group that has not met yet.

    Somebody typed these texts: what holds a member's name, or initials, is left out.
    """
    since = last_held_on(group_session)
    if since is None:
        return []
    support_group = group_session.support_group
    actions = actions_since(support_group.program, since)
    names = _name_words(support_group)
    return [each for each in actions if not _speaks_of(each, names)][:MOST_NEWS]


def _name_words(support_group: SupportGroup) -> frozenset[str]:
    names = support_group.members.values_list("person__name", flat=True)
    words = (word for name in names for word in WORD.findall(name.casefold()))
    return frozenset(word for word in words if len(word) >= SHORTEST_NAME)


def _speaks_of(action: ProgramAction, names: frozenset[str]) -> bool:
    text = f"{action.title} {action.description}"
    return bool(names & set(WORD.findall(text.casefold())) or INITIALS.search(text))


def last_held_on(group_session: GroupSession) -> date | None:
    """The day, where the program is, of the group's session before this one."""
    held = group_session.support_group.sessions.filter(
        status=SessionStatus.CLOSED, starts_at__lt=group_session.starts_at
    )
    starts = held.order_by("-starts_at").values_list("starts_at", flat=True).first()
    zone = ZoneInfo(group_session.support_group.program.time_zone)
    return starts.astimezone(zone).date() if starts else None


def _is_tellable(release: GroupRelease) -> bool:
    """Nothing smaller is ever released; a row that says so was not written by the rules."""
    return release.n_band in {name for least, name in BANDS if least >= in_force().group_floor}
