"""Finding a prepared poll by the id that a desk has of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.prepared_polls.library import poll_library
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.sessions.models import GroupSession


class PreparedPollUnknown(NotThere):
    code = "prepared_poll_unknown"
    detail = _(
        "There is no such prepared poll. It may have been deleted. Close this list and open it "
        "again."
    )


def prepared_document(*, group_session: GroupSession, prepared: str) -> tuple[str, dict[str, Any]]:
    """Where it is from ("library" or "prepared") and its document. Raises `PreparedPollUnknown`."""
    if found := poll_library().get(prepared):
        return "library", found.document
    try:
        own = PreparedPoll.objects.filter(pk=UUID(prepared), group_session=group_session).first()
    except ValueError:
        own = None
    if own is None:
        raise PreparedPollUnknown
    return "prepared", own.document
