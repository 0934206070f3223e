"""One story of a program, told in two worlds that differ only in what nobody may find out.

In the second world the same people answer in the same rounds, and everything that a director was
told of comes to the same sums: but who in which group said what is exchanged. What was asked and
never told is answered otherwise, and what is still sealed was never answered at all. Whatever reads
the same in both worlds cannot tell a group's value, nor one under the rules.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from facilitation.digest_key import key_of
from facilitation.groups.models import SupportGroup
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.counting import sealing_info
from facilitation.pulse.items import WORDS, Answer, ItemKind, item
from facilitation.pulse.models import PulseRound, RoundStatus
from facilitation.pulse.released import Untold
from facilitation.pulse.releasing.rounding import SCORES
from facilitation.pulse.sealing import pad, seal
from tests.cast import Cast
from tests.pulse_phone import open_round_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)

Cell = tuple[str, int, int, str]  # group, round (its number), person, item
Pool = frozenset[Cell]
Answers = Mapping[Cell, Answer]


@dataclass(frozen=True)
class Asked:
    """A step: each group with the scores of those who answer; they close `apart` days apart."""

    scores: Mapping[str, Sequence[int]]
    apart: int


@dataclass(frozen=True)
class Written:
    """A step: a director or a coordinator changes something, by the API."""

    what: str


Step = Asked | Written
Watch = Callable[[], None]
Write = Callable[[str], None]


@dataclass
class World:
    """What was answered, and out of which answers each told number was made."""

    answers: dict[Cell, Answer] = field(default_factory=dict)
    told: list[Pool] = field(default_factory=list)
    sealed: set[Cell] = field(default_factory=set)

    def group_means(self) -> dict[tuple[str, int, str], float]:
        """Of each group, round and item, on 0-10: what must stay unknown."""
        parts: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        for (group, number, _person, key), answer in self.answers.items():
            if answer not in WORDS[ItemKind.FIRST_OR_RETURNING]:
                score = answer if isinstance(answer, int) else SCORES[answer]
                parts[group, number, key].append(score)
        return {place: sum(own) / len(own) for place, own in parts.items()}


def play(
    cast: Cast, steps: Iterable[Step], *, watch: Watch, write: Write, instead: World | None = None
) -> World:
    """Play the story, `watch` after whatever could be seen, and return what happened.

    With `instead`, the answers of that world are given in place of the story's.
    """
    stage = _Stage(cast, instead)
    for number, step in enumerate(steps):
        if isinstance(step, Written):
            write(step.what)
            watch()
            continue
        for closes_at in stage.ask(step, START + 28 * DAY * number):
            close_due_rounds(now=closes_at)
            stage.note_releases()
            watch()
    return stage.finished()


def other_world(world: World) -> World:
    """The world to compare with: see this module's docstring."""
    answers = {cell: _opposite(cell[-1], answer) for cell, answer in world.answers.items()}
    for pool in world.told:
        cells = sorted(pool)
        answers |= zip(cells, sorted((world.answers[each] for each in cells), key=str), strict=True)
    return World({cell: own for cell, own in answers.items() if cell not in world.sealed})


class _Stage:
    def __init__(self, cast: Cast, instead: World | None) -> None:
        self._program = cast.program
        self._instead = instead
        self._world = World()
        self._waiting: list[set[Cell]] = []  # of each group's release, what was not told yet
        self._seen: set[UUID] = set()
        self._blocks = 0

    def ask(self, step: Asked, now: datetime) -> list[datetime]:
        """Open what is to be asked and answer it; returns when rounds are due, in order."""
        due = []
        for place, (name, scores) in enumerate(step.scores.items()):
            group = self._program.support_groups.get(name=name)
            closes_at = now + place * step.apart * DAY
            open_round = group.pulse_rounds.filter(status=RoundStatus.OPEN).first()
            if open_round is None:
                opens_at = closes_at - 7 * DAY
                open_round = open_round_of(group, opens_at=opens_at, closes_at=closes_at)
            self._answer(group, open_round, scores)
            due.append(max(closes_at, open_round.closes_at) + timedelta(hours=1))
        return sorted(set(due))

    def _answer(self, group: SupportGroup, asked: PulseRound, scores: Sequence[int]) -> None:
        already = {
            cell[2] for cell in self._world.answers if cell[:2] == (group.name, asked.number)
        }
        people = range(len(already), min(len(scores), group.members.count()))
        for person in people:
            cells = {(group.name, asked.number, person, key): key for key in asked.items}
            drawn = {cell: _answer_to(key, scores[person]) for cell, key in cells.items()}
            self._world.answers |= drawn
            given = self._instead.answers if self._instead else drawn
            hand_in(asked, {key: given[cell] for cell, key in cells.items() if cell in given})

    def note_releases(self) -> None:
        """What a closing released: the rounds of groups, and what of them the program was told."""
        for each in PulseRound.objects.filter(
            support_group__program=self._program, status=RoundStatus.RELEASED
        ).exclude(pk__in=self._seen):
            self._seen.add(each.pk)
            of_round = (each.support_group.name, each.number)
            self._waiting.append({cell for cell in self._world.answers if cell[:2] == of_round})
        new = self._program.pulse_releases.filter(number__gt=self._blocks)
        for release in new.order_by("number"):
            self._blocks = release.number
            dropped = [k for k, why in release.untold.items() if why == Untold.ROSTER_CHANGED]
            for key in (*release.values, *dropped):
                pool = frozenset(cell for own in self._waiting for cell in own if cell[-1] == key)
                self._waiting = [own - pool for own in self._waiting]
                if key in release.values:
                    self._world.told.append(pool)

    def finished(self) -> World:
        released = PulseRound.objects.filter(pk__in=self._seen)
        rounds = {(each.support_group.name, each.number) for each in released}
        self._world.sealed = {cell for cell in self._world.answers if cell[:2] not in rounds}
        if self._instead:
            self._world.answers = dict(self._instead.answers)
        return self._world


def hand_in(asked: PulseRound, answers: Mapping[str, Answer]) -> None:
    """Put a sealed ballot into the box, as if its token had been spent; none without an answer."""
    if not answers:
        return
    token_hash = secrets.token_bytes(32)
    text = json.dumps({"v": 1, "answers": answers}).encode()
    public = bytes(asked.block.sealing_public)
    PulseBallot.objects.create(
        key=key_of(token_hash),
        pulse_round=asked,
        token_hash=token_hash,
        sealed=seal(public, pad(text), sealing_info(asked.pk), token_hash),
    )


def _answer_to(key: str, score: int) -> Answer:
    asked = item(key)
    if asked.kind == ItemKind.SCALE:
        return score
    words = WORDS[asked.kind]
    return words[score % len(words)]


def _opposite(key: str, answer: Answer) -> Answer:
    words: Any = WORDS[item(key).kind]
    return 10 - answer if isinstance(answer, int) else words[-1 - words.index(answer)]
