"""How well and how fast paraphrases are matched: `python -m bench.redirects`.

Measures on phrases in bench/redirect_evaluation, of voices that no training phrase has, and by
leaving out one training voice at a time. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitation.redirects.engine import Engine
    from facilitation.redirects.matching import Match
    from facilitation.redirects.phrases import Phrase

EVALUATION = Path(__file__).parent / "redirect_evaluation"
EIGHTHS = 8
SURE = 1.96  # standard deviations: 95 %


@dataclass(frozen=True)
class Tried:
    phrase: Phrase
    found: Match
    milliseconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="do not leave out training voices")
    options = parser.parse_args()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "backend.settings", "DEBUG": "1"}
    # One core, as the figures say: numpy reads these when it is imported.
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import django

    django.setup()

    before, started = _resident_mib(), time.perf_counter()
    from facilitation.redirects.engine import whole_engine
    from facilitation.redirects.phrases import read_phrases

    engine = whole_engine()
    ready = time.perf_counter() - started
    tried = try_all(engine, read_phrases(EVALUATION))
    line = measures(tried)
    milliseconds = [each.milliseconds for each in tried]
    hundredths = quantiles(milliseconds, n=100)
    line |= {
        "p50_ms": round(hundredths[49], 2),
        "p95_ms": round(hundredths[94], 2),
        "mib": round(_resident_mib() - before, 1),
        "ready_s": round(ready, 2),
        "lexical": engine.is_lexical,
        "phrases": {"training": len(read_phrases()), "evaluation": len(tried)},
        "by_voice": {
            voice: measures([each for each in tried if each.phrase.voice == voice], sure=False)
            for voice in sorted({each.phrase.voice for each in tried})
        },
    }
    if not options.quick and not engine.is_lexical:
        line["leaving_voices_out"] = leaving_voices_out(engine)
    print(json.dumps(line))


def try_all(engine: Engine, phrases: Iterable[Phrase]) -> list[Tried]:
    from facilitation.redirects.matching import match_with

    tried = []
    for phrase in phrases:
        started = time.perf_counter()
        found = match_with(engine, phrase.text)
        tried.append(Tried(phrase, found, (time.perf_counter() - started) * 1000))
    return tried


def measures(tried: Sequence[Tried], *, sure: bool = True) -> dict[str, object]:
    """Shares of the phrases, and where `sure` the interval that holds each with 95 % (Wilson)."""
    from facilitation.redirects.lanes import Lane
    from facilitation.redirects.phrases import Pattern, Theme

    fatalism = [each for each in tried if each.phrase.label in Pattern.values]
    of = {theme: [each for each in tried if each.phrase.label == theme] for theme in Theme}
    counted = {
        "top1": ([each.found.patterns[:1] == (each.phrase.label,) for each in fatalism]),
        "top3": ([each.phrase.label in each.found.patterns for each in fatalism]),
        "risk_recall": ([each.found.lane in (Lane.RISK, Lane.CHECK_IN) for each in of[Theme.RISK]]),
        "false_risk_fatalism": ([each.found.lane == Lane.RISK for each in fatalism]),
        "false_risk_clinical": ([each.found.lane == Lane.RISK for each in of[Theme.CLINICAL]]),
        "fatalism_called_none": ([each.found.lane == Lane.NONE for each in fatalism]),
        "check_in_seen": (
            [each.found.lane in (Lane.CHECK_IN, Lane.RISK) for each in of[Theme.CHECK_IN]]
        ),
        "else_called_none": ([each.found.lane == Lane.NONE for each in of[Theme.ELSE]]),
    }
    line: dict[str, object] = {name: _share(hits) for name, hits in counted.items()}
    if sure:
        line["intervals"] = {name: _wilson(hits) for name, hits in counted.items()}
    return line


def leaving_voices_out(engine: Engine) -> dict[str, object]:
    """Learn without an eighth of the training voices, and match those; for each eighth in turn."""
    import numpy as np

    from facilitation.redirects.engine import Engine as AnEngine
    from facilitation.redirects.meaning import learn_networks
    from facilitation.redirects.phrases import LABELS, read_phrases
    from facilitation.redirects.wording import learn_wording

    phrases = read_phrases()
    assert engine.embedding is not None
    vectors = engine.embedding.vectors([phrase.text for phrase in phrases])
    voices = sorted({phrase.voice for phrase in phrases})
    tried: list[Tried] = []
    for turn in range(EIGHTHS):
        left_out = set(voices[turn::EIGHTHS])
        rest = [number for number, each in enumerate(phrases) if each.voice not in left_out]
        labels = [LABELS.index(phrases[number].label) for number in rest]
        texts = [phrases[number].text for number in rest]
        without = AnEngine(
            learn_wording(texts, labels, kinds=len(LABELS)),
            engine.embedding,
            tuple(learn_networks(vectors[np.array(rest)], labels, kinds=len(LABELS))),
        )
        tried += try_all(without, (each for each in phrases if each.voice in left_out))
    by_voice = {
        voice: measures([each for each in tried if each.phrase.voice == voice], sure=False)
        for voice in voices
    }
    return measures(tried) | {"by_voice": by_voice}


def _share(hits: Sequence[bool]) -> float | None:
    return round(sum(hits) / len(hits), 3) if hits else None


def _wilson(hits: Sequence[bool]) -> list[float] | None:
    if not hits:
        return None
    n, share = len(hits), sum(hits) / len(hits)
    middle = share + SURE**2 / (2 * n)
    reach = SURE * math.sqrt(share * (1 - share) / n + SURE**2 / (4 * n * n))
    return [round((middle + sign * reach) / (1 + SURE**2 / n), 3) for sign in (-1, 1)]


def _resident_mib() -> float:
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
