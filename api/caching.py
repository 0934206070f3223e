from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NothingIsCached:
    """No browser or proxy keeps an answer of the API: what it holds is for one person, now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(("/api/", "/_allauth/")):
            response["Cache-Control"] = "no-store"
        return response
