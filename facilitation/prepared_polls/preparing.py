"""Writing a poll for a session before it begins, and taking it away again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.plans.poll_draft import PollDraft, poll_document
from facilitation.prepared_polls.finding import PreparedPollUnknown
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.sessions.models import GroupSession, SessionStatus

MOST_PREPARED = 20


class TooManyPrepared(Conflict):
    code = "too_many_prepared"
    detail = _("A session has at most 20 prepared polls. Delete one first.")


class SessionIsOver(Conflict):
    code = "session_is_over"
    detail = _("This session is over or cancelled. Prepare the poll for another one.")


@transaction.atomic
def prepare_poll(*, group_session: GroupSession, draft: PollDraft) -> PreparedPoll:
    """Raises `SessionIsOver`, `TooManyPrepared`, and what `poll_document` raises."""
    session = GroupSession.objects.select_for_update().get(pk=group_session.pk)
    if session.status in {SessionStatus.CLOSED, SessionStatus.CANCELLED}:
        raise SessionIsOver
    document = poll_document(draft)
    prepared = session.prepared_polls
    if prepared.count() >= MOST_PREPARED:
        raise TooManyPrepared
    last = prepared.aggregate(last=Max("number"))["last"] or 0
    return prepared.create(document=document, number=last + 1)


@transaction.atomic
def discard_prepared_poll(*, group_session: GroupSession, poll_id: UUID) -> None:
    """Raises `PreparedPollUnknown`."""
    deleted, _kinds = group_session.prepared_polls.filter(pk=poll_id).delete()
    if not deleted:
        raise PreparedPollUnknown
