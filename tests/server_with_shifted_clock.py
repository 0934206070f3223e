"""The product's server on a machine whose clock a test may set, for this process alone.

The environment's CLOCK_FILE names a file that holds the shift in seconds; it is read every time
somebody asks for the time of day, so the clock jumps when the file changes. Monotonic clocks do
not jump, as on a real machine.
"""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path

from django.utils import timezone

from backend.server import main

_clock_file = Path(os.environ["CLOCK_FILE"])
_true_time = time.time


def _shift() -> float:
    return float(_clock_file.read_text(encoding="ascii"))


def _shifted_time() -> float:
    return _true_time() + _shift()


def _shifted_now() -> datetime.datetime:
    return datetime.datetime.fromtimestamp(_shifted_time(), tz=datetime.UTC)


if __name__ == "__main__":
    time.time = _shifted_time
    timezone.now = _shifted_now
    main()
