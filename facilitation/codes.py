"""Codes that people read off a screen and type: hard to mistake, easy to say."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 characters: no O, 0, I, 1, L


def random_code(length: int) -> str:
    """`31 ** length` possible codes, from the system's random source."""
    return "".join(secrets.choice(ALPHABET) for _position in range(length))


def as_typed(text: str) -> str:
    """What somebody typed, in the form that codes are kept in: capitals, no spaces or hyphens."""
    return "".join(character for character in text.upper() if character.isalnum())
