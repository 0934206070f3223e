"""What is likely to come up in a group, and the prompts that are worth rehearsing for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from facilitation.debriefs.filing import file_debrief
from facilitation.debriefs.tags import tag_list
from facilitation.debriefs.themes import Theme
from facilitation.groups.models import SupportGroup
from facilitation.live_room.opening import close_room, open_room
from facilitation.prebriefs.composing import Prebrief, compose_prebrief
from facilitation.prebriefs.guidance import guidance
from facilitation.prebriefs.likely_themes import MOST_PATTERNS, patterns_to_rehearse
from facilitation.sessions.models import GroupSession
from tests.cast import Cast

TAGS = {tag.id: tag for tag in tag_list().tags}


def rehearsed(*tags: str) -> list[str]:
    return [each.id for each in patterns_to_rehearse([Theme(TAGS[tag], "2-4") for tag in tags])]


def test_a_group_of_which_nothing_is_told_rehearses_the_usual_one() -> None:
    assert rehearsed() == ["nothing_changes"]


def test_each_theme_has_its_first_pattern_before_any_has_its_second() -> None:
    assert rehearsed("workload", "time-off") == [
        "work_harder",
        "time_off_disloyal",
        "cant_say_no",
    ]


@pytest.mark.parametrize("tag", sorted(guidance().patterns))
def test_every_theme_leads_to_prompts_and_never_to_many(tag: str) -> None:
    found = rehearsed(tag, *sorted(guidance().patterns))
    assert found[0] == guidance().patterns[tag][0]
    assert len(found) == len(set(found)) == MOST_PATTERNS


def test_what_came_up_after_two_sessions_of_a_block_is_told_and_rehearsed(cast: Cast) -> None:
    group = cast.another_group()
    for number, tags in enumerate((["time-off"], ["time-off", "siloes"], [], ["echo"])):
        hold(cast, group, tags, weeks_ago=20 - number)
    prebrief = prebrief_for(cast, group)
    assert [(each.tag.id, each.sessions) for each in prebrief.themes] == [("time-off", "2-4")]
    assert [each.id for each in prebrief.rehearse] == ["time_off_disloyal", "nothing_changes"]


def hold(cast: Cast, group: SupportGroup, tags: list[str], *, weeks_ago: int) -> None:
    session = cast.session(group=group)
    close_room(room=open_room(group_session=session, person=cast.ada))
    session.refresh_from_db()
    file_debrief(
        co_facilitator=session.co_facilitators.get(person=cast.ada), tags=tags, preparedness=3
    )
    held = timezone.now() - timedelta(weeks=weeks_ago)
    GroupSession.objects.filter(pk=session.pk).update(starts_at=held)


def prebrief_for(cast: Cast, group: SupportGroup) -> Prebrief:
    session = cast.session(group=group, confirmed=False)
    return compose_prebrief(session.co_facilitators.get(person=cast.paul))
