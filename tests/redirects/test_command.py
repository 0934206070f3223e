"""`manage.py match_redirect`, as somebody pipes lines into it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitation.redirects.engine import Engine

# In one worker: what the phrases teach is learnt once.
pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("redirects")]
ROOT = Path(__file__).resolve().parents[2]


def test_bad_lines_are_named_and_the_run_goes_on(engine: Engine) -> None:
    lines = [
        json.dumps({"text": "nobody listens, tried 3x, why bother"}).encode(),
        b"not json",
        b"\xff\xfe{",
        b"[" * 100_000,
        b'{"words": "x"}',
        b'{"text": 7}',
        b"",
        json.dumps({"text": ""}).encode(),
        json.dumps({"text": "x" * 10_000}).encode(),
        json.dumps({"text": "I want to die."}).encode(),
    ]
    run = subprocess.run(
        [sys.executable, "manage.py", "match_redirect"],
        cwd=ROOT,
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        env=os.environ | {"DEBUG": "1"},
        timeout=120,
    )
    assert run.returncode == 0
    assert run.stderr == b""
    first, *faults, last = [json.loads(line) for line in run.stdout.splitlines()]
    assert set(first) == {"lane", "patterns", "ms"}
    assert first["lane"] == "redirect"
    assert first["patterns"][0] == "nothing_changes"
    assert [fault["error"] for fault in faults] == [
        *["not_json"] * 3,
        *["text_missing"] * 2,
        "nothing_was_said",
        "too_much_was_said",
    ]
    assert [fault["line"] for fault in faults] == [2, 3, 4, 5, 6, 8, 9]
    assert (last["lane"], last["patterns"]) == ("risk", [])
