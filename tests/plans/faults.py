"""What `check_content` says about a folder of content that a test makes."""

from __future__ import annotations

import io
from pathlib import Path

from django.core.management import CommandError, call_command

from tests.plans.content import PLAN


def faults_of(content: Path, name: str, text: str) -> list[str]:
    """The faults in a folder with a sound plan and the file `en/<name>`, which holds `text`."""
    plan = content / "en" / "plans" / "short-hour.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN)
    (content / "en" / name).write_text(text)
    out, err, summary = io.StringIO(), io.StringIO(), ""
    try:
        call_command("check_content", content=str(content), stdout=out, stderr=err)
    except CommandError as error:
        summary = str(error)
    faults = err.getvalue().splitlines()
    assert summary == (f"{len(faults)} faults in 2 files" if faults else "")
    assert out.getvalue() == ("" if faults else "2 files, no fault\n")
    return faults
