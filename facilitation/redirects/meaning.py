"""Matching by meaning: small networks over the phrases' vectors, learnt on the spot.

Each has one hidden layer; the mean of three that began differently errs less than any of them.
Learnt by Adam (Kingma & Ba 2015) from fixed seeds: the same phrases give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitation.redirects.ending import unless_ending

if TYPE_CHECKING:
    import numpy as np

    from facilitation.redirects.sentence_embedding import Vectors

NETWORKS = 3
HIDDEN = 256
ROUNDS = 8  # chosen, as are the three below, by leaving voices out
RATE = 2e-3
AT_ONCE = 256  # phrases a step
SCALE = 8.0  # of vectors, whose numbers are small
RIDGE = 1e-2 / AT_ONCE

LEAST = -30.0  # of a score below the best
SLOW, SLOWER, TINY = 0.9, 0.999, 1e-8  # Adam's own


@dataclass(frozen=True)
class Network:
    """`inner` has a row for each number of a vector and one for the constant, `outer` likewise."""

    inner: Vectors
    outer: Vectors

    def hidden(self, inputs: Vectors) -> Vectors:
        import numpy as np

        hidden: Vectors = np.maximum(inputs @ self.inner[:-1] + self.inner[-1], 0)
        return hidden

    def shares(self, vectors: Vectors) -> Vectors:
        """Of each kind, one row for each vector."""
        return _softmax(self.hidden(vectors * SCALE) @ self.outer[:-1] + self.outer[-1])


def log_shares(networks: Sequence[Network], vectors: Vectors) -> Vectors:
    """The logarithm of each kind's share, one row for each row of `vectors`: of their mean."""
    import numpy as np

    mean = sum(network.shares(vectors) for network in networks) / len(networks)
    logs: Vectors = np.log(mean + 1e-6)
    return logs


def learn_networks(vectors: Vectors, labels: Sequence[int], *, kinds: int) -> list[Network]:
    """From `vectors` (one row a phrase) and their labels as whole numbers under `kinds`. Raises
    `ProcessIsEnding`.
    """
    import numpy as np

    wanted = np.eye(kinds, dtype=np.float32)[list(labels)]
    return [
        _learn(vectors * SCALE, wanted, np.random.default_rng(seed)) for seed in range(NETWORKS)
    ]


def _learn(inputs: Vectors, wanted: Vectors, luck: np.random.Generator) -> Network:
    network = Network(_begin(inputs.shape[1], HIDDEN, luck), _begin(HIDDEN, wanted.shape[1], luck))
    adam = [_Adam(network.inner), _Adam(network.outer)]
    for _round in range(ROUNDS):
        order = luck.permutation(len(inputs))
        for start in range(0, len(order), AT_ONCE):
            unless_ending()
            chosen = order[start : start + AT_ONCE]
            slopes = _slopes(network, inputs[chosen], wanted[chosen])
            for each, slope in zip(adam, slopes, strict=True):
                each.move(slope)
    return network


def _begin(rows: int, columns: int, luck: np.random.Generator) -> Vectors:
    """Glorot & Bengio 2010: as wide as keeps the variance from layer to layer."""
    import numpy as np

    reach = (6 / (rows + columns)) ** 0.5
    return luck.uniform(-reach, reach, (rows + 1, columns)).astype(np.float32)


def _slopes(network: Network, inputs: Vectors, wanted: Vectors) -> tuple[Vectors, Vectors]:
    """Of the mean cross-entropy with its ridge, by each layer's weights."""
    import numpy as np

    hidden = network.hidden(inputs)
    error = _softmax(hidden @ network.outer[:-1] + network.outer[-1]) - wanted
    error /= np.float32(len(inputs))
    back = (error @ network.outer[:-1].T) * (hidden > 0)
    outer = np.vstack([hidden.T @ error + RIDGE * network.outer[:-1], error.sum(axis=0)])
    inner = np.vstack([inputs.T @ back + RIDGE * network.inner[:-1], back.sum(axis=0)])
    return inner, outer


class _Adam:
    """Moves `weights` in place."""

    def __init__(self, weights: Vectors) -> None:
        import numpy as np

        self._weights = weights
        self._mean = np.zeros_like(weights)
        self._square = np.zeros_like(weights)
        self._steps = 0

    def move(self, slope: Vectors) -> None:
        import numpy as np

        self._steps += 1
        self._mean += np.float32(1 - SLOW) * (slope - self._mean)
        self._square += np.float32(1 - SLOWER) * (slope * slope - self._square)
        rate = RATE * (1 - SLOWER**self._steps) ** 0.5 / (1 - SLOW**self._steps)
        self._weights -= np.float32(rate) * self._mean / (np.sqrt(self._square) + np.float32(TINY))


def _softmax(scores: Vectors) -> Vectors:
    import numpy as np

    # Never so small that the processor falls back to its slow way with tiny numbers.
    raised = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), LEAST))
    shares: Vectors = raised / raised.sum(axis=1, keepdims=True)
    return shares
