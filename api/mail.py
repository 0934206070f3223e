"""Mail that gives nothing away: neither subject nor sender says what the product is about."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from facilitation.errors import Unavailable
from facilitation.programs.invitations import SentInvitation

log = logging.getLogger("in_this_room.mail")


class MailNotSent(Unavailable):
    code = "mail_not_sent"
    detail = gettext_lazy("The mail server did not take the message. Send it again in a moment.")


def origin_of(request: Request) -> str:
    """The public origin as configured, or else as this request reached us."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def send_invitation(sent: SentInvitation, *, origin: str) -> None:
    """Raises `MailNotSent`."""
    # The code stands behind the "#": a browser never sends that part, so no log can hold it.
    link = f"{origin}/#/welcome/{sent.code}"
    body = _("You are invited. Open this link on your own device; it works once:\n\n{link}\n")
    send_discreetly(_("Your invitation"), body.format(link=link), sent.invitation.email)


def send_discreetly(subject: str, body: str, email: str) -> None:
    """Raises `MailNotSent`. Neither log nor answer carries the server's words: they name people."""
    try:
        send_mail(subject, body, None, [email])
    except OSError as error:  # smtplib's errors are among them
        log.error("the mail server did not take a message: %s", type(error).__name__)
        raise MailNotSent from None
