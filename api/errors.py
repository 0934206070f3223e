"""One error shape for the whole API: problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from redis.exceptions import RedisError
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from facilitation import errors

log = logging.getLogger("in_this_room.api")

CONTENT_TYPE = "application/problem+json"
STATUS: dict[type[errors.DomainError], int] = {
    errors.NotThere: status.HTTP_404_NOT_FOUND,
    errors.Refused: status.HTTP_403_FORBIDDEN,
    errors.Conflict: status.HTTP_409_CONFLICT,
    errors.Invalid: status.HTTP_400_BAD_REQUEST,
    errors.Locked: status.HTTP_423_LOCKED,
    errors.TooMany: status.HTTP_429_TOO_MANY_REQUESTS,
    errors.Unavailable: status.HTTP_503_SERVICE_UNAVAILABLE,
}
TITLES = {
    400: _("That cannot be used"),
    401: _("Sign in first"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Not possible here"),
    406: _("No such format"),
    409: _("Not possible right now"),
    413: _("Too large"),
    415: _("Send JSON"),
    423: _("Locked"),
    429: _("Too many tries"),
    500: _("Something broke on our side"),
    503: _("Try again in a moment"),
}

STORAGE_UNAVAILABLE = _("The storage did not answer in time. Nothing was lost: send it again.")


def problem(
    status_code: int, code: str, detail: errors.Text, fields: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": str(TITLES.get(status_code, detail)),
        "status": status_code,
        "detail": str(detail),
        "code": code,
    }
    if fields:
        body["errors"] = fields
    return body


def status_of(error: errors.DomainError) -> int:
    return next(number for kind, number in STATUS.items() if isinstance(error, kind))


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every refusal leaves in the one shape, never with a trace."""
    set_rollback()
    if isinstance(error, errors.DomainError):
        return _domain_problem(error)
    if isinstance(error, (OperationalError, InterfaceError, RedisError)):
        log.error("the storage did not answer: %s", type(error).__name__)
        return _respond(problem(503, "storage_unavailable", STORAGE_UNAVAILABLE))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    return _framework_problem(error)


def _domain_problem(error: errors.DomainError) -> Response:
    fields = [{"field": name, "message": str(text)} for name, text in error.fields.items()]
    response = _respond(problem(status_of(error), error.code, str(error.detail), fields))
    if isinstance(error, errors.TooMany):
        response["Retry-After"] = str(error.retry_after)
    return response


def _framework_problem(error: exceptions.APIException) -> Response:
    fields = None
    detail = error.detail
    code = error.default_code
    if isinstance(error, exceptions.ValidationError):
        fields = _field_messages(detail)
        message: errors.Text = _("Some of what was sent cannot be used: see `errors`.")
        code = "invalid"
    else:
        message = str(detail)
    response = _respond(problem(error.status_code, str(code), message, fields))
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    return response


def _field_messages(detail: Any, prefix: str = "") -> list[dict[str, str]]:
    if isinstance(detail, dict):
        items = [
            (f"{prefix}.{name}" if prefix else str(name), part) for name, part in detail.items()
        ]
    elif isinstance(detail, list) and any(isinstance(part, (dict, list)) for part in detail):
        items = [(f"{prefix}.{index}", part) for index, part in enumerate(detail) if part]
    else:
        texts = detail if isinstance(detail, list) else [detail]
        return [{"field": prefix, "message": str(text)} for text in texts]
    return [message for name, part in items for message in _field_messages(part, name)]


def _respond(body: dict[str, Any]) -> Response:
    return Response(body, status=body["status"], content_type=CONTENT_TYPE)


def _plain(status_code: int, code: str, detail: errors.Text) -> HttpResponse:
    return JsonResponse(
        problem(status_code, code, detail), status=status_code, content_type=CONTENT_TYPE
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _plain(413, "too_large", _("Send 256 KiB at the most."))
    return _plain(400, "bad_request", _("The request could not be read. Check host and body."))


def forbidden(request: HttpRequest, reason: str = "", **_kwargs: Any) -> HttpResponse:
    """Also Django's CSRF failure view."""
    return _plain(403, "csrf_failed", _("Load the page again, then repeat what you did."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain(404, "not_found", _("There is nothing at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    return _plain(500, "server_error", _("Something broke on our side. Nothing of yours is lost."))
