"""Four words for a round's keys, so that a room can hear that all screens hold the same ones.

If somebody were shown keys of their own, their answers could be told apart; then their four words
differ from everybody else's. How much that is worth: the words are 36 bits, and a guess is made
slow (about 50 ms). To find other keys for words that are already said takes 2 ** 36 guesses. A
server that makes both sets of keys itself needs only about 2 ** 18, which is hours. So the words
catch what is done carelessly or in haste; what binds is the phone's comparison of the whole hash.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache

import yaml

from facilitation.plans.files import CONTENT

WORD_LIST = CONTENT / "en" / "fingerprint_words.yaml"
WORDS, BITS_EACH = 4, 9
SALT = b"in-this-room pulse fingerprint v1"
ITERATIONS = 200_000
HASH_BYTES = 32


@cache
def word_list() -> tuple[str, ...]:
    """The 512 words; their order is part of the fingerprint."""
    return tuple(yaml.safe_load(WORD_LIST.read_text(encoding="utf-8"))["words"])


@lru_cache(maxsize=1024)
def fingerprint(manifest_hash: bytes) -> tuple[str, ...]:
    """Four words for the 32 bytes of the `opened` entry's chain hash.

    PBKDF2-HMAC-SHA256 (RFC 8018, section 5.2) gives five bytes; of their 40 bits the first 36 are
    four numbers of nine bits, the most significant first. Raises `ValueError` for another length.
    """
    if len(manifest_hash) != HASH_BYTES:
        raise ValueError(f"A manifest's hash has {HASH_BYTES} bytes.")
    words, bits = word_list(), WORDS * BITS_EACH
    length = -(-bits // 8)
    derived = hashlib.pbkdf2_hmac("sha256", manifest_hash, SALT, ITERATIONS, length)
    number = int.from_bytes(derived, "big") >> (8 * length - bits)
    return tuple(
        words[number >> BITS_EACH * (WORDS - 1 - place) & (2**BITS_EACH - 1)]
        for place in range(WORDS)
    )
