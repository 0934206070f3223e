"""Moving through the script, at the pace of the room."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.live_room.asking import open_poll_of_step
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.polls import close_open_polls
from facilitation.live_room.row import locked_room

MOST_EXTRA_MINUTES = 30


class StepUnknown(Invalid):
    code = "step_unknown"
    detail = _("The plan has no such step. Load the desk again.")


class StepMovedOn(Conflict):
    code = "step_moved_on"
    detail = _("The room is at another step by now. Nothing was changed.")


class TooManyExtraMinutes(Invalid):
    code = "too_many_extra_minutes"
    detail = _("A step can be extended by 30 minutes at the most.")


def go_to_step(*, room: LiveRoom, source: int, target: int) -> None:
    """Move to the step with index `target`; its poll opens with it, an open poll closes.

    `source` is the index that the lead saw. A second tap, or a retry, then moves nothing: when
    the room stands at `target` already all is well. Raises `StepMovedOn`, `StepUnknown`.
    """
    with transaction.atomic():
        room = locked_room(room)
        if not 0 <= target < len(room.steps):
            raise StepUnknown
        if room.step_index == target:
            return
        if room.step_index != source:
            raise StepMovedOn
        close_open_polls(room)
        room.step_index = target
        room.step_started_at = timezone.now()
        room.step_extra_minutes = 0
        open_poll_of_step(room)
        changed = ("step_index", "step_started_at", "step_extra_minutes")
        announce(room, ChangeName.STEP_CHANGED, changed=changed)


def extend_step(*, room: LiveRoom, step_id: str, extra_minutes: int) -> None:
    """Set how many minutes the current step has beyond its plan, in all (so a retry adds none).

    Raises `StepMovedOn`, `TooManyExtraMinutes`.
    """
    if not 0 <= extra_minutes <= MOST_EXTRA_MINUTES:
        raise TooManyExtraMinutes
    with transaction.atomic():
        room = locked_room(room)
        if room.step.id != step_id:
            raise StepMovedOn
        if room.step_extra_minutes != extra_minutes:
            room.step_extra_minutes = extra_minutes
            announce(room, ChangeName.STEP_EXTENDED, changed=("step_extra_minutes",))
