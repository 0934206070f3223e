"""A process that ends while the matcher is still being made ends cleanly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitation.redirects.phrases import read_phrases

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("redirects")]
ROOT = Path(__file__).resolve().parents[2]
# Ends at once, while the model is loaded, or among the first phrases, and says what it had begun.
PROCESS = """
import sys
from threading import Event

import django
import onnxruntime

django.setup()
from facilitation.redirects import engine, sentence_embedding

def told(plain):
    def call(*given, **named):
        calls.append(None)
        if len(calls) >= enough:
            begun.set()
        return plain(*given, **named)
    return call

begun, calls = Event(), []
enough = 100 if sys.argv[1] == "phrases" else 1
where = {
    "model": (onnxruntime, "InferenceSession"),
    "phrases": (sentence_embedding.SentenceEmbedding, "vector"),
}.get(sys.argv[1])
if where:
    setattr(*where, told(getattr(*where)))
else:
    begun.set()
engine.warm()
assert begun.wait(timeout=60)
import atexit
atexit.register(lambda: print(len(calls)))
"""


@pytest.mark.parametrize("where", ["at once", "model", "phrases"])
def test_a_process_may_end_while_the_engine_is_made(where: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROCESS, where],
        cwd=ROOT,
        capture_output=True,
        env=os.environ
        | {
            "DEBUG": "1",
            "REDIRECT_CACHE_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "backend.settings",
        },
        timeout=120,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert int(run.stdout) < len(read_phrases()) / 2
    assert list(tmp_path.iterdir()) == []
