"""What a prebrief looks like on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from rest_framework import serializers

from api.help_shapes import SessionSafetyOut
from api.prepared_polls import KINDS
from api.pulse_shapes import GroupReleaseOut, release_out
from facilitation.plans.poll_template import PollTemplate, Sensitivity
from facilitation.prebriefs.blocks import RESIDENT, Block, Share
from facilitation.prebriefs.composing import Prebrief
from facilitation.prebriefs.scenarios import QUESTIONS_EACH, Scenario
from facilitation.prebriefs.standing import Part, PrebriefState, Standing
from facilitation.program_actions.models import ProgramAction
from facilitation.redirects.library import Move, Pattern
from facilitation.sessions.models import CoFacilitatorRole

LEADING = [RESIDENT, *CoFacilitatorRole.values]
SHARES = [share.value for share in Share]


class CitingOut(serializers.Serializer[Any]):
    evidence = serializers.ListField(
        child=serializers.CharField(), help_text="Rows, explained under `findings`"
    )


class GuidancePointOut(CitingOut):
    text = serializers.CharField()


class RoleGuidanceOut(serializers.Serializer[Any]):
    in_short = serializers.CharField()
    do = GuidancePointOut(many=True)
    avoid = GuidancePointOut(many=True)


class BriefPlaceOut(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=CoFacilitatorRole.choices)
    is_lead = serializers.BooleanField()


class BriefPollOut(serializers.Serializer[Any]):
    question = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    sensitivity = serializers.ChoiceField(choices=[each.value for each in Sensitivity])


class BriefStepOut(CitingOut):
    """A step in time. `share` is what you do in it: lead it, lend a resident the line, support."""

    number = serializers.IntegerField()
    from_minute = serializers.IntegerField(help_text="Counted from the session's start")
    starts_at = serializers.DateTimeField()
    minutes = serializers.IntegerField()
    title = serializers.CharField()
    lead = serializers.ChoiceField(choices=LEADING)
    share = serializers.ChoiceField(choices=SHARES)
    say = serializers.CharField()
    if_quiet = serializers.CharField()
    if_hot = serializers.CharField()
    watch_for = serializers.CharField()
    exit = serializers.CharField()
    poll = BriefPollOut(allow_null=True)
    pulse = serializers.BooleanField(help_text="Whether the sealed pulse opens with it")


class BriefPlanOut(CitingOut):
    title = serializers.CharField()
    summary = serializers.CharField()
    minutes = serializers.IntegerField()
    review_state = serializers.CharField()
    ground_rules = serializers.ListField(child=serializers.CharField())
    steps = BriefStepOut(many=True)


class BriefSafetyOut(SessionSafetyOut):
    """What the two agree on beforehand, the protocol, and whom they call tonight."""

    agree = GuidancePointOut(many=True)


class UnwrittenRuleOut(CitingOut):
    rule = serializers.CharField()
    becomes = serializers.CharField()


class TermOut(CitingOut):
    term = serializers.CharField()
    meaning = serializers.CharField()


class BriefThemeOut(serializers.Serializer[Any]):
    """Something that came up again and again in this group, told as its debriefs allow."""

    tag = serializers.CharField(source="tag.id")
    text = serializers.CharField(source="tag.text")
    sessions = serializers.CharField(help_text="After how many sessions, in a band such as 2-4")


class RehearsalPromptOut(CitingOut):
    """A pattern that is likely, with one line for each of its three moves: say them aloud once."""

    pattern = serializers.CharField()
    tile = serializers.CharField()
    sounds_like = serializers.CharField()
    check_first = serializers.CharField(allow_blank=True)
    reflect = serializers.CharField()
    widen = serializers.CharField()
    step = serializers.CharField()
    avoid = serializers.CharField()


class BriefRehearsalOut(serializers.Serializer[Any]):
    review_state = serializers.CharField()
    prompts = RehearsalPromptOut(many=True)


class BriefActionOut(serializers.ModelSerializer[ProgramAction]):
    class Meta:
        model = ProgramAction
        fields = ("title", "description", "done_on")


class BriefDebriefOut(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField(help_text="The planned end of the session")
    until = serializers.DateTimeField(help_text="When your own debrief can no longer be changed")
    points = GuidancePointOut(many=True)


class ScenarioAnswerOut(serializers.Serializer[Any]):
    text = serializers.CharField()
    feedback = serializers.CharField(help_text="Shown after this answer was chosen")


class ScenarioOut(CitingOut):
    id = serializers.CharField()
    situation = serializers.CharField()
    answers = ScenarioAnswerOut(many=True)


class QuestionsOut(serializers.Serializer[Any]):
    """Which answer somebody chooses stays on their phone."""

    review_state = serializers.CharField()
    scenarios = ScenarioOut(many=True)


class FindingOut(serializers.Serializer[Any]):
    row = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # the wire's name
    place = serializers.CharField()
    finding = serializers.CharField()


class PrebriefPartsOut(serializers.Serializer[Any]):
    """Digests of what is confirmed: send them back with the confirmation."""

    plan = serializers.CharField()
    pair = serializers.CharField()


class PrebriefOut(serializers.Serializer[Any]):
    """Your own prebrief, composed now. It names no member and holds nothing that was not released.

    Neither the group's name nor the place is in it: whoever finds it on paper learns neither.

    `glossary` and `rota` are for a psychologist
    from outside, and empty for insiders.
    """

    state = serializers.ChoiceField(choices=PrebriefState.choices)
    what_changed = serializers.ListField(
        child=serializers.ChoiceField(choices=Part.choices), help_text="Since you confirmed"
    )
    confirmed_at = serializers.DateTimeField(allow_null=True)
    parts = PrebriefPartsOut()
    review_state = serializers.CharField()
    modality = serializers.CharField()
    time_zone = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    you = BriefPlaceOut()
    pair = BriefPlaceOut(many=True)
    role = RoleGuidanceOut()
    modality_notes = GuidancePointOut(many=True)
    plan = BriefPlanOut()
    confidentiality = GuidancePointOut(many=True)
    safety = BriefSafetyOut()
    boundaries = GuidancePointOut(many=True)
    unwritten_rules = UnwrittenRuleOut(many=True)
    glossary = TermOut(many=True)
    rota = GuidancePointOut(many=True)
    releases = GroupReleaseOut(many=True)
    themes = BriefThemeOut(many=True)
    rehearse = BriefRehearsalOut()
    actions = BriefActionOut(many=True, help_text="What the program did since the group last met")
    debrief = BriefDebriefOut()
    questions = QuestionsOut()
    findings = FindingOut(many=True)


class ConfirmationIn(serializers.Serializer[Any]):
    parts = PrebriefPartsOut(help_text="The digests that came with the prebrief you read")
    answered = serializers.ListField(
        child=serializers.CharField(max_length=40),
        max_length=QUESTIONS_EACH,
        required=False,
        help_text="Ids of the three questions; not needed again after a change",
    )


class PrebriefStandOut(serializers.Serializer[Any]):
    """Where one co-facilitator's prebrief stands. The room opens when all are confirmed."""

    co_facilitator = serializers.UUIDField()
    role = serializers.ChoiceField(choices=CoFacilitatorRole.choices)
    is_lead = serializers.BooleanField()
    state = serializers.ChoiceField(choices=PrebriefState.choices)


