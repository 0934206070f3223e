"""EMSA-PSS (RFC 8017, section 9.1.1) with SHA-384 and MGF1: a message as a number for RSA.

Only the one who blinds needs it, and `cryptography` has no door to it: checking a finished
signature goes through the library.
"""

from __future__ import annotations

from hashlib import sha384

SALT_BYTES = HASH_BYTES = 48


def encode(message: bytes, *, bits: int, salt: bytes) -> bytes:
    """The encoded message, of `bits` bits (the modulus has one more)."""
    length = (bits + 7) // 8
    digest = sha384(bytes(8) + sha384(message).digest() + salt).digest()
    block = (b"\x01" + salt).rjust(length - HASH_BYTES - 1, b"\x00")
    mask = _mask(digest, len(block))
    masked = int.from_bytes(block, "big") ^ int.from_bytes(mask, "big")
    masked &= (1 << (bits - 8 * (HASH_BYTES + 1))) - 1
    return masked.to_bytes(len(block), "big") + digest + b"\xbc"


def _mask(seed: bytes, length: int) -> bytes:
    blocks = (
        sha384(seed + counter.to_bytes(4, "big")).digest()
        for counter in range(-(-length // HASH_BYTES))
    )
    return b"".join(blocks)[:length]
