"""The parts of a room's state, and which audience sees which.

Residents see the slots of `VISIBLE["resident"]`; the projector adds the door; only facilitators
see script, outline, what was done since last time, desk and sorting. Nothing here names a voter or
counts votes before a reveal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitation.live_room.models import PollStatus, RoomStatus, TextStanding
from facilitation.live_room.progress import Level
from facilitation.live_room.result import Result
from facilitation.plans.poll_template import PollKind, PollOption, Scale, Sensitivity

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
    """The poll that is shown.

    `options` of a word cloud and a question board are the texts that were let through, once they
    may be seen. A ballot names 1 to `most_choices` options (all of them in a ranking, none to all
    on a question board), or holds up to `texts_each` texts. `floor` is ballots needed to show a
    result; `result` is there only when the status is revealed. `live`: votes are shown coming in.
    """

    id: str
    kind: PollKind
    question: str
    sensitivity: Sensitivity
    status: PollStatus
    options: tuple[PollOption, ...]
    scale: Scale | None
    most_choices: int
    texts_each: int
    live: bool
    floor: int
    result: Result | None


@dataclass(frozen=True)
class ProgressSlot:
    poll: str
    level: Level


@dataclass(frozen=True)
class PulseSlot:
    """The session's sealed pulse. `open`: phones show its form.

    `fingerprint` is four words made of what the round's keys are bound to. The same four on every
    screen say that no phone was given keys of its own.
    """

    round: str
    open: bool
    fingerprint: tuple[str, ...]


@dataclass(frozen=True)
class DoorSlot:
    code: str
    locked: bool


@dataclass(frozen=True)
class ScriptSlot:
    """The facilitators' card of the current step.

    `say_because` names the revealed result that chose this line, in words, or is empty.
    `has_poll`: the step carries one that could still be opened.
    """

    step_id: str
    lead: str
    say: str
    say_because: str
    if_quiet: str
    if_hot: str
    watch_for: str
    exit: str
    evidence: tuple[str, ...]
    has_poll: bool


@dataclass(frozen=True)
class TextInSorting:
    """`flagged`: it may name somebody, so look twice."""

    id: str
    text: str
    standing: TextStanding
    flagged: bool


@dataclass(frozen=True)
class SortingSlot:
    """Texts that phones sent, in alphabetical order and without numbers, for facilitators only."""

    poll: str
    texts: tuple[TextInSorting, ...]


@dataclass(frozen=True)
class OutlineStep:
    id: str
    title: str
    minutes: int
    lead: str
    has_poll: bool


@dataclass(frozen=True)
class ActionLine:
    """Something that the program did since this group last met; `about` is in words."""

    title: str
    description: str
    about: str


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
    pulse: PulseSlot | None
    door: DoorSlot
    script: ScriptSlot
    sorting: SortingSlot | None
    outline: tuple[OutlineStep, ...]
    since_last_time: tuple[ActionLine, ...]
    desk: DeskSlot


_FOR_ALL = frozenset({"room", "step", "poll", "progress", "pulse"})
VISIBLE: dict[Audience, frozenset[str]] = {
    "resident": _FOR_ALL,
    "screen": _FOR_ALL | {"door"},
    "staff": _FOR_ALL | {"door", "script", "sorting", "outline", "since_last_time", "desk"},
}
