"""Tests of one group run in one worker, and share the cluster, the browser or the model it made."""

from __future__ import annotations

import os

import pytest


@pytest.mark.one_process
@pytest.mark.xdist_group("kept together")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="there is one worker")
def test_the_scheduler_knows_the_groups(request: pytest.FixtureRequest) -> None:
    """It goes by the name that pytest-xdist gives such a test, and forgets groups in silence."""
    assert request.node.nodeid.endswith("@kept together")
