"""What a phone may send to a word cloud or a question board, and the form it is kept in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext_lazy as _

from facilitation import plain_text
from facilitation.errors import Invalid
from facilitation.plans.poll_template import PollKind, PollTemplate

BLOCKED_WORDS = Path(__file__).resolve().parent.parent / "content" / "en" / "blocked_words.yaml"
LONGEST_WORD = 24  # characters, of a word cloud's word
MOST_WORDS = 3  # that make up one "word" of a cloud, such as "out of breath"
LONGEST_QUESTION = 140  # characters
WORD_TOO_LONG = _("Use one to three words, at most 24 characters.")
# Letters that are written as digits and signs to get past a list.
_LOOK_ALIKES = str.maketrans("013457@$!|", "oieastasii")


class TooManyTexts(Invalid):
    code = "too_many_texts"
    detail = _("That is too many at once. Take one out.")


class TextTooLong(Invalid):
    """Of a question; a word of a cloud has a sentence of its own, as other limits hold for it."""

    code = "text_too_long"
    detail = _("Use at most 140 characters.")


class TextNotShowable(Invalid):
    code = "text_not_showable"
    detail = _("One word in it cannot be shown here. Please use another.")


class TextIdentifies(Invalid):
    code = "text_identifies"
    detail = _("Leave out links, addresses and long numbers: they could lead to somebody.")


def tidy(template: PollTemplate, texts: Sequence[str]) -> list[str]:
    """The texts as they are kept: without doubles, empty ones, and signs that nobody can see.

    Words of a cloud are in lower case, so that the same word is counted once.
    Raises `TooManyTexts`, `TextTooLong`, `TextNotShowable`, `TextIdentifies`.
    """
    is_cloud = template.kind == PollKind.WORD_CLOUD
    tidied = [_tidy_word(text) if is_cloud else plain_text.tidy(text) for text in texts]
    kept = list(dict.fromkeys(text for text in tidied if text))
    if len(kept) > template.texts_each:
        raise TooManyTexts
    for text in kept:
        if is_cloud and (len(text) > LONGEST_WORD or len(text.split()) > MOST_WORDS):
            raise TextTooLong(WORD_TOO_LONG)
        _check(text)
    return kept


def words_of(text: str) -> list[str]:
    """The words in lower case and without accents, to compare with a list."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain)


def _check(text: str) -> None:
    if len(text) > LONGEST_QUESTION:
        raise TextTooLong
    if plain_text.leads_to_somebody(text):
        raise TextIdentifies
    disguised = text.casefold().translate(_LOOK_ALIKES)
    if not blocked_words().isdisjoint(words_of(text) + words_of(disguised)):
        raise TextNotShowable


@cache
def blocked_words() -> frozenset[str]:
    listed = yaml.safe_load(BLOCKED_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for entry in listed for word in words_of(str(entry)))


def _tidy_word(text: str) -> str:
    return plain_text.tidy(text).strip(" .,;:!?\"'()[]#").lower()
