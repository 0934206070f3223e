"""Slowing down whoever guesses codes.

Only wrong guesses count: a hospital's phones share one address, and two hundred residents who
join at once must not lock each other out. (Somebody there who guesses on purpose can: the limit
cannot tell one phone from another.) With 31 ** 6 codes and 120 wrong guesses a minute, an attacker
needs about 7 years for an even chance at one open room. Addresses are kept for a minute, in memory,
as a keyed hash. Of an IPv6 address the network counts: one line has 2 ** 64.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from typing import Literal

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from facilitation.errors import TooMany

Guessed = Literal["room", "invitation", "ballot"]  # counted apart: none locks out another
WRONG_GUESSES = 120
WINDOW = 60  # seconds


class TooManyTries(TooMany):
    code = "too_many_tries"
    detail = _("Too many wrong codes from this network. Wait a minute, then try again.")


def check_may_guess(*, address: str, what: Guessed) -> None:
    """Raises `TooManyTries`, with the seconds to wait, after 120 wrong guesses in a minute."""
    if cache.get(_key(address, what), 0) >= WRONG_GUESSES:
        raise TooManyTries(retry_after=WINDOW)


def count_wrong_guess(*, address: str, what: Guessed) -> None:
    key = _key(address, what)
    cache.add(key, 0, WINDOW)
    try:
        cache.incr(key)
    except ValueError:
        cache.set(key, 1, WINDOW)  # it ran out between the two calls


def _key(address: str, what: Guessed) -> str:
    text = f"{what} {_network_of(address)}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256)
    return f"guesses:{digest.hex()[:32]}"


def _network_of(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or f"{int(parsed) >> 64:x}::/64")
