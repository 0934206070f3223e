"""Filing a debrief once the room has closed, and thinking again for two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.debriefs.models import Debrief
from facilitation.debriefs.tags import tag_list
from facilitation.errors import Conflict, Invalid
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionStatus

CHANGEABLE_FOR = timedelta(days=14)
MOST_TAGS = 8


class RoomNotClosedYet(Conflict):
    code = "room_not_closed_yet"
    detail = _("You can save your debrief once the room has closed.")


class DebriefIsFixed(Conflict):
    code = "debrief_is_fixed"
    detail = _("The 14 days to save or change this debrief are over.")


class TooManyDebriefTags(Invalid):
    code = "too_many_debrief_tags"
    detail = _("Choose at most 8 tags: those that mattered most.")


class DebriefTagUnknown(Invalid):
    """Does not repeat what was sent: a tag is no place for words about somebody."""

    code = "debrief_tag_unknown"
    detail = _("The list has changed. Load this page again and choose anew.")


class DebriefTagRepeated(Invalid):
    code = "debrief_tag_repeated"
    detail = _("Name each tag once.")


def changeable_until(group_session: GroupSession) -> datetime:
    """The instant from which the session's debriefs are fixed.

    Counted from the planned end, so that no row has to say when somebody filed.
    """
    return group_session.ends_at + CHANGEABLE_FOR


def is_changeable(group_session: GroupSession) -> bool:
    """Whether a debrief can be filed or replaced now."""
    is_closed = group_session.status == SessionStatus.CLOSED
    return is_closed and timezone.now() < changeable_until(group_session)


@transaction.atomic
def file_debrief(
    *, co_facilitator: CoFacilitator, tags: Sequence[str], preparedness: int
) -> Debrief:
    """File this co-facilitator's debrief, or replace what they filed before.

    `tags` are up to 8 ids of the list, `preparedness` a whole number from 1 to 5. Raises
    `RoomNotClosedYet`, `DebriefIsFixed`, `TooManyDebriefTags`, `DebriefTagUnknown`,
    `DebriefTagRepeated`.
    """
    group_session = co_facilitator.group_session
    if group_session.status != SessionStatus.CLOSED:
        raise RoomNotClosedYet
    if not is_changeable(group_session):
        raise DebriefIsFixed
    chosen = {"tags": _in_order_of_the_list(tags), "preparedness": preparedness}
    debrief, _created = Debrief.objects.update_or_create(
        co_facilitator=co_facilitator, defaults=chosen
    )
    return debrief


def debrief_of(co_facilitator: CoFacilitator) -> Debrief | None:
    """What they filed themselves. Nobody else's debrief is ever loaded for a person."""
    return Debrief.objects.filter(co_facilitator=co_facilitator).first()


def _in_order_of_the_list(tags: Sequence[str]) -> list[str]:
    if len(tags) > MOST_TAGS:
        raise TooManyDebriefTags(fields={"tags": TooManyDebriefTags.detail})
    known = [tag.id for tag in tag_list().tags]
    if not set(tags) <= set(known):
        raise DebriefTagUnknown(fields={"tags": DebriefTagUnknown.detail})
    if len(set(tags)) != len(tags):
        raise DebriefTagRepeated(fields={"tags": DebriefTagRepeated.detail})
    return [each for each in known if each in tags]
