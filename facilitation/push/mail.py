"""The fall-back by mail: as discreet as a lock screen demands."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from facilitation.push.models import Delivery

MOST_MAILS_AT_ONCE = 10  # with EMAIL_TIMEOUT for each, a claim's lease is long enough

log = logging.getLogger("in_this_room.push")


@dataclass
class Mailed:
    taken: list[Delivery] = field(default_factory=list)
    later: list[Delivery] = field(default_factory=list)
    refused: list[Delivery] = field(default_factory=list)


def mail_reaches_people() -> bool:
    """Without a mail server mail is printed to the console, and nobody is reminded by that."""
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def send_mails(deliveries: Sequence[Delivery]) -> Mailed:
    """One connection for all. The log gets the kind of an error: a server's words name people."""
    done = Mailed()
    if not deliveries:
        return done
    connection = get_connection()
    try:
        connection.open()
        for index, each in enumerate(deliveries):
            try:
                connection.send_messages([_mail(each)])
                done.taken.append(each)
            except SMTPRecipientsRefused:
                done.refused.append(each)
            except OSError:
                done.later += deliveries[index:]
                raise
    except OSError as error:
        log.error("the mail server did not take a message: %s", type(error).__name__)
        done.later = done.later or list(deliveries)
    finally:
        connection.close()
    return done


def _mail(delivery: Delivery) -> EmailMessage:
    update = delivery.notification_id
    return EmailMessage(
        subject=_("You have an update"),
        body=_body(update),
        to=[delivery.notification.person.email],
        # The same for a second try: most mailboxes keep one message of an id.
        headers={"Message-ID": f"<{update.hex}@{_domain()}>", "Auto-Submitted": "auto-generated"},
    )


def _body(update: UUID) -> str:
    origin = settings.PUBLIC_ORIGIN
    if not origin:
        return _("You have an update. Open the app to see it.\n")
    return _("You have an update. Sign in to see it:\n\n{link}\n").format(
        link=f"{origin}/#/updates/{update.hex}"
    )


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
