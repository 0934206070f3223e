"""A folder of plan files to break, one line at a time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from django.core.management import CommandError, call_command

PLAN = """\
id: short-hour
version: 1
language: en
title: "A short hour"
modality: balint
summary: "For tests."
minutes: 20
group_size: {min: 5, max: 12}
co_facilitators: [alum]
evidence: [J1]
review: {state: unreviewed}
ground_rules:
  - "One."
  - "Two."
  - "Three."
steps:
  - id: begin
    title: "Begin"
    minutes: 5
    lead: alum
    say: "Hello."
    if_quiet: "Quiet."
    if_hot: "Hot."
    watch_for: "Watch."
    exit: "Exit."
    on_phone: "Phone."
    evidence: [J1, J2]
    poll:
      id: how
      kind: single_choice
      question: "How?"
      sensitivity: ice_breaker
      options:
        - {id: good, text: "Good"}
        - {id: bad, text: "Bad"}
  - id: end
    title: "End"
    minutes: 15
    lead: resident
    say: "Bye."
    if_quiet: "Quiet."
    if_hot: "Hot."
    watch_for: "Watch."
    exit: "Exit."
    on_phone: "Phone."
    evidence: [J3]
    poll:
      id: near
      kind: scale
      question: "How near?"
      sensitivity: sensitive
      scale: {min: 0, max: 10, min_label: "Not", max_label: "Very"}
"""


def line_of(text: str, nth: int = 1) -> int:
    """The number of the nth line of the plan that begins with `text`."""
    found = [
        number
        for number, line in enumerate(PLAN.splitlines(), start=1)
        if line.strip().removeprefix("- ").startswith(text)
    ]
    return found[nth - 1]


@dataclass(frozen=True)
class ContentFolder:
    root: Path

    @property
    def file(self) -> Path:
        return self.root / "en" / "plans" / "short-hour.yaml"

    def write(self, text: str = PLAN) -> None:
        self.write_bytes(text.encode())

    def write_bytes(self, content: bytes) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(content)

    def replace(self, old: str, new: str, nth: int = 1) -> None:
        """Write the plan with the nth `old` replaced."""
        before, *rest = PLAN.split(old)
        assert len(rest) >= nth, f"{old!r} is not in the plan"
        parts = [before, *rest]
        self.write(old.join(parts[:nth]) + new + old.join(parts[nth:]))

    def check(self) -> list[str]:
        """What `check_content` prints, one line a fault; an empty list when it is content."""
        out, err, summary = io.StringIO(), io.StringIO(), ""
        try:
            call_command("check_content", content=str(self.root), stdout=out, stderr=err)
        except CommandError as error:
            summary = str(error)
        faults = err.getvalue().splitlines()
        assert summary == (f"{len(faults)} faults in 1 files" if faults else "")
        assert out.getvalue() == ("" if faults else "1 files, no fault\n")
        return faults

    def fault(self) -> str:
        """The one fault, without the file's name: `line: reason`."""
        [only] = self.check()
        assert only.startswith(f"{self.file}:")
        return only.removeprefix(f"{self.file}:")
