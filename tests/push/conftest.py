"""Firebase on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.push.loopback_firebase import LoopbackFirebase, loopback_firebase
from tests.push.on_loopback import pointed_to


@pytest.fixture
def firebase(settings: Settings, tmp_path: Path) -> Iterator[LoopbackFirebase]:
    """The product is set up as for the real one; only the address is another."""
    with loopback_firebase() as firebase, pointed_to(firebase.fcm_url):
        settings.FIREBASE_SERVICE_ACCOUNT = firebase.service_account(tmp_path)
        settings.PUBLIC_ORIGIN = "https://room.example"
        yield firebase


@pytest.fixture
def set_log_level(caplog: pytest.LogCaptureFixture) -> Callable[[], None]:
    """Everything that any library says, too."""
    return lambda: caplog.set_level("DEBUG")
