"""Firebase on loopback, and phones that are registered with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import firebase_admin
import pytest
from firebase_admin import messaging
from pytest_django import Settings

from facilitation.push.firebase import firebase_carrier
from tests.push.loopback_firebase import LoopbackFirebase, loopback_firebase


@pytest.fixture
def firebase(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LoopbackFirebase]:
    """The product is set up as for the real one; only the address is another."""
    with loopback_firebase() as firebase:
        monkeypatch.setattr(messaging._MessagingService, "FCM_URL", firebase.fcm_url)
        settings.FIREBASE_SERVICE_ACCOUNT = firebase.service_account(tmp_path)
        settings.PUBLIC_ORIGIN = "https://room.example"
        yield firebase
        firebase_carrier.cache_clear()
        for app in list(firebase_admin._apps.values()):
            messaging._get_messaging_service(app)._client.close()
            firebase_admin.delete_app(app)


@pytest.fixture
def set_log_level(caplog: pytest.LogCaptureFixture) -> Callable[[], None]:
    """Everything that any library says, too."""
    return lambda: caplog.set_level("DEBUG")
