"""What eight people do in one round, drawn at random. The attacker never sees a `Story`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.anonymity.loot import Published, Request

WEEK = 7 * 24 * 3600.0  # seconds
LONGEST_DELAY = 600.0  # seconds, between an opening of the app and what the phone sends
SCALE = range(11)  # an item from 0 to 10


@dataclass(frozen=True)
class Happening:
    """At `moment` a member opens the app, or their phone sends (the answer, or a blank)."""

    moment: float
    member: str
    what: Literal["opens", "sends"]
    answer: int | None = None


@dataclass(frozen=True)
class Story:
    """`answers` holds who answered, and what. Happenings stand in order of time."""

    answers: Mapping[str, int]
    happenings: Sequence[Happening]
    published: Published


def story(members: Sequence[str], *, chance: random.Random, blanks: bool) -> Story:
    """Six to eight of eight answer, whoever they are, anything from 0 to 10.

    Everybody opens the app one to four times in the week. With `blanks` a phone sends once an
    opening, answered or not; without, only in the opening in which its member answers.
    """
    who = chance.sample(list(members), chance.randint(6, len(members)))
    answers = {member: chance.choice(SCALE) for member in who}
    happenings: list[Happening] = []
    for member in members:
        openings = sorted(chance.uniform(0, WEEK) for _time in range(chance.randint(1, 4)))
        answered_in = chance.choice(openings)
        for moment in openings:
            happenings.append(Happening(moment, member, "opens"))
            answer = answers.get(member) if moment >= answered_in else None
            if blanks or (member in answers and moment == answered_in):
                sent = moment + chance.uniform(1, LONGEST_DELAY)
                happenings.append(Happening(sent, member, "sends", answer))
    return Story(
        answers, sorted(happenings, key=lambda each: each.moment), released(answers.values())
    )


def released(answers: Iterable[int]) -> Published:
    """What the release tells of these answers: their mean to the nearest half, from 1 to 9."""
    values = list(answers)
    return Published(mean=min(9.0, max(1.0, round(2 * sum(values) / len(values)) / 2)))


@dataclass
class Clock:
    """A week passes in a second: which moment of the round a moment of the machine was."""

    ticks: list[tuple[float, float]] = field(default_factory=list)

    def tick(self, machine: float, moment: float) -> None:
        self.ticks.append((machine, moment))

    def moment(self, machine: float) -> float | None:
        """The last tick before `machine`; None before the first."""
        past = [moment for at, moment in self.ticks if at <= machine]
        return past[-1] if past else None


def access_log(story: Story) -> list[Request]:
    """What a proxy keeps that leaves out the ballot's requests, as the manual tells it to."""
    return [
        Request(each.moment, each.member, path)
        for each in story.happenings
        if each.what == "opens"
        for path in ("/api/v1/pulse/rounds", "/api/v1/pulse/rounds/tokens")
    ]
