import logging

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse

log = logging.getLogger("in_this_room.health")


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when this process answers and its database does, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        log.error("the database did not answer: %s", type(error).__name__)
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
