"""What a room looks like, and who may see which part of it.

The state is a set of slots. Residents see the slots of `ResidentState`; the projector adds the
door; only facilitators see script, outline and desk. Nothing here names a voter or counts votes
before a reveal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitation.live_room.models import LiveRoom, Poll, PollStatus, RoomStatus
from facilitation.live_room.progress import Level, level_of
from facilitation.live_room.tally import Result, floor_of, result_of
from facilitation.plans.script import PollKind, PollOption, Scale, Sensitivity

Audience = Literal["resident", "staff", "screen"]


@dataclass(frozen=True)
class RoomSlot:
    status: RoomStatus
    locked: bool
    group_name: str
    plan_title: str
    review_state: str
    ground_rules: tuple[str, ...]


@dataclass(frozen=True)
class StepSlot:
    """`ends_at` includes the extra minutes; times are the server's."""

    index: int
    count: int
    id: str
    title: str
    minutes: int
    extra_minutes: int
    on_phone: str
    started_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class PollSlot:
    """`result` is there only when the status is revealed; `floor` is votes needed to show it."""

    id: str
    kind: PollKind
    question: str
    sensitivity: Sensitivity
    status: PollStatus
    options: tuple[PollOption, ...]
    scale: Scale | None
    floor: int
    result: Result | None


@dataclass(frozen=True)
class ProgressSlot:
    poll: str
    level: Level


@dataclass(frozen=True)
class DoorSlot:
    code: str
    locked: bool


@dataclass(frozen=True)
class ScriptSlot:
    """The facilitators' card of the current step. `has_poll`: one that could still be opened."""

    step_id: str
    lead: str
    say: str
    if_quiet: str
    if_hot: str
    watch_for: str
    exit: str
    evidence: tuple[str, ...]
    has_poll: bool


@dataclass(frozen=True)
class OutlineStep:
    id: str
    title: str
    minutes: int
    lead: str
    has_poll: bool


@dataclass(frozen=True)
class DeskSeat:
    id: str
    name: str
    role: str
    is_lead: bool


@dataclass(frozen=True)
class DeskSlot:
    lead: str
    co_facilitators: tuple[DeskSeat, ...]


@dataclass(frozen=True)
class RoomState:
    """Every slot of a room, as of its number `seq`."""

    seq: int
    room: RoomSlot
    step: StepSlot
    poll: PollSlot | None
    progress: ProgressSlot | None
    door: DoorSlot
    script: ScriptSlot
    outline: tuple[OutlineStep, ...]
    desk: DeskSlot


VISIBLE: dict[Audience, frozenset[str]] = {
    "resident": frozenset({"room", "step", "poll", "progress"}),
    "screen": frozenset({"room", "step", "poll", "progress", "door"}),
    "staff": frozenset({"room", "step", "poll", "progress", "door", "script", "outline", "desk"}),
}


def room_state(room: LiveRoom) -> RoomState:
    """Read everything once; call it inside a transaction to get one consistent picture."""
    script = room.group_session.plan.script
    step = room.step
    poll = room.polls.filter(step_id=step.id).first()
    return RoomState(
        seq=room.seq,
        room=RoomSlot(
            status=RoomStatus(room.status),
            locked=room.locked,
            group_name=room.group_session.support_group.name,
            plan_title=script.title,
            review_state=script.review_state,
            ground_rules=script.ground_rules,
        ),
        step=StepSlot(
            index=room.step_index,
            count=len(script.steps),
            id=step.id,
            title=step.title,
            minutes=step.minutes,
            extra_minutes=room.step_extra_minutes,
            on_phone=step.on_phone,
            started_at=room.step_started_at,
            ends_at=room.step_ends_at,
        ),
        poll=_poll_slot(poll) if poll else None,
        progress=progress_of(poll) if poll else None,
        door=DoorSlot(code=room.code, locked=room.locked),
        script=ScriptSlot(
            step_id=step.id,
            lead=step.lead,
            say=step.say,
            if_quiet=step.if_quiet,
            if_hot=step.if_hot,
            watch_for=step.watch_for,
            exit=step.exit,
            evidence=step.evidence,
            has_poll=step.poll is not None and poll is None,
        ),
        outline=tuple(
            OutlineStep(each.id, each.title, each.minutes, each.lead, each.poll is not None)
            for each in script.steps
        ),
        desk=DeskSlot(
            lead=str(room.lead_id),
            co_facilitators=tuple(
                DeskSeat(
                    id=str(each.pk),
                    name=each.person.name,
                    role=each.role,
                    is_lead=each.pk == room.lead_id,
                )
                for each in room.group_session.co_facilitators.select_related("person")
            ),
        ),
    )


def _poll_slot(poll: Poll) -> PollSlot:
    template = poll.template
    revealed = poll.status == PollStatus.REVEALED
    return PollSlot(
        id=str(poll.pk),
        kind=template.kind,
        question=template.question,
        sensitivity=template.sensitivity,
        status=PollStatus(poll.status),
        options=template.options,
        scale=template.scale,
        floor=floor_of(template.sensitivity),
        result=result_of(template, poll.tally) if revealed and poll.tally is not None else None,
    )


def progress_of(poll: Poll) -> ProgressSlot | None:
    """How far an open poll has come, in coarse words. The hub decides when it is told."""
    if poll.status != PollStatus.OPEN:
        return None
    level = level_of(ballots=poll.ballots.count(), seats=poll.room.seats.count())
    return ProgressSlot(poll=str(poll.pk), level=level)
