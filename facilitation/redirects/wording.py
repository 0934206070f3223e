"""Matching by wording: which words and pieces of words speak for a label.

A softmax regression over what occurs in a phrase: single words, pairs of neighbours, and runs of 3
to 5 letters within a word, which is what typing errors and shorthand leave standing. Rare pieces
count for more (idf), and each has its place in a fixed number of places by a checksum (Weinberger
et al. 2009, Feature hashing for large scale multitask learning), so that no list of words is kept.
Learnt by AdaGrad (Duchi et al. 2011), one step size a place.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitation.redirects.ending import unless_ending

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Weights = NDArray[np.float32]

PLACES = 2**18
ROUNDS = 4  # chosen, as is RATE, by leaving voices out
RATE = 1.0
AT_ONCE = 64  # phrases a step

_WORDS = re.compile(r"[a-z0-9']+")
_RUNS = range(3, 6)  # letters


@dataclass(frozen=True)
class Wording:
    """`weights` has a row for each place and a column for each label; `rarity` a number for each
    place.
    """

    weights: Weights
    rarity: Weights

    def log_shares(self, text: str) -> Weights:
        """The logarithm of each label's share."""
        import numpy as np

        places = places_of(text)
        scale = self.rarity[places]
        length = float(np.linalg.norm(scale))
        scores: Weights = scale @ self.weights[places] / max(length, 1e-9)
        shares: Weights = scores - np.logaddexp.reduce(scores)
        return shares


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


def places_of(text: str) -> Places:
    """Where the pieces of `text` have their weights, each place once."""
    import numpy as np

    found = {zlib.crc32(piece.encode()) % PLACES for piece in pieces(text)}
    return np.array(sorted(found), dtype=np.int64)


def learn_wording(texts: Sequence[str], labels: Sequence[int], *, kinds: int) -> Wording:
    """From phrases and their labels as whole numbers under `kinds`. The same phrases give the same
    weights. A piece that occurs once says nothing. Takes about 8 seconds for 24,000 phrases; raises
    `ProcessIsEnding`.
    """
    import numpy as np

    all_places = []
    for text in texts:
        unless_ending()
        all_places.append(places_of(text))
    counts = np.bincount(np.concatenate(all_places), minlength=PLACES)
    rarity = np.log((len(texts) + 1) / (counts + 1)).astype(np.float32)
    known = [places[counts[places] > 1] for places in all_places]
    telling = [number for number, places in enumerate(known) if len(places)]
    weights = np.zeros((PLACES, kinds), dtype=np.float32)
    steps = np.full(PLACES, 1e-8, dtype=np.float32)  # the sum of squared slopes at each place
    wanted = np.eye(kinds, dtype=np.float32)[list(labels)]
    order = np.random.default_rng(0)
    for _round in range(ROUNDS):
        shuffled = order.permutation(telling)
        for start in range(0, len(shuffled), AT_ONCE):
            unless_ending()
            chosen = shuffled[start : start + AT_ONCE]
            _step(weights, steps, rarity, [known[each] for each in chosen], wanted[chosen])
    return Wording(weights, rarity)


def _step(
    weights: Weights, steps: Weights, rarity: Weights, known: list[Places], wanted: Weights
) -> None:
    import numpy as np

    lengths = [len(places) for places in known]
    starts = np.cumsum([0, *lengths[:-1]])
    places = np.concatenate(known)
    scale = rarity[places]
    norms = np.sqrt(np.add.reduceat(scale * scale, starts))
    scale = (scale / np.repeat(norms, lengths))[:, None]
    error = _shares(np.add.reduceat(weights[places] * scale, starts, axis=0)) - wanted
    slopes = np.repeat(error, lengths, axis=0) * scale
    order = np.argsort(places, kind="stable")
    sorted_places = places[order]
    firsts = np.flatnonzero(np.diff(sorted_places, prepend=-1))
    touched = sorted_places[firsts]
    slope = np.add.reduceat(slopes[order], firsts, axis=0)
    steps[touched] += (slope * slope).sum(axis=1)
    weights[touched] -= RATE / np.sqrt(steps[touched])[:, None] * slope


def _shares(scores: Weights) -> Weights:
    import numpy as np

    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Weights = raised / raised.sum(axis=1, keepdims=True)
    return shares
