"""Sealing answers so that only the holder of a round's sealing key can open them.

HPKE (RFC 9180), base mode, X25519 with HKDF-SHA256 and AES-128-GCM. What is sealed is padded to one
length first, because a length tells how many questions somebody left out.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Invalid

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
KEY_BYTES = 32
PLAINTEXT_BYTES = 256
LENGTH_BYTES = 2
SEALED_BYTES = KEY_BYTES + PLAINTEXT_BYTES + 16  # encapsulated key, text, tag


class NotOpened(Invalid):
    code = "not_opened"
    detail = _("This was sealed for something else, or changed on the way.")


def new_sealing_key() -> bytes:
    """A new private key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_part(private: bytes) -> bytes:
    """The public key of a private one, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, plaintext: bytes, info: bytes, belongs_to: bytes) -> bytes:
    """The encapsulated key and the ciphertext: 48 bytes longer than the plaintext.

    `info` names what the key is used for, `belongs_to` what this one message belongs to, and has
    one length for one `info`; both are needed again to open it. They are HPKE's `info`, one after
    the other, as RFC 9180 (section 8.1) advises for single messages. Raises `ValueError` for a
    public key of another length or of no use.
    """
    key = X25519PublicKey.from_public_bytes(public)
    return SUITE.encrypt(plaintext, key, info + belongs_to)


def unseal(private: bytes, sealed: bytes, info: bytes, belongs_to: bytes) -> bytes:
    """The plaintext. Raises `NotOpened` unless all three are those of the sealing."""
    key = X25519PrivateKey.from_private_bytes(private)
    try:
        return SUITE.decrypt(sealed, key, info + belongs_to)
    except InvalidTag:
        raise NotOpened from None


def pad(text: bytes) -> bytes:
    """256 bytes: the length in two bytes, the text, zeros. Raises `ValueError` over 254 bytes."""
    if len(text) > PLAINTEXT_BYTES - LENGTH_BYTES:
        raise ValueError(f"At the most {PLAINTEXT_BYTES - LENGTH_BYTES} bytes fit.")
    return (len(text).to_bytes(LENGTH_BYTES, "big") + text).ljust(PLAINTEXT_BYTES, b"\x00")


def unpad(padded: bytes) -> bytes:
    """What was padded. Raises `NotOpened` for anything that `pad` does not make."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) != PLAINTEXT_BYTES or end > PLAINTEXT_BYTES or any(padded[end:]):
        raise NotOpened
    return padded[LENGTH_BYTES:end]
