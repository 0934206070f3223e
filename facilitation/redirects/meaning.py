"""Matching by meaning: a softmax regression over the phrases' vectors, learnt on the spot.

The regression is convex, so it has one solution and no luck in it: the same phrases give the same
weights. Accelerated gradient descent (Nesterov 1983) with the step that the largest eigenvalue
allows gets close enough in 150 steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitation.redirects.sentence_embedding import Vectors

RIDGE = 3e-4  # chosen by leaving one voice out
STEPS = 150


def learn_weights(vectors: Vectors, labels: Sequence[int], *, kinds: int) -> Vectors:
    """Weights of shape (dimensions + 1, kinds) from `vectors` (one row a phrase) and their labels
    as whole numbers under `kinds`. The last row is the constant.
    """
    import numpy as np

    inputs = _with_constant(vectors)
    wanted = np.eye(kinds, dtype=np.float32)[list(labels)]
    step = np.float32(1 / (0.5 * _largest_eigenvalue(inputs) + RIDGE))
    ridge = np.full((inputs.shape[1], 1), RIDGE, dtype=np.float32)
    ridge[-1] = 0  # the constant is free
    weights: Vectors = np.zeros((inputs.shape[1], kinds), dtype=np.float32)
    ahead: Vectors = weights
    speed = 1.0
    for _step in range(STEPS):
        error = np.exp(_log_softmax(inputs @ ahead)) - wanted
        slope = inputs.T @ error / np.float32(len(inputs)) + ridge * ahead
        moved = np.asarray(ahead - step * slope, dtype=np.float32)
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        ahead = moved + np.float32((speed - 1) / faster) * (moved - weights)
        weights, speed = moved, faster
    return np.asarray(weights, dtype=np.float32)


def log_shares(weights: Vectors, vectors: Vectors) -> Vectors:
    """The logarithm of each kind's share, one row for each row of `vectors`."""
    return _log_softmax(_with_constant(vectors) @ weights)


def _with_constant(vectors: Vectors) -> Vectors:
    import numpy as np

    return np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)])


def _log_softmax(scores: Vectors) -> Vectors:
    import numpy as np

    scores = scores - scores.max(axis=1, keepdims=True)
    shares: Vectors = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return shares


def _largest_eigenvalue(inputs: Vectors) -> float:
    """Of the inputs' mean outer product, by power iteration from a fixed start, rounded up."""
    import numpy as np

    product = inputs.T @ inputs / np.float32(len(inputs))
    direction: Vectors = np.ones(inputs.shape[1], dtype=np.float32)
    for _turn in range(50):
        turned = product @ direction
        direction = np.asarray(turned / np.linalg.norm(turned), dtype=np.float32)
    return 1.05 * float(direction @ product @ direction)
