"""Text as people see it: what somebody types, without what hides, reorders or piles up."""

from __future__ import annotations

import re
import unicodedata

# Signs that take room or none and show nothing (Unicode's default-ignorable ones that are not of
# the category "other", and the blank Braille pattern).
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
MOST_MARKS = 2  # on one letter
_LINK_OR_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\b\w+\.(?:com|org|net|edu|de|uk)\b")
_LONG_NUMBER = re.compile(r"\d(?:[\s./-]?\d){4,}")


def tidy(text: str) -> str:
    """In Unicode's compatible normal form, on one line, with single spaces; perhaps empty.

    Control signs, bidirectional overrides and unassigned code points could hide or reorder text.
    """
    normal = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    kept: list[str] = []
    marks = 0
    for sign in normal:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if sign.isspace():
            kept.append(" ")
        elif unicodedata.category(sign)[0] != "C" and marks <= MOST_MARKS:
            kept.append(sign)
    return " ".join("".join(kept).split())


def leads_to_somebody(text: str) -> bool:
    """Whether it holds a link, an address or a long number, which could lead to one person."""
    return bool(_LINK_OR_ADDRESS.search(text.casefold()) or _LONG_NUMBER.search(text))