def stand_out(standing: Standing) -> dict[str, Any]:
    """For `PrebriefStandOut`."""
    helper = standing.co_facilitator
    return {
        "co_facilitator": helper.pk,
        "role": helper.role,
        "is_lead": helper.is_lead,
        "state": standing.state,
    }


def prebrief_out(prebrief: Prebrief) -> dict[str, Any]:
    session, script = prebrief.group_session, prebrief.script
    support_group = session.support_group
    return PrebriefOut(
        {
            "state": prebrief.standing.state,
            "what_changed": prebrief.standing.changed,
            "confirmed_at": prebrief.confirmed_at,
            "parts": prebrief.parts,
            "review_state": prebrief.review_state,
            "modality": support_group.get_modality_display(),
            "time_zone": support_group.program.time_zone,
            "starts_at": session.starts_at,
            "ends_at": session.ends_at,
            "you": prebrief.co_facilitator,
            "pair": prebrief.pair,
            "role": prebrief.role,
            "modality_notes": prebrief.modality,
            "plan": {
                "title": script.title,
                "summary": script.summary,
                "minutes": script.minutes,
                "review_state": script.review_state,
                "ground_rules": script.ground_rules,
                "evidence": script.evidence,
                "steps": [_step(block, prebrief) for block in prebrief.blocks],
            },
            "confidentiality": prebrief.confidentiality,
            "safety": {
                "agree": prebrief.safety,
                "protocol": prebrief.protocol,
                "country": prebrief.resources.country,
                "contacts": prebrief.resources.contacts,
            },
            "boundaries": prebrief.boundaries,
            "unwritten_rules": prebrief.unwritten_rules,
            "glossary": prebrief.glossary,
            "rota": prebrief.rota,
            "releases": [release_out(each) for each in prebrief.releases],
            "themes": prebrief.themes,
            "rehearse": {
                "review_state": prebrief.rehearse_review_state,
                "prompts": [_prompt(each) for each in prebrief.rehearse],
            },
            "actions": prebrief.actions,
            "debrief": {
                "starts_at": prebrief.debrief_at,
                "until": prebrief.debrief_until,
                "points": prebrief.debrief,
            },
            "questions": _questions(prebrief.questions_review_state, prebrief.questions),
            "findings": prebrief.findings,
        }
    ).data


def _step(block: Block, prebrief: Prebrief) -> dict[str, Any]:
    step = block.step
    return {
        "number": block.number,
        "from_minute": block.from_minute,
        "starts_at": prebrief.group_session.starts_at + timedelta(minutes=block.from_minute),
        "minutes": step.minutes,
        "title": step.title,
        "lead": step.lead,
        "share": block.share,
        "say": step.say,
        "if_quiet": step.if_quiet,
        "if_hot": step.if_hot,
        "watch_for": step.watch_for,
        "exit": step.exit,
        "poll": _poll(step.poll) if step.poll else None,
        "pulse": step.pulse,
        "evidence": step.evidence,
    }


def _poll(poll: PollTemplate) -> dict[str, Any]:
    return {"question": poll.question, "kind": poll.kind, "sensitivity": poll.sensitivity}


def _prompt(pattern: Pattern) -> dict[str, Any]:
    """The first wording of each move; the others wait in the library."""
    return {
        "pattern": pattern.id,
        "tile": pattern.tile,
        "sounds_like": pattern.sounds_like,
        "check_first": pattern.check_first,
        **{move.value: pattern.moves[move][0].text for move in Move},
        "avoid": pattern.avoid,
        "evidence": pattern.evidence,
    }


def _questions(review_state: str, questions: Sequence[Scenario]) -> dict[str, Any]:
    return {"review_state": review_state, "scenarios": questions}
