"""firebase-admin, pointed at a server on loopback; and nothing of it left afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import firebase_admin
from firebase_admin import messaging
from google.auth import _regional_access_boundary_utils

from facilitation.push.firebase import firebase_carrier

REFRESH = "maybe_start_refresh"


def point_to(fcm_url: str) -> None:
    """`fcm_url` has the library's placeholder for the project."""
    messaging._MessagingService.FCM_URL = fcm_url
    # google-auth asks Google where a token may be used, in a thread; tests stay on loopback.
    manager = _regional_access_boundary_utils._RegionalAccessBoundaryManager
    setattr(manager, REFRESH, lambda *_arguments: None)


@contextmanager
def pointed_to(fcm_url: str) -> Iterator[None]:
    manager = _regional_access_boundary_utils._RegionalAccessBoundaryManager
    before = messaging._MessagingService.FCM_URL, manager.maybe_start_refresh
    point_to(fcm_url)
    try:
        yield
    finally:
        messaging._MessagingService.FCM_URL = before[0]
        setattr(manager, REFRESH, before[1])
        firebase_carrier.cache_clear()
        # In a thread: closing an app starts a loop, and a browser test's thread has one.
        closing = threading.Thread(target=_close_apps)
        closing.start()
        closing.join()


def _close_apps() -> None:
    for app in list(firebase_admin._apps.values()):
        messaging._get_messaging_service(app)._client.close()
        firebase_admin.delete_app(app)
