"""The matcher's quality on phrases of voices that it has not learnt from. Deterministic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.redirects import EVALUATION, measures, try_all
from facilitation.redirects.engine import Engine
from facilitation.redirects.phrases import LABELS, Pattern, Theme, read_phrase_file, read_phrases

# In one worker: what the phrases teach is learnt once.
pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("redirects")]


def test_the_quality_does_not_sink(engine: Engine) -> None:
    if engine.is_lexical:
        pytest.fail("the optional extra `redirects` is not installed: run `make setup`")
    found = measures(try_all(engine, read_phrases(EVALUATION)), sure=False)
    shares = {name: share for name, share in found.items() if isinstance(share, float)}
    assert shares["top3"] >= 0.88
    assert shares["top1"] >= 0.66
    assert shares["risk_recall"] >= 0.9
    assert shares["false_risk_fatalism"] <= 0.05
    assert shares["false_risk_clinical"] <= 0.2


def test_there_are_enough_phrases_of_each_kind() -> None:
    least = dict.fromkeys(Pattern.values, 40) | {
        Theme.RISK: 150,
        Theme.CLINICAL: 100,
        Theme.CHECK_IN: 60,
        Theme.ELSE: 100,
    }
    counted = Counter(phrase.label for phrase in read_phrases(EVALUATION))
    assert {label: counted[label] for label in LABELS if counted[label] < least[label]} == {}


def test_no_phrase_was_both_learnt_and_asked() -> None:
    learnt = {phrase.text.lower() for phrase in read_phrases()}
    assert [each.text for each in read_phrases(EVALUATION) if each.text.lower() in learnt] == []


def test_a_faulty_voice_is_told_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "somebody.yaml"
    file.write_text(
        'voice: somebody_else\nstyle: "spoken"\nlanguage: en\nphrases:\n'
        '  risk:\n    - "I am done."\n  else:\n    - "i am done."\n'
    )
    faults = [(fault.line, fault.reason) for fault in read_phrase_file(file).faults]
    assert faults == [
        (1, "the file is named somebody, so its voice is somebody"),
        (8, "the same phrase is under risk, too"),
    ]


def test_the_evaluation_is_written_like_the_content() -> None:
    files = [read_phrase_file(path) for path in sorted(EVALUATION.glob("*.yaml"))]
    assert [fault for file in files for fault in file.faults] == []
