"""Confirming one's own prebrief, after its three questions."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid
from facilitation.prebriefs.models import PrebriefConfirmation
from facilitation.prebriefs.scenarios import questions_for
from facilitation.prebriefs.standing import Parts, PrebriefState, parts_of, standing_of
from facilitation.sessions.models import (
    CoFacilitator,
    CoFacilitatorRole,
    GroupSession,
    SessionStatus,
)


class NothingToConfirm(Conflict):
    code = "nothing_to_confirm"
    detail = _("This session is over or was cancelled: there is nothing left to confirm.")


class PrebriefHasChanged(Conflict):
    code = "prebrief_has_changed"
    detail = _(
        "The plan or the co-facilitators have changed since you loaded this page. Load it again, "
        "look at what changed, and confirm then."
    )


class QuestionsNotAnswered(Invalid):
    code = "questions_not_answered"
    detail = _("Answer the three questions first. There is no score, and no answer is kept.")


@transaction.atomic
def confirm_prebrief(
    *, co_facilitator: CoFacilitator, seen: Parts, answered: Sequence[str] = ()
) -> PrebriefConfirmation:
    """Keep that this co-facilitator confirmed, when, and what: nothing else.

    `seen` are the digests that came with the prebrief they read. `answered` are the ids of their
    three questions; which answers they chose is not asked. After a change of plan or pair no
    question needs to be answered again. Confirming twice changes nothing but the time. Raises
    `NothingToConfirm`, `PrebriefHasChanged`, `QuestionsNotAnswered`.
    """
    # The plan and the assignment are changed under the same lock.
    group_session = (
        GroupSession.objects.select_for_update(of=("self",))
        .select_related("plan")
        .get(pk=co_facilitator.group_session_id)
    )
    if group_session.status in {SessionStatus.CLOSED, SessionStatus.CANCELLED}:
        raise NothingToConfirm
    co_facilitator = group_session.co_facilitators.get(person=co_facilitator.person_id)
    helpers = list(group_session.co_facilitators.all())
    if parts_of(co_facilitator, helpers) != seen:
        raise PrebriefHasChanged
    is_first = standing_of(co_facilitator).state == PrebriefState.DUE
    if is_first and set(answered) != own_question_ids(co_facilitator):
        raise QuestionsNotAnswered(fields={"answered": QuestionsNotAnswered.detail})
    confirmation, _created = PrebriefConfirmation.objects.update_or_create(
        group_session=group_session,
        person_id=co_facilitator.person_id,
        defaults={
            "confirmed_at": timezone.now(),
            "plan_digest": seen.plan,
            "pair_digest": seen.pair,
        },
    )
    return confirmation


def confirm_for_everybody(group_session: GroupSession) -> None:
    """Each co-facilitator confirms, so that the room opens.

    For people who are made up: in demonstrations, simulations, tests and benchmarks.
    """
    # Loaded anew: the plan may have changed since the session was.
    helpers = list(CoFacilitator.objects.filter(group_session=group_session.pk))
    for helper in helpers:
        confirm_prebrief(
            co_facilitator=helper,
            seen=parts_of(helper, helpers),
            answered=sorted(own_question_ids(helper)),
        )


def own_question_ids(co_facilitator: CoFacilitator) -> set[str]:
    questions = questions_for(
        session_id=co_facilitator.group_session_id,
        person_id=co_facilitator.person_id,
        role=CoFacilitatorRole(co_facilitator.role),
    )
    return {each.id for each in questions}
