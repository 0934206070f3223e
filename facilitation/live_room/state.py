"""Reading a room's whole state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitation.live_room.branching import line_of
from facilitation.live_room.models import LiveRoom, Poll, PollOrigin, RoomStatus
from facilitation.live_room.pulse_slot import pulse_slot
from facilitation.live_room.shown import poll_slot, progress_of, shown_poll, sorting_of
from facilitation.live_room.slots import (
    ActionLine,
    DeskSeat,
    DeskSlot,
    DoorSlot,
    OutlineStep,
    RoomSlot,
    RoomState,
    ScriptSlot,
    StepSlot,
)
from facilitation.program_actions.reading import actions_new_to
from facilitation.program_actions.topics import topic_name
from facilitation.sessions.models import CoFacilitator


def room_state(room: LiveRoom) -> RoomState:
    """Read everything once; call it inside a transaction to get one consistent picture."""
    return RoomState(seq=room.seq, **read_slots(room, tuple(_READERS)))


def read_slots(room: LiveRoom, names: Sequence[str]) -> dict[str, Any]:
    """The named slots of `RoomState`, and no more queries than these need."""
    need_poll = not _WITHOUT_POLL.issuperset(names)
    poll = shown_poll(room) if need_poll else None
    return {name: _READERS[name](room, poll) for name in names}


def _room(room: LiveRoom, _poll: Poll | None) -> RoomSlot:
    script = room.script
    return RoomSlot(
        status=RoomStatus(room.status),
        locked=room.locked,
        group_name=room.group_session.support_group.name,
        plan_title=script.title,
        review_state=script.review_state,
        ground_rules=script.ground_rules,
    )


def _step(room: LiveRoom, _poll: Poll | None) -> StepSlot:
    step = room.step
    return StepSlot(
        index=room.step_index,
        count=len(room.steps),
        id=step.id,
        title=step.title,
        minutes=step.minutes,
        extra_minutes=room.step_extra_minutes,
        on_phone=step.on_phone,
        started_at=room.step_started_at,
        ends_at=room.step_ends_at,
    )


def _script(room: LiveRoom, poll: Poll | None) -> ScriptSlot:
    step, line = room.step, line_of(room, room.step)
    of_plan = room.polls.filter(step_id=step.id, origin=PollOrigin.PLAN)
    opened = poll is not None and of_plan.exists()
    return ScriptSlot(
        step_id=step.id,
        lead=step.lead,
        say=line.say,
        say_because=line.because,
        if_quiet=step.if_quiet,
        if_hot=step.if_hot,
        watch_for=step.watch_for,
        exit=step.exit,
        evidence=step.evidence,
        has_poll=step.poll is not None and not opened,
    )


def _desk(room: LiveRoom, _poll: Poll | None) -> DeskSlot:
    return DeskSlot(
        lead=str(room.lead_id),
        co_facilitators=tuple(
            DeskSeat(
                id=str(each.pk),
                name=each.person.name,
                role=each.role,
                is_lead=each.pk == room.lead_id,
            )
            for each in CoFacilitator.objects.filter(
                group_session=room.group_session_id
            ).select_related("person")
        ),
    )


def _outline(room: LiveRoom, _poll: Poll | None) -> tuple[OutlineStep, ...]:
    return tuple(
        OutlineStep(each.id, each.title, each.minutes, each.lead, each.poll is not None)
        for each in room.steps
    )


def _since_last_time(room: LiveRoom, _poll: Poll | None) -> tuple[ActionLine, ...]:
    return tuple(
        ActionLine(each.title, each.description, topic_name(each))
        for each in actions_new_to(room.group_session)
    )


_READERS: dict[str, Callable[[LiveRoom, Poll | None], Any]] = {
    "room": _room,
    "step": _step,
    "poll": lambda _room, poll: poll_slot(poll) if poll else None,
    "progress": lambda _room, poll: progress_of(poll) if poll else None,
    "pulse": lambda room, _poll: pulse_slot(room),
    "door": lambda room, _poll: DoorSlot(code=room.code, locked=room.locked),
    "script": _script,
    "sorting": lambda _room, poll: sorting_of(poll) if poll else None,
    "outline": _outline,
    "since_last_time": _since_last_time,
    "desk": _desk,
}
_WITHOUT_POLL = frozenset({"room", "step", "pulse", "door", "outline", "since_last_time", "desk"})
