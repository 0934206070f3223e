"""The matcher itself: learnt from the shipped phrases once, then kept in this process's memory.

The phrases' vectors take seconds, so what was learnt from them is kept in a folder, under a name
that changes with phrases and model. Nothing that anybody typed is in it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from django.conf import settings

from facilitation.redirects import meaning
from facilitation.redirects.phrases import LABELS, Phrase, digest, read_phrases
from facilitation.redirects.sentence_embedding import (
    ProcessIsEnding,
    SentenceEmbedding,
    load_embedding,
)
from facilitation.redirects.wording import Wording, learn_wording

if TYPE_CHECKING:
    from facilitation.redirects.sentence_embedding import Vectors

LEARNT = "1"  # raise it when what is learnt from the same phrases changes
WORDING_WEIGHT = 0.15  # beside a weight of 1 for the meaning; chosen by leaving one voice out


@dataclass(frozen=True)
class Engine:
    """`embedding` and `weights` are both there, or both missing: then wording decides alone."""

    wording: Wording
    embedding: SentenceEmbedding | None = None
    weights: Vectors | None = None

    @property
    def is_lexical(self) -> bool:
        return self.embedding is None

    def log_shares(self, said: str) -> dict[str, float]:
        """The logarithm of each label's share. Takes no lock, so threads do not wait."""
        by_wording = self.wording.log_shares(said)
        if self.embedding is None or self.weights is None:
            return dict(zip(LABELS, by_wording, strict=True))
        vector = self.embedding.vector(said)
        by_meaning = meaning.log_shares(self.weights, vector[None, :])[0].tolist()
        return joined(by_meaning, by_wording)


def joined(by_meaning: Sequence[float], by_wording: Sequence[float]) -> dict[str, float]:
    """Both opinions multiplied, wording with less weight, in shares that sum to 1."""
    import numpy as np

    scores = np.array(by_meaning) + WORDING_WEIGHT * np.array(by_wording)
    scores -= np.logaddexp.reduce(scores)
    return dict(zip(LABELS, scores.tolist(), strict=True))


_whole: Engine | None = None
_making = Lock()


def engine_now() -> Engine:
    """The whole engine if it is ready. If not, it is made in the background from now on, and this
    answers with the lexical one, so that nobody waits.
    """
    if _whole is None:
        warm()
        return _lexical()
    return _whole


def warm() -> None:
    """Make the engine in the background, unless it is ready. Call it when a room opens.

    A process that ends meanwhile waits for this thread, which gives up within a moment. A daemon
    would be torn out of the model's C++ instead, and that aborts the process.
    """
    if _whole is None and not _making.locked():
        Thread(target=_make_unless_ending, name="redirect-engine").start()


def _make_unless_ending() -> None:
    with suppress(ProcessIsEnding):
        whole_engine()


def whole_engine() -> Engine:
    """Make the engine and wait for it. Lexical where the optional packages are not installed."""
    global _whole  # noqa: PLW0603 - one engine a process
    with _making:
        if _whole is None:
            _whole = _make()
        return _whole


@cache
def _lexical() -> Engine:
    return Engine(learn_wording(_phrases(), LABELS))


@cache
def _phrases() -> list[Phrase]:
    return read_phrases()


def _make() -> Engine:
    wording = _lexical().wording
    embedding = load_embedding()
    if embedding is None:
        return _lexical()
    return Engine(wording, embedding, _weights(embedding, _phrases()))


def _weights(embedding: SentenceEmbedding, phrases: list[Phrase]) -> Vectors:
    import numpy as np

    folder = Path(str(settings.REDIRECT_CACHE_DIR))
    kept = folder / f"{LEARNT}-{digest(phrases)[:32]}.npy"
    if kept.is_file():
        with suppress(OSError, ValueError):  # cut off or not ours: learn again
            weights: Vectors = np.load(kept, allow_pickle=False)
            return weights
    numbers = [LABELS.index(phrase.label) for phrase in phrases]
    weights = meaning.learn_weights(embedding.vectors(phrases), numbers, kinds=len(LABELS))
    with suppress(OSError):  # a read-only disk: learn at every start
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(descriptor, "wb") as file:
            np.save(file, weights)
        Path(name).chmod(0o644)  # whoever prepares it need not be who serves
        Path(name).replace(kept)  # whole or not at all
    return weights
