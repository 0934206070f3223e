"""A typed look-up: a paraphrase in, the lane and three lines out. The text is kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Invalid, TooMany
from facilitation.plain_text import tidy
from facilitation.programs.models import Person
from facilitation.redirects.library import Move, RedirectLibrary, Wording
from facilitation.redirects.matching import Lane, Match, match

LONGEST_TEXT = 500  # characters; a facilitator types a fragment, not a transcript
LOOK_UPS_A_MINUTE = 60
MINUTE = 60  # seconds


class NothingToLookUp(Invalid):
    code = "nothing_to_look_up"
    detail = _("Type a few words of what was said.")


class TextTooLong(Invalid):
    code = "text_too_long"
    detail = _("Type less: a few words of what was said, 500 signs at the most.")


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
    """`prompts` are up to three, likeliest first, and none unless the lane is `redirect`."""

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
    """Find the lane, and for fatalistic talk the first line of each of three patterns.

    Risk comes first: there is no line to say then. `library` is in the order in which lines are
    offered. Takes no database and may take a while: keep it off an event loop. Raises
    `NothingToLookUp`, `TextTooLong`.
    """
    found = match(_readable(text))
    if found.lane != Lane.REDIRECT:
        return Found(found.lane, found.engine, ())
    return Found(found.lane, found.engine, _prompts(found, library))


def _readable(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(fields={"text": TextTooLong.detail})
    tidied = tidy(text)
    if not any(unicodedata.category(sign)[0] == "L" for sign in tidied):
        raise NothingToLookUp(fields={"text": NothingToLookUp.detail})
    return tidied


def _prompts(found: Match, library: RedirectLibrary) -> tuple[Prompt, ...]:
    patterns = {pattern.id: pattern for pattern in library.patterns}
    return tuple(
        Prompt(each, patterns[each].tile, Move.REFLECT, patterns[each].moves[Move.REFLECT][0])
        for each in found.patterns
    )
