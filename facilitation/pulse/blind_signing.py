"""Blind signatures: who signs cannot tell later which signature came from which request.

RFC 9474, the variant RSABSSA-SHA384-PSS-Randomized, with 2048-bit keys. The server's half is
`BlindSigner` and `is_valid`. What a phone does (`prepare`, `blind`, `finalize`) stands here too,
as the measure that tests and benchmarks hold the server to; the product never calls it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)
from django.utils.translation import gettext_lazy as _
from gmpy2 import gcd, invert, mpz, powmod, powmod_sec

from facilitation.errors import Invalid, Unavailable
from facilitation.pulse.pss_encoding import SALT_BYTES, encode

KEY_BITS = 2048
SIGNATURE_BYTES = BLINDED_MESSAGE_BYTES = KEY_BITS // 8
PREFIX_BYTES = 32  # RFC 9474, section 4.1
PSS = padding.PSS(mgf=padding.MGF1(SHA384()), salt_length=SALT_BYTES)


class BlindedMessageNotValid(Invalid):
    code = "blinded_message_not_valid"
    detail = _("This is not a blinded message for this round. Open the app again.")


class SigningFailed(Unavailable):
    code = "signing_failed"
    detail = _("Signing did not work this time. Try again.")


def new_issuer_key() -> bytes:
    """A new private key as PKCS8 DER."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def public_part(private_der: bytes) -> bytes:
    """The public key of a private one, as SubjectPublicKeyInfo DER."""
    public = _private_key(private_der).public_key()
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


class BlindSigner:
    """Signs with one private key (PKCS8 DER), which is parsed once."""

    def __init__(self, private_der: bytes) -> None:
        key = _private_key(private_der)
        numbers = key.private_numbers()
        self._n, self._e = mpz(numbers.public_numbers.n), mpz(numbers.public_numbers.e)
        self._p, self._q = mpz(numbers.p), mpz(numbers.q)
        self._dp, self._dq = mpz(numbers.dmp1), mpz(numbers.dmq1)
        self._q_inverse = mpz(numbers.iqmp)
        self._bytes = key.key_size // 8

    def sign(self, blinded_message: bytes) -> bytes:
        """The blind signature, as long as the key (256 bytes). The same message, the same answer.

        RFC 9474, section 4.3. Raises `BlindedMessageNotValid` for another length or a number that
        is not below the modulus, and `SigningFailed` when the machine miscalculated.
        """
        message = mpz(int.from_bytes(blinded_message, "big"))
        if len(blinded_message) != self._bytes or message >= self._n:
            raise BlindedMessageNotValid
        # The base that the private exponent meets is one that nobody else knows (base blinding):
        # what a caller could measure has nothing to do with what the caller sent.
        factor = mpz(_unit_below(int(self._n)))
        signature = (
            self._private_power(message * powmod(factor, self._e, self._n) % self._n)
            * invert(factor, self._n)
            % self._n
        )
        # One wrong half of the calculation below would tell whoever gets it a factor of the key.
        if powmod(signature, self._e, self._n) != message:
            raise SigningFailed
        return int(signature).to_bytes(self._bytes, "big")

    def _private_power(self, base: mpz) -> mpz:
        """RSASP1 by the Chinese remainder theorem (RFC 8017, section 5.2.1).

        `cryptography` offers no private operation without padding. GMP's `powmod_sec` takes a time
        that does not depend on the numbers, and an eighth of that of Python's `pow`.
        """
        of_p = powmod_sec(base, self._dp, self._p)
        of_q = powmod_sec(base, self._dq, self._q)
        return of_q + self._q * ((of_p - of_q) * self._q_inverse % self._p)


def blind_sign(private_der: bytes, blinded_message: bytes) -> bytes:
    """One signature. Whoever makes several keeps a `BlindSigner`; it says what is raised."""
    return BlindSigner(private_der).sign(blinded_message)


def is_valid(public_der: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this is a signature of a prepared message. RFC 9474, section 4.5."""
    try:
        _public_key(public_der).verify(signature, message, PSS, SHA384())
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True)
class Blinded:
    """What is sent to be signed, and what stays behind to turn the answer into a signature."""

    message: bytes
    inverse: int


def prepare(message: bytes) -> bytes:
    """A random prefix before the message, so that a signer's guess at it cannot be confirmed."""
    return secrets.token_bytes(PREFIX_BYTES) + message


def blind(
    public_der: bytes, prepared: bytes, *, salt: bytes | None = None, factor: int | None = None
) -> Blinded:
    """RFC 9474, section 4.2. `salt` and `factor` are random; only the RFC's vectors fix them."""
    numbers = _public_key(public_der).public_numbers()
    if salt is None:
        salt = secrets.token_bytes(SALT_BYTES)
    if factor is None:
        factor = _unit_below(numbers.n)
    encoded = encode(prepared, bits=numbers.n.bit_length() - 1, salt=salt)
    product = int.from_bytes(encoded, "big") * pow(factor, numbers.e, numbers.n) % numbers.n
    return Blinded(product.to_bytes(_length(numbers.n), "big"), pow(factor, -1, numbers.n))


def finalize(public_der: bytes, prepared: bytes, blind_signature: bytes, inverse: int) -> bytes:
    """The signature of the prepared message. RFC 9474, section 4.4.

    Raises `ValueError` when the signer did not sign what it was sent.
    """
    n = _public_key(public_der).public_numbers().n
    unblinded = int.from_bytes(blind_signature, "big") * inverse % n
    signature = unblinded.to_bytes(_length(n), "big")
    if len(blind_signature) != len(signature) or not is_valid(public_der, prepared, signature):
        raise ValueError("The blind signature does not belong to this message and key.")
    return signature


def _unit_below(n: int) -> int:
    """A random number that has an inverse modulo n."""
    while True:
        factor = secrets.randbelow(n)
        if gcd(factor, n) == 1:
            return factor


def _length(n: int) -> int:
    return (n.bit_length() + 7) // 8


def _private_key(der: bytes) -> rsa.RSAPrivateKey:
    # It is one of ours, from our own store, and every signature is checked before it leaves: the
    # library's proof that p and q are prime would cost as much as five signatures each time.
    key = load_der_private_key(der, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("An issuer key is an RSA key.")
    return key


@lru_cache(maxsize=64)
def _public_key(der: bytes) -> rsa.RSAPublicKey:
    key = load_der_public_key(der)
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("An issuer key is an RSA key.")
    return key
