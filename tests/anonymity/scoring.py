"""How much better than guessing from the release an attack is, and how sure that is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.6449  # one-sided 95 %


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1. `advantage` = `accuracy` minus that of the best guess from the release.

    `upper` is the upper 95 % bound of the advantage: Newcombe's way of joining the Wilson bounds of
    two shares (Statistics in Medicine 17, 1998), here that of the guesses that the attack set right
    and that of those it spoilt. It is not zero when both are: a few guesses prove little.
    """

    guesses: int
    accuracy: float
    advantage: float
    upper: float


def score(
    truth: Sequence[Hashable], attack: Sequence[Hashable], release: Sequence[Hashable]
) -> Score:
    """The three sequences are as long as each other and in one order. Raises `ValueError`."""
    rows = list(zip(truth, attack, release, strict=True))
    if not rows:
        raise ValueError("nothing was guessed")
    mended = sum(guess == true != plain for true, guess, plain in rows) / len(rows)
    spoilt = sum(plain == true != guess for true, guess, plain in rows) / len(rows)
    right = sum(guess == true for true, guess, _plain in rows) / len(rows)
    over = wilson(mended, len(rows))[1] - mended
    under = spoilt - wilson(spoilt, len(rows))[0]
    advantage = mended - spoilt
    return Score(len(rows), right, advantage, advantage + sqrt(over**2 + under**2))


def wilson(share: float, tries: int) -> tuple[float, float]:
    """The one-sided lower and upper 95 % bounds of a share (Wilson, 1927)."""
    middle = share + Z**2 / (2 * tries)
    width = Z * sqrt(share * (1 - share) / tries + Z**2 / (4 * tries**2))
    whole = 1 + Z**2 / tries
    return max(0.0, (middle - width) / whole), min(1.0, (middle + width) / whole)
