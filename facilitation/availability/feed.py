"""Fetching a calendar from a link that somebody pasted, without becoming anybody's errand boy.

Whoever may paste a link could make this server ask its own network. So only public addresses are
asked, by HTTPS, each name is looked up once and exactly that address is connected to, and nothing
is followed (OWASP, Server Side Request Forgery Prevention). The link itself is not kept: it opens
somebody's whole calendar.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext_lazy as _

from facilitation.availability.calendar import LARGEST_CALENDAR, CalendarTooLarge
from facilitation.errors import Invalid, Unavailable

SECONDS = 10.0


class LinkNotUsable(Invalid):
    code = "link_not_usable"
    detail = _("Paste the calendar's whole public link. It begins with https:// or webcal://.")


class CalendarNotReached(Unavailable):
    code = "calendar_not_reached"
    detail = _("The calendar did not answer. Try again, or hand it in as an .ics file.")


def is_public(address: str) -> bool:
    return ipaddress.ip_address(address).is_global


def fetch_calendar(
    link: str,
    *,
    may_ask: Callable[[str], bool] = is_public,
    trust: ssl.SSLContext | None = None,
) -> str:
    """The text behind the link. Raises `LinkNotUsable`, `CalendarNotReached`, `CalendarTooLarge`.

    `may_ask` says of an IP address whether it may be asked; `trust` which certificates are good.
    """
    parts = _parts(link)
    host, port = parts.hostname or "", parts.port or 443
    address = _looked_up(host, port)
    if not may_ask(address):
        raise LinkNotUsable
    connection = _PinnedConnection(
        host, port, timeout=SECONDS, context=trust or ssl.create_default_context()
    )
    connection.address = address
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", target, headers={"Accept": "text/calendar"})
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise CalendarNotReached
        content = answer.read(LARGEST_CALENDAR + 1)
    except (OSError, http.client.HTTPException) as error:
        raise CalendarNotReached from error
    finally:
        connection.close()
    if len(content) > LARGEST_CALENDAR:
        raise CalendarTooLarge
    return content.decode("utf-8", errors="replace")


class _PinnedConnection(http.client.HTTPSConnection):
    """Connects to the address that was looked at, and checks the certificate for the name."""

    address = ""
    _context: ssl.SSLContext

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


def _parts(link: str) -> SplitResult:
    try:
        parts = urlsplit(link.strip())
        usable = (
            parts.scheme in {"https", "webcal", "webcals"}
            and parts.hostname
            and parts.username is None
            and (parts.port or 443) > 0
            and link.strip().isprintable()
            and " " not in link.strip()
        )
    except ValueError:
        usable = False
    if not usable:
        raise LinkNotUsable
    return parts


def _looked_up(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise LinkNotUsable from None
    return str(found[0][4][0])
