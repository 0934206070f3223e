"""Mail that gives nothing away: neither subject nor sender says what the product is about."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from rest_framework.request import Request

from facilitation.programs.invitations import SentInvitation


def origin_of(request: Request) -> str:
    """The public origin as configured, or else as this request reached us."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def send_invitation(request: Request, sent: SentInvitation) -> None:
    # The code stands behind the "#": a browser never sends that part, so no log can hold it.
    link = f"{origin_of(request)}/#/welcome/{sent.code}"
    body = _("You are invited. Open this link on your own device; it works once:\n\n{link}\n")
    send_mail(_("Your invitation"), body.format(link=link), None, [sent.invitation.email])
