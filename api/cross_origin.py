"""Answering our own page that asks from another host, and no other page (Fetch, CORS protocol).

Only endpoints that read no credential use this, so `Access-Control-Allow-Credentials` is never
sent: a browser then refuses to send any.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.cache import patch_vary_headers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.quiet import QuietView

REMEMBERED_FOR = 7200  # seconds; browsers ask no later than this again


class CredentialFreeView(QuietView):
    """For anybody: reads no account, sets no cookie, and may be served on a host of its own."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        """The browser's question before it sends: what may a page of another origin do here?"""
        answer = Response(status=204)
        answer["Access-Control-Allow-Methods"] = ", ".join(self.allowed_methods)
        answer["Access-Control-Allow-Headers"] = "Content-Type"
        answer["Access-Control-Max-Age"] = str(REMEMBERED_FOR)
        return answer

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(answer, ["Origin"])
        said = request.headers.get("Origin")
        if said and said in {settings.PUBLIC_ORIGIN, f"{request.scheme}://{request.get_host()}"}:
            answer["Access-Control-Allow-Origin"] = said
            answer["Access-Control-Expose-Headers"] = "Retry-After"
        return answer
