"""Crisis numbers that reach nobody, for demonstrations, tests and benchmarks.

They are of the range that is kept for fiction, and say so in their names.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

TEMPLATE = """\
{country}:
  emergency: {{name: "Demonstration: emergency", number: "+1 202 555 0100"}}
  crisis_line: {{name: "Demonstration: line, day and night", number: "+1 202 555 0101"}}
  text_line: {{name: "Demonstration: text line", number: "+1 202 555 0102", note: "Text HELLO"}}
  doctors_service: {{name: "Demonstration: service for doctors", number: "+1 202 555 0103"}}
  verified_on: "{today}"
"""


def write_demonstration_resources(
    path: Path, *, countries: Iterable[str], today: datetime.date | None = None
) -> Path:
    """Write the file anew, checked today, so that it never gets stale; returns `path`."""
    day = today or datetime.datetime.now(datetime.UTC).date()
    text = "".join(TEMPLATE.format(country=each, today=day.isoformat()) for each in countries)
    path.write_text(f"# Demonstration numbers. They reach nobody.\n{text}", encoding="utf-8")
    return path
