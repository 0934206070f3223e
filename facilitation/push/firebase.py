"""firebase-admin behind `Carrier`: the only module that knows it.

Everything that a lock screen, Google or Apple can read of a message is built in `_payload`.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import firebase_admin
import requests
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from firebase_admin import credentials, messaging
from google.auth.exceptions import GoogleAuthError, TransportError
from google.auth.transport.requests import Request
from urllib3.util.retry import Retry

from facilitation.push.carrier import LARGEST_BATCH, Carrier, Fate, Message, Outcome
from facilitation.push.firebase_errors import fate_of

APP_NAME = "in-this-room"
TIMEOUT = 10  # seconds, for connecting and for each answer
# The outbox tries again by itself, later and for longer. The library would do so in the middle of a
# batch, and sleep as long as the other side says.
NO_RETRY = Retry(total=1, connect=1, read=0, status=0, redirect=0, other=0)


@cache
def firebase_carrier(service_account: Path) -> Carrier:
    """Made at the first sending, never at import. Raises `OSError`, `ValueError`."""
    return FirebaseCarrier(credentials.Certificate(str(service_account)))


class FirebaseCarrier:
    def __init__(self, certificate: credentials.Certificate) -> None:
        self._credential = certificate.get_credential()
        self._app = firebase_admin.initialize_app(
            certificate, {"httpTimeout": TIMEOUT}, name=f"{APP_NAME}-{id(self)}"
        )
        # There is no public way to say how often the library repeats a request.
        service = messaging._get_messaging_service(self._app)  # noqa: SLF001
        adapter = requests.adapters.HTTPAdapter(pool_maxsize=LARGEST_BATCH, max_retries=NO_RETRY)
        service._client.session.mount(service._fcm_url, adapter)  # noqa: SLF001

    def send(self, messages: Sequence[Message]) -> list[Outcome]:
        if not messages:  # the library raises for an empty list
            return []
        try:
            # Beforehand: a failure in the middle would lose the answers to the rest of the batch.
            if not self._credential.valid:
                self._credential.refresh(Request())
            batch = messaging.send_each([_payload(each) for each in messages], app=self._app)
        except GoogleAuthError as error:
            return [_without_access(error)] * len(messages)
        except firebase_admin.exceptions.FirebaseError:
            return [Outcome(Fate.LATER, "unknown")] * len(messages)
        return [
            Outcome(Fate.TAKEN) if each.success else fate_of(each.exception)
            for each in batch.responses
        ]


def _without_access(error: GoogleAuthError) -> Outcome:
    """The token endpoint is away, or it does not know our key."""
    if error.retryable or isinstance(error, TransportError):
        return Outcome(Fate.LATER, "no_access_token")
    return Outcome(Fate.REFUSED, "credentials_refused")


def _payload(message: Message) -> Any:
    now = timezone.now()
    update = message.update.hex
    text = _("You have an update")
    lasts = max(1, int((message.expires_at - now).total_seconds()))
    address = {message.kind.value: message.address}
    with warnings.catch_warnings():
        # The library would rather have installation ids, and still takes tokens.
        warnings.filterwarnings("ignore", "Message.token is deprecated", DeprecationWarning)
        return messaging.Message(
            **address,
            data={"update": update},
            android=messaging.AndroidConfig(
                collapse_key=update,
                priority="normal",
                ttl=lasts,
                notification=messaging.AndroidNotification(
                    title=text, tag=update, visibility="private"
                ),
            ),
            apns=messaging.APNSConfig(
                headers={
                    "apns-collapse-id": update,
                    "apns-expiration": str(_seconds(message.expires_at)),
                },
                payload=messaging.APNSPayload(
                    aps=messaging.Aps(alert=messaging.ApsAlert(title=text))
                ),
            ),
            # The service worker writes the text itself.
            webpush=messaging.WebpushConfig(
                headers={"TTL": str(lasts), "Topic": update, "Urgency": "normal"}
            ),
        )


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def configured_carrier() -> Carrier | None:
    """None without Firebase credentials."""
    path = settings.FIREBASE_SERVICE_ACCOUNT
    return firebase_carrier(path) if path else None
