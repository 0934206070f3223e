"""A typed look-up: a paraphrase in, the lane and three lines out. The text is kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from facilitation.errors import TooMany
from facilitation.programs.models import Person
from facilitation.redirects.lanes import Lane
from facilitation.redirects.library import Move, RedirectLibrary, Wording
from facilitation.redirects.matching import Match, match

LOOK_UPS_A_MINUTE = 60
MINUTE = 60  # seconds
LANES_WITH_PROMPTS = {Lane.CHECK_IN, Lane.REDIRECT}


class TooManyLookUps(TooMany):
    code = "too_many_look_ups"
    detail = _("That was a lot at once. Use the tiles, or wait a minute.")


@dataclass(frozen=True)
class Prompt:
    """One line of one pattern; the phone holds the others."""

    pattern: str
    tile: str
    move: Move
    wording: Wording


@dataclass(frozen=True)
class Found:
    """`engine` is `model` or `lexical`. `prompts` are up to three, likeliest first: for `redirect`,
    and for `check_in`, where speaking to the person comes before them. Otherwise there are none.
    """

    lane: Lane
    engine: str
    prompts: tuple[Prompt, ...]


def count_look_up(person: Person) -> None:
    """Raises `TooManyLookUps` after sixty in a minute. Kept as a count under a keyed hash."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), person.pk.bytes, hashlib.sha256)
    key = f"look-ups:{digest.hex()[:32]}"
    cache.add(key, 0, MINUTE)
    try:
        count = cache.incr(key)
    except ValueError:
        return  # it ran out between the two calls
    if count > LOOK_UPS_A_MINUTE:
        raise TooManyLookUps(retry_after=MINUTE)


def look_up(text: str, *, library: RedirectLibrary) -> Found:
    """Find the lane, and the first line of each of up to three patterns where one may be said.

    Risk comes first: there is no line to say then. Some fatalistic remarks land in `check_in`, so
    there are lines for it, too. `library` is in the order in which lines are offered. Takes no
    database and may take a while: keep it off an event loop. Raises `NothingWasSaid`,
    `TooMuchWasSaid`.
    """
    found = match(text)
    prompts = _prompts(found, library) if found.lane in LANES_WITH_PROMPTS else ()
    return Found(found.lane, "lexical" if found.is_lexical else "model", prompts)


def _prompts(found: Match, library: RedirectLibrary) -> tuple[Prompt, ...]:
    patterns = {pattern.id: pattern for pattern in library.patterns}
    return tuple(
        Prompt(each, patterns[each].tile, Move.REFLECT, patterns[each].moves[Move.REFLECT][0])
        for each in found.patterns
    )
