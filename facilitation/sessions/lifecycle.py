"""Moving a session from draft to closed, along the declared graph."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.sessions.changes import tell_of_cancelling
from facilitation.sessions.models import LIFECYCLE, GroupSession, SessionStatus


class SessionNeedsALead(Conflict):
    code = "session_needs_a_lead"
    detail = _("Assign co-facilitators first, one of them as lead.")


def move(*, group_session: GroupSession, to: SessionStatus) -> GroupSession:
    """Take the session to `to`. Raises `MoveNotAllowed` when the graph has no such edge.

    Being there already is no error, so that a retry is safe.
    """
    with transaction.atomic():
        group_session = GroupSession.objects.select_for_update().get(pk=group_session.pk)
        status = SessionStatus(group_session.status)
        if status == to:
            return group_session
        LIFECYCLE.check(source=status, target=to)
        if to == SessionStatus.SCHEDULED and not has_lead(group_session):
            raise SessionNeedsALead
        group_session.status = to
        group_session.revision += 1
        group_session.save(update_fields=["status", "revision"])
        if status == SessionStatus.SCHEDULED and to == SessionStatus.CANCELLED:
            tell_of_cancelling(group_session)
        return group_session


def has_lead(group_session: GroupSession) -> bool:
    return group_session.co_facilitators.filter(is_lead=True).exists()
