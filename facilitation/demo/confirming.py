"""Confirming prebriefs for people who are made up: demonstrations, tests and benchmarks."""

from __future__ import annotations

from facilitation.prebriefs.confirming import confirm_prebrief, own_question_ids
from facilitation.prebriefs.standing import parts_of
from facilitation.sessions.models import CoFacilitator, GroupSession


def confirm_prebriefs(group_session: GroupSession) -> None:
    """Let every co-facilitator of this session confirm, so that its room opens."""
    # Loaded anew: the plan may have changed since the session was.
    helpers = list(CoFacilitator.objects.filter(group_session=group_session.pk))
    for helper in helpers:
        confirm_prebrief(
            co_facilitator=helper,
            seen=parts_of(helper, helpers),
            answered=sorted(own_question_ids(helper)),
        )
