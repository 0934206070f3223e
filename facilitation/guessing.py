"""Slowing down whoever guesses codes.

Only wrong guesses count: a hospital's phones share one address, and two hundred residents who
join at once must not lock each other out. With 31 ** 6 codes and 120 wrong guesses a minute,
an attacker needs about 7 years for an even chance at one open room. Addresses are kept for a
minute, in memory, as a keyed hash. Of an IPv6 address the network counts: one line has 2 ** 64.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from facilitation.errors import TooMany

WRONG_GUESSES = 120
WINDOW = 60  # seconds


class TooManyTries(TooMany):
    code = "too_many_tries"
    detail = _("Too many wrong codes from this network. Wait a minute, then try again.")


def check_may_guess(*, address: str) -> None:
    """Raises `TooManyTries`, with the seconds to wait, after 120 wrong guesses in a minute."""
    if cache.get(_key(address), 0) >= WRONG_GUESSES:
        raise TooManyTries(retry_after=WINDOW)


def count_wrong_guess(*, address: str) -> None:
    key = _key(address)
    cache.add(key, 0, WINDOW)
    try:
        cache.incr(key)
    except ValueError:
        cache.set(key, 1, WINDOW)  # it ran out between the two calls


def _key(address: str) -> str:
    network = _network_of(address)
    digest = hmac.digest(settings.SECRET_KEY.encode(), network.encode(), hashlib.sha256)
    return f"guesses:{digest.hex()[:32]}"


def _network_of(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or f"{int(parsed) >> 64:x}::/64")
