"""Matching by wording: which words and pieces of words a label's phrases have more than others'.

Naive Bayes over what occurs in a phrase: single words, pairs of neighbours, and runs of 3 to 5
letters within a word, which is what typing errors and shorthand leave standing. It needs nothing
installed, so it also answers alone where sentence embeddings are missing.
"""

from __future__ import annotations

import itertools
import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitation.redirects.phrases import Phrase

_WORDS = re.compile(r"[a-z0-9']+")
_RUNS = range(3, 6)  # letters
SMOOTHING = 0.2  # counts that every piece has from the start
EVIDENCE = 0.35  # pieces overlap: each counts for about a third of independent evidence


@dataclass(frozen=True)
class Wording:
    """What phrases are made of: logarithms of likelihoods, in the order of `labels`."""

    labels: tuple[str, ...]
    likelihoods: dict[str, array[float]]

    def log_shares(self, text: str) -> list[float]:
        """The logarithm of each label's share, in the order of `labels`; the shares sum to 1."""
        totals = [0.0] * len(self.labels)
        for piece in pieces(text):
            known = self.likelihoods.get(piece)
            if known:
                totals = [total + each for total, each in zip(totals, known, strict=True)]
        scaled = [EVIDENCE * total for total in totals]
        most = max(scaled)
        rest = math.log(sum(math.exp(each - most) for each in scaled)) + most
        return [each - rest for each in scaled]


def pieces(text: str) -> set[str]:
    """The words, pairs of words and runs of letters of `text`."""
    words = _WORDS.findall(text.lower().replace("\u2019", "'"))
    found = {f"w:{word}" for word in words}
    found.update(f"p:{one} {next_one}" for one, next_one in itertools.pairwise(words))
    for word in words:
        edged = f" {word} "
        for length in _RUNS:
            found.update(edged[i : i + length] for i in range(len(edged) - length + 1))
    return found


def learn_wording(phrases: Iterable[Phrase], labels: Sequence[str]) -> Wording:
    """Count the pieces of each label's phrases; a piece that occurs once says nothing."""
    place = {label: number for number, label in enumerate(labels)}
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    for phrase in phrases:
        number = place[phrase.label]
        for piece in pieces(phrase.text):
            counts[piece][number] += 1
            totals[number] += 1
    kept = {piece: count for piece, count in counts.items() if count.total() > 1}
    base = [math.log(totals[number] + SMOOTHING * len(kept)) for number in range(len(labels))]
    likelihoods = {
        piece: array(
            "d",
            [math.log(count[number] + SMOOTHING) - base[number] for number in range(len(labels))],
        )
        for piece, count in kept.items()
    }
    return Wording(tuple(labels), likelihoods)
