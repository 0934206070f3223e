from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _


def client_not_built(request: HttpRequest) -> HttpResponse:
    """What stands at "/" until the phone client is built; WhiteNoise serves it afterwards."""
    text = _(
        "The phone client is not built, so there are no pages here. The API under /api/v1/ works.\n"
        "To build it: install Node.js 20 or newer, run `make phone`, and start again.\n"
    )
    return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
