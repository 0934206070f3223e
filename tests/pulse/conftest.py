from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def _no_keys_of_other_tests() -> None:
    """A rolled-back test leaves its keys: the database forgets, a folder does not."""
    folder = Path(str(settings.PULSE_KEY_DIR))
    shutil.rmtree(folder, ignore_errors=True)
