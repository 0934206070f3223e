"""Views of which no log may hold a word."""

from __future__ import annotations

import logging

from django.utils.translation import gettext as _
from rest_framework.response import Response
from rest_framework.views import APIView

from api.errors import CONTENT_TYPE, problem

log = logging.getLogger("in_this_room.quiet")


class QuietView(APIView):
    """When something breaks, the log gets the kind of error: a trace could hold what was sent.

    PostgreSQL's complaint about a row, for one, repeats the row.
    """

    kind_of_request = "pulse"

    def handle_exception(self, exc: Exception) -> Response:
        try:
            return super().handle_exception(exc)
        except Exception as error:  # noqa: BLE001  (Django would log it with its trace)
            log.error("a %s request broke down: %s", self.kind_of_request, type(error).__name__)
        detail = _("Something broke on our side. Nothing of yours is lost.")
        return Response(problem(500, "server_error", detail), status=500, content_type=CONTENT_TYPE)
