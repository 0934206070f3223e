from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans.content import ContentFolder


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    return ContentFolder(tmp_path)
