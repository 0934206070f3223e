"""Putting one co-facilitator's prebrief together, anew at each reading. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Protocol

from facilitation.debriefs.filing import changeable_until
from facilitation.debriefs.themes import Theme
from facilitation.plans.modality import Modality
from facilitation.plans.script import Script
from facilitation.prebriefs.blocks import Block, Place, blocks_for
from facilitation.prebriefs.citing import Finding, findings
from facilitation.prebriefs.group_context import news_for, releases_for
from facilitation.prebriefs.guidance import (
    Point,
    RoleGuidance,
    Term,
    UnwrittenRule,
    guidance,
)
from facilitation.prebriefs.likely_themes import likely_themes, patterns_to_rehearse
from facilitation.prebriefs.models import PrebriefConfirmation
from facilitation.prebriefs.scenarios import Scenario, questions_for, scenario_pool
from facilitation.prebriefs.standing import Parts, Standing, parts_of, standing_of
from facilitation.program_actions.models import ProgramAction
from facilitation.pulse.released import GroupRelease
from facilitation.redirects.library import Pattern, redirect_library
from facilitation.safety.protocol import safety_protocol
from facilitation.safety.resources import Resources, resources_for
from facilitation.sessions.models import CoFacilitator, CoFacilitatorRole, GroupSession


@dataclass(frozen=True)
class Prebrief:
    """Everything that one co-facilitator reads before one session.

    It holds no member, no roster, no attendance, and of the group only what was released to it.
    `glossary` and `rota` are for a psychologist from outside and empty for insiders. `debrief_at`
    is the planned end of the session.
    """

    co_facilitator: CoFacilitator
    group_session: GroupSession
    pair: Sequence[Place]
    standing: Standing
    parts: Parts
    confirmed_at: datetime | None
    review_state: str
    role: RoleGuidance
    modality: Sequence[Point]
    script: Script
    blocks: Sequence[Block]
    confidentiality: Sequence[Point]
    safety: Sequence[Point]
    protocol: Mapping[str, Any]
    resources: Resources
    boundaries: Sequence[Point]
    unwritten_rules: Sequence[UnwrittenRule]
    glossary: Sequence[Term]
    rota: Sequence[Point]
    releases: Sequence[GroupRelease]
    themes: Sequence[Theme]
    rehearse: Sequence[Pattern]
    rehearse_review_state: str
    actions: Sequence[ProgramAction]
    debrief: Sequence[Point]
    debrief_at: datetime
    debrief_until: datetime
    questions: Sequence[Scenario]
    questions_review_state: str

    @property
    def findings(self) -> Sequence[Finding]:
        """What everything in it rests on, each finding once."""
        parts: Iterable[Iterable[_Citing]] = (
            self.role.do,
            self.role.avoid,
            self.modality,
            (self.script, *(block.step for block in self.blocks)),
            self.confidentiality,
            self.safety,
            self.boundaries,
            self.unwritten_rules,
            self.glossary,
            self.rota,
            self.rehearse,
            self.debrief,
            self.questions,
        )
        rows = (row for each in chain.from_iterable(parts) for row in each.evidence)
        return findings(chain(rows, self.protocol["evidence"]))


class _Citing(Protocol):
    @property
    def evidence(self) -> tuple[str, ...]: ...


def compose_prebrief(co_facilitator: CoFacilitator) -> Prebrief:
    """`co_facilitator` is one that `access.co_facilitator_in` gave to this very person."""
    group_session = co_facilitator.group_session
    helpers = list(group_session.co_facilitators.all())
    role = CoFacilitatorRole(co_facilitator.role)
    place = Place(role, co_facilitator.is_lead)
    pair = [Place(CoFacilitatorRole(each.role), each.is_lead) for each in helpers]
    written = guidance()
    script = group_session.plan.script
    outsider = role == CoFacilitatorRole.PSYCHOLOGIST
    questions = questions_for(
        session_id=group_session.pk, person_id=co_facilitator.person_id, role=role
    )
    modality = written.modalities[Modality(group_session.support_group.modality)]
    themes = likely_themes(group_session.support_group)
    return Prebrief(
        co_facilitator=co_facilitator,
        group_session=group_session,
        pair=pair,
        standing=standing_of(co_facilitator),
        parts=parts_of(co_facilitator, helpers),
        confirmed_at=_confirmed_at(co_facilitator),
        review_state=written.review_state,
        role=written.roles[role],
        modality=modality,
        script=script,
        blocks=blocks_for(script, place, pair),
        confidentiality=written.confidentiality,
        safety=written.safety,
        protocol=safety_protocol(),
        resources=resources_for(group_session.support_group.program),
        boundaries=written.boundaries,
        unwritten_rules=written.unwritten_rules,
        glossary=written.glossary if outsider else (),
        rota=written.rota if outsider else (),
        releases=releases_for(co_facilitator),
        themes=themes,
        rehearse=patterns_to_rehearse(themes),
        rehearse_review_state=redirect_library().review_state,
        actions=news_for(group_session),
        debrief=written.debrief,
        debrief_at=group_session.ends_at,
        debrief_until=changeable_until(group_session),
        questions=questions,
        questions_review_state=scenario_pool().review_state,
    )


def _confirmed_at(co_facilitator: CoFacilitator) -> datetime | None:
    kept = PrebriefConfirmation.objects.filter(
        group_session=co_facilitator.group_session_id, person=co_facilitator.person_id
    )
    return kept.values_list("confirmed_at", flat=True).first()
