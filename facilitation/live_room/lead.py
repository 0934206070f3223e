"""Who leads the room. Only the lead moves the script; the lead is handed over on purpose."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.access import NotItsCoFacilitator
from facilitation.errors import Refused
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.row import locked_room
from facilitation.sessions.models import CoFacilitator


class NotTheLead(Refused):
    code = "not_the_lead"
    detail = _("Only the lead can do that. Ask for the lead, or take it if the lead is gone.")


class LeadIsHere(Refused):
    code = "lead_is_here"
    detail = _(
        "The lead is connected, or was a moment ago. Ask them to hand over; if their device has "
        "failed, you can take the lead 10 seconds after it went."
    )


def check_leads(*, room: LiveRoom, helper: CoFacilitator) -> None:
    """Hold the room's row until the transaction ends. Raises `NotTheLead`."""
    held = LiveRoom.objects.select_for_update().filter(pk=room.pk)
    if held.values_list("lead_id", flat=True).first() != helper.pk:
        raise NotTheLead


def hand_over(*, room: LiveRoom, helper: CoFacilitator, to: UUID) -> None:
    """The lead gives the lead to another co-facilitator.

    Raises `NotTheLead`, and `NotItsCoFacilitator` when `to` is not one of this session's.
    """
    with transaction.atomic():
        room = locked_room(room)
        heir = room.group_session.co_facilitators.filter(pk=to).first()
        if heir is None:
            raise NotItsCoFacilitator
        if room.lead_id == heir.pk:
            return
        if room.lead_id != helper.pk:
            raise NotTheLead
        _set_lead(room, heir)


def take_over(*, room: LiveRoom, helper: CoFacilitator, gone: str | None) -> None:
    """A supporting co-facilitator takes the lead of one whose device is gone.

    `gone` is the id of the lead who, as far as the hub knows, has had no desk for 10 seconds.
    Raises `LeadIsHere`, also when the lead is another by now.
    """
    with transaction.atomic():
        room = locked_room(room)
        if room.lead_id == helper.pk:
            return
        if gone != str(room.lead_id):
            raise LeadIsHere
        _set_lead(room, helper)


def _set_lead(room: LiveRoom, helper: CoFacilitator) -> None:
    room.lead = helper
    announce(room, ChangeName.LEAD_CHANGED, changed=("lead",))
