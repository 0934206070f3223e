"""What an action can be about: a pulse construct, or a tag of the debriefs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from facilitation.debriefs.tags import TagGroup, tag_list
from facilitation.program_actions.models import AboutKind, ProgramAction
from facilitation.pulse.items import item_bank

OF_THE_PROGRAM = (TagGroup.THEME, TagGroup.OBSTACLE)  # how a room was is nothing to act upon


@cache
def topics() -> Mapping[tuple[AboutKind, str], str]:
    """Kind and id of everything that an action can be about, and its name for people."""
    constructs = [construct for of_round in item_bank().rounds for construct in of_round]
    tags = [tag for tag in tag_list().tags if tag.group in OF_THE_PROGRAM]
    return {
        **{(AboutKind.CONSTRUCT, each): construct_name(each) for each in constructs},
        **{(AboutKind.THEME, tag.id): tag.text for tag in tags},
    }


def construct_name(construct: str) -> str:
    """`asking-for-help` as people read it: Asking for help."""
    return construct.replace("-", " ").capitalize()


def topic_name(action: ProgramAction) -> str:
    """What an action is about, for people; its id where the content no longer has it."""
    return topics().get((AboutKind(action.about_kind), action.about), action.about)
