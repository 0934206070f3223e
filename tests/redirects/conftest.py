from __future__ import annotations

import pytest

from facilitation.redirects.engine import Engine, whole_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Made once in this process; what it learnt is kept in REDIRECT_CACHE_DIR between runs."""
    return whole_engine()
