"""The address that a request came from, behind as many proxies as the operator says are theirs."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request


def address_of(request: HttpRequest | Request) -> str:
    """The client's address as the outermost trusted proxy saw it; it is never stored or logged."""
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(forwarded) >= trusted and forwarded[-trusted]:
        return str(forwarded[-trusted])
    return str(request.META.get("REMOTE_ADDR", ""))
