"""Many rounds of one design, the attack on each, and the score."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.anonymity.attacker import Attacker, Guess, best_guess
from tests.anonymity.designs import Design
from tests.anonymity.learning import Case, learned
from tests.anonymity.loot import Loot, Version
from tests.anonymity.scoring import Score, score
from tests.anonymity.story import Clock, Story, access_log, story


class Spoils(Protocol):
    def begin(self) -> None: ...

    def versions(self, clock: Clock) -> list[Version]: ...


@dataclass(frozen=True)
class Round:
    story: Story
    loot: Loot


@dataclass(frozen=True)
class Outcome:
    answers: Score
    participation: Score


def play(
    design: Design,
    spoils: Spoils,
    *,
    members: Sequence[str],
    rounds: int,
    blanks: bool,
    seed: int = 0,
) -> list[Round]:
    """One round after the other, with a thief after each close."""
    chance = random.Random(seed)
    played = []
    for _number in range(rounds):
        told = story(members, chance=chance, blanks=blanks)
        spoils.begin()
        design.open_round(members)
        clock = Clock()
        for happening in told.happenings:
            clock.tick(time.time(), happening.moment)
            design.happens(happening)
        clock.tick(time.time(), float("inf"))
        design.close_round()
        loot = Loot(members, spoils.versions(clock), access_log(told), told.published)
        played.append(Round(told, loot))
    return played


def attacked(rounds: Sequence[Round], attacker: Attacker) -> Outcome:
    """Half of the rounds teach the attacker; the guesses of the other half count. Then turned."""
    guessed = [attacker.guesses(each.loot) for each in rounds]
    return Outcome(
        _scored(rounds, guessed, _answers),
        _scored(rounds, guessed, _participation),
    )


Question = Callable[[Round, dict[str, Guess]], list[tuple[Case, Hashable]]]


def _answers(played: Round, guesses: dict[str, Guess]) -> list[tuple[Case, Hashable]]:
    plain = best_guess(played.loot.published)
    return [
        (Case(dict(guesses[who].features), guesses[who].answer, answer), plain.answer)
        for who, answer in played.story.answers.items()
    ]


def _participation(played: Round, guesses: dict[str, Guess]) -> list[tuple[Case, Hashable]]:
    plain = best_guess(played.loot.published)
    return [
        (
            Case(dict(guess.features), guess.answered, who in played.story.answers),
            plain.answered,
        )
        for who, guess in guesses.items()
    ]


def _scored(
    rounds: Sequence[Round], guessed: Sequence[dict[str, Guess]], question: Question
) -> Score:
    asked = [question(*each) for each in zip(rounds, guessed, strict=True)]
    truth, attack, release = [], [], []
    for half in (0, 1):
        rule = learned([case for each in asked[1 - half :: 2] for case, _plain in each])
        for case, plain in (pair for each in asked[half::2] for pair in each):
            truth.append(case.truth)
            attack.append(rule(case))
            release.append(plain)
    return score(truth, attack, release)
