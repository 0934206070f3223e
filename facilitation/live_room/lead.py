"""Who leads the room. Only the lead moves the script; the lead is handed over on purpose."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Refused
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.row import locked_room
from facilitation.sessions.models import CoFacilitator


class NotItsCoFacilitator(Refused):
    code = "not_its_co_facilitator"
    detail = _("Only the co-facilitators of this session can do that.")


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
    """Raises `NotTheLead`."""
    if not LiveRoom.objects.filter(pk=room.pk, lead=helper).exists():
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


def take_over(*, room: LiveRoom, helper: CoFacilitator, lead_is_gone: bool) -> None:
    """A supporting co-facilitator takes the lead of one whose device is gone.

    `lead_is_gone` is the hub's knowledge: no desk of the lead for 10 seconds. Raises `LeadIsHere`.
    """
    with transaction.atomic():
        room = locked_room(room)
        if room.lead_id == helper.pk:
            return
        if not lead_is_gone:
            raise LeadIsHere
        _set_lead(room, helper)


def _set_lead(room: LiveRoom, helper: CoFacilitator) -> None:
    room.lead = helper
    room.save(update_fields=["lead"])
    announce(room, ChangeName.LEAD_CHANGED)
