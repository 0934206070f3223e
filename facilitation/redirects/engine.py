"""The matcher itself: learnt from the shipped phrases once, then kept in this process's memory."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from threading import Lock, Thread
from typing import TYPE_CHECKING

from facilitation.redirects.ending import ProcessIsEnding
from facilitation.redirects.kept import kept_or_learnt
from facilitation.redirects.meaning import Network, learn_networks, log_shares
from facilitation.redirects.phrases import LABELS, digest, read_phrases
from facilitation.redirects.sentence_embedding import SentenceEmbedding, load_embedding
from facilitation.redirects.wording import Wording, learn_wording

if TYPE_CHECKING:
    from facilitation.redirects.kept import Arrays

LEARNT = "2"  # raise it when what is learnt from the same phrases changes
WORDING_WEIGHT = 3.0  # beside a weight of 1 for the meaning; chosen by leaving voices out
CAUTION_ALONE = 0.8  # of wording
CAUTION = 0.2  # both are surer of themselves than they are right: their joint shares are flattened


@dataclass(frozen=True)
class Engine:
    """Without `embedding` and `networks`, wording decides alone."""

    wording: Wording
    embedding: SentenceEmbedding | None = None
    networks: tuple[Network, ...] = ()

    @property
    def is_lexical(self) -> bool:
        return self.embedding is None

    def log_shares(self, said: str) -> dict[str, float]:
        """The logarithm of each label's share. Takes no lock, so threads do not wait."""
        import numpy as np

        by_wording = self.wording.log_shares(said)
        if self.embedding is None:
            scores = CAUTION_ALONE * by_wording
        else:
            by_meaning = log_shares(self.networks, self.embedding.vector(said)[None, :])[0]
            scores = CAUTION * (by_meaning + WORDING_WEIGHT * by_wording)
        scores -= np.logaddexp.reduce(scores)
        return dict(zip(LABELS, scores.tolist(), strict=True))


_whole: Engine | None = None
_making = Lock()
_learning_wording = Lock()


def engine_now() -> Engine:
    """The whole engine if it is ready. If not, it is made in the background from now on, and this
    answers with the lexical one, which takes seconds the first time on a machine, and then none.
    """
    if _whole is None:
        warm()
        return _lexical()
    return _whole


def warm() -> None:
    """Make the engine in the background, unless it is ready. Call it when a room opens.

    A process that ends meanwhile waits for this thread, which gives up within a moment.
    """
    if _whole is None and not _making.locked():
        Thread(target=_make_unless_ending, name="redirect-engine").start()


def _make_unless_ending() -> None:
    with suppress(ProcessIsEnding):
        whole_engine()


def whole_engine() -> Engine:
    """Make the engine and wait for it. Lexical where the optional package is not installed."""
    global _whole  # noqa: PLW0603 - one engine a process
    with _making:
        if _whole is None:
            _whole = _make()
        return _whole


def _lexical() -> Engine:
    with _learning_wording:  # whoever comes meanwhile waits, and does not learn it again
        return _lexical_once()


@cache
def _lexical_once() -> Engine:
    kept = kept_or_learnt(_name("wording"), _learn_wording)
    return Engine(Wording(kept["weights"], kept["rarity"]))


def _make() -> Engine:
    _keep_numpy_to_one_thread()
    lexical = _lexical()
    embedding = load_embedding()
    if embedding is None:
        return lexical
    kept = kept_or_learnt(_name("meaning"), lambda: _learn_meaning(embedding))
    pairs = zip(kept["inner"], kept["outer"], strict=True)
    return Engine(lexical.wording, embedding, tuple(Network(*pair) for pair in pairs))


def _keep_numpy_to_one_thread() -> None:
    """For the whole process. A look-up's sums are small: on a machine that has other work, threads
    that wait for each other made one take 160 ms in place of 4.
    """
    if find_spec("threadpoolctl"):
        from threadpoolctl import threadpool_limits

        threadpool_limits(limits=1, user_api="blas")


def _learn_wording() -> Arrays:
    learnt = learn_wording(*_texts_and_labels(), kinds=len(LABELS))
    return {"weights": learnt.weights, "rarity": learnt.rarity}


def _learn_meaning(embedding: SentenceEmbedding) -> Arrays:
    import numpy as np

    texts, labels = _texts_and_labels()
    networks = learn_networks(embedding.vectors(texts), labels, kinds=len(LABELS))
    return {
        "inner": np.stack([each.inner for each in networks]),
        "outer": np.stack([each.outer for each in networks]),
    }


def _texts_and_labels() -> tuple[list[str], list[int]]:
    phrases = read_phrases()
    return [each.text for each in phrases], [LABELS.index(each.label) for each in phrases]


def _name(what: str) -> str:
    return f"{LEARNT}-{what}-{digest()[:32]}"
