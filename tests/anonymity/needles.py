"""What must be nowhere after a close, in each of the spellings somebody could have left it in."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key

from facilitation.pulse.key_store import key_store
from facilitation.pulse.sealing import pad

SHORTEST = 16  # bytes: what is shorter can turn up by chance
LONGEST = 512  # bytes: PostgreSQL and SQLite cut what has more into pieces
PIECE = 96  # bytes


def spellings(secret: bytes) -> set[bytes]:
    """As it is, in hex, and in both alphabets of base64 with and without their padding."""
    plain, safe = base64.b64encode(secret), base64.urlsafe_b64encode(secret)
    hexed = secret.hex().encode()
    # Without the last three letters, which what follows may change.
    whole = {secret, hexed, hexed.upper(), plain.rstrip(b"=")[:-3], safe.rstrip(b"=")[:-3]}
    return {_contiguous(each) for each in whole}


def _contiguous(spelt: bytes) -> bytes:
    """Of something long its middle, which lies in one piece; of an RSA key that is a prime."""
    middle = len(spelt) // 2
    return spelt if len(spelt) <= LONGEST else spelt[middle : middle + PIECE]


def secrets_in_store() -> dict[str, set[bytes]]:
    """Every private key and secret that the store holds now, whole and in its parts."""
    store = key_store()
    return {
        f"{name} {part}": spellings(secret)
        for name in store.names()
        for part, secret in _parts(store.get(name))
    }


def answer_texts(sent: Iterable[bytes]) -> dict[str, set[bytes]]:
    """The plaintexts: as JSON, and padded as they were sealed."""
    return {f"answers {text!r}": spellings(text) | spellings(pad(text)) for text in sent}


def found(needles: Mapping[str, set[bytes]], places: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Which needle lies where."""
    return {
        (name, place)
        for place, content in places.items()
        for name, spelt in needles.items()
        if any(needle in content for needle in spelt)
    }


def files_below(folder: Path, *, since: float = 0.0) -> dict[str, bytes]:
    """Each file's bytes, by its path, whatever it is called.

    `since` (seconds since 1970) leaves out what was not written after the secrets were made.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if path.stat().st_mtime >= since
    }


def _parts(secret: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself; of JSON each text in it, decoded; of an RSA key its numbers."""
    yield "file", secret
    try:
        fields = json.loads(secret)
    except ValueError:
        return
    for name, text in fields.items():
        if not isinstance(text, str) or len(text) < SHORTEST:
            continue
        raw = base64.b64decode(
            text + "=" * (-len(text) % 4), altchars=b"-_" if set(text) & set("-_") else None
        )
        yield name, raw
        yield from _numbers(raw)


def _numbers(der: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        key = load_der_private_key(der, password=None)
    except ValueError:
        return
    assert isinstance(key, RSAPrivateKey)
    numbers = key.private_numbers()
    for name in ("p", "q", "d"):
        number = getattr(numbers, name)
        yield name, number.to_bytes((number.bit_length() + 7) // 8, "big")
        yield f"{name} in figures", str(number).encode()
