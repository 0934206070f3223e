"""What each error of Firebase Cloud Messaging deserves (firebase.google.com, "FCM error codes")."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from firebase_admin import exceptions, messaging

from facilitation.push.carrier import Fate, Outcome

LONGEST_PAUSE = timedelta(hours=6)  # whatever a Retry-After says


def fate_of(error: exceptions.FirebaseError) -> Outcome:
    """Every error has an outcome: what is not known is tried again later."""
    match error:
        case messaging.UnregisteredError():
            return Outcome(Fate.GONE, "unregistered")
        case messaging.SenderIdMismatchError():
            return Outcome(Fate.WRONG_SENDER, "wrong_sender")
        case messaging.QuotaExceededError():
            return Outcome(Fate.LATER, "quota", _pause(error))
        case messaging.ThirdPartyAuthError():  # a 401 that is about Apple's or the browser's key
            return Outcome(Fate.REFUSED, "third_party_auth")
        case exceptions.InvalidArgumentError():
            if _names_the_address(error):
                return Outcome(Fate.GONE, "invalid_address")
            return Outcome(Fate.MALFORMED, "malformed")
        case exceptions.UnauthenticatedError() | exceptions.PermissionDeniedError():
            return Outcome(Fate.REFUSED, "credentials_refused")
        case exceptions.DeadlineExceededError():
            return Outcome(Fate.LATER, "timed_out")
    if getattr(error.http_response, "status_code", None) == 400:
        return Outcome(Fate.MALFORMED, "malformed")
    # A 404 without FCM's own code comes from something between us and FCM: nobody is pruned for it.
    return Outcome(Fate.LATER, str(error.code).lower()[:24], _pause(error))


def _names_the_address(error: exceptions.FirebaseError) -> bool:
    """Whether a 400 is about the address and not about our message."""
    fields = {
        str(violation.get("field", ""))
        for detail in _details(error)
        for violation in detail.get("fieldViolations", [])
        if isinstance(violation, dict)
    }
    return bool(fields) and fields <= {"message.token", "message.fid"}


def _details(error: exceptions.FirebaseError) -> list[dict[str, Any]]:
    try:
        body = error.http_response.json()
        return [each for each in body["error"]["details"] if isinstance(each, dict)]
    except (AttributeError, KeyError, TypeError, ValueError):
        return []


def _pause(error: exceptions.FirebaseError) -> timedelta | None:
    """Retry-After, in seconds or as a date (RFC 9110, section 10.2.3)."""
    said = str(getattr(error.http_response, "headers", {}).get("Retry-After", "")).strip()
    if said.isdecimal():
        return min(timedelta(seconds=int(said[:9])), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(timedelta(0), min(until - datetime.now(UTC), LONGEST_PAUSE))
