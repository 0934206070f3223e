"""Blind signatures as RFC 9474 has them: its vectors, a round trip, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_public_key,
)

from facilitation.pulse.blind_signing import (
    SIGNATURE_BYTES,
    BlindedMessageNotValid,
    BlindSigner,
    SigningFailed,
    blind,
    blind_sign,
    finalize,
    is_valid,
    new_issuer_key,
    prepare,
    public_part,
)
from facilitation.pulse.pss_encoding import encode

pytestmark = pytest.mark.one_process

VECTORS = {
    each["name"]: each
    for each in json.loads((Path(__file__).parent / "vectors" / "rfc9474.json").read_text())[
        "vectors"
    ]
}
NONCE = b"a nonce of thirty-two bytes here"
ISSUER = new_issuer_key()
PUBLIC = public_part(ISSUER)
SIGNER = BlindSigner(ISSUER)


class Vector:
    def __init__(self, name: str) -> None:
        self.values: dict[str, str] = VECTORS[name]

    def octets(self, field: str) -> bytes:
        return bytes.fromhex(self.values[field].removeprefix("0x"))

    def number(self, field: str) -> int:
        return int(self.values[field], 16)

    @property
    def private_der(self) -> bytes:
        return _private_der(*(self.number(field) for field in "pqnde"))


@cache
def _private_der(p: int, q: int, n: int, d: int, e: int) -> bytes:
    key = rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(e, n),
    ).private_key()
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture(params=sorted(VECTORS))
def vector(request: pytest.FixtureRequest) -> Vector:
    return Vector(request.param)


def test_the_signer_answers_as_the_rfc_says(vector: Vector) -> None:
    assert blind_sign(vector.private_der, vector.octets("blinded_msg")) == vector.octets(
        "blind_sig"
    )


def test_blinding_is_as_the_rfc_says(vector: Vector) -> None:
    n, inverse = vector.number("n"), vector.number("inv")
    blinded = blind(
        public_part(vector.private_der),
        vector.octets("input_msg"),
        salt=vector.octets("salt"),
        factor=pow(inverse, -1, n),
    )
    assert blinded.message == vector.octets("blinded_msg")
    assert blinded.inverse == inverse


@pytest.mark.parametrize("name", [name for name in sorted(VECTORS) if "PSSZERO" not in name])
def test_the_finished_signature_is_as_the_rfc_says(name: str) -> None:
    vector = Vector(name)
    public, message = public_part(vector.private_der), vector.octets("input_msg")
    finished = finalize(public, message, vector.octets("blind_sig"), vector.number("inv"))
    assert finished == vector.octets("sig")
    assert is_valid(public, message, finished)


@pytest.mark.parametrize("name", [name for name in sorted(VECTORS) if "PSSZERO" in name])
def test_a_signature_of_the_variant_without_salt_is_refused(name: str) -> None:
    vector = Vector(name)
    public = public_part(vector.private_der)
    assert not is_valid(public, vector.octets("input_msg"), vector.octets("sig"))


@pytest.mark.parametrize("name", [name for name in VECTORS if "encoded_msg" in VECTORS[name]])
def test_the_encoding_is_as_the_rfc_says(name: str) -> None:
    vector = Vector(name)
    bits = vector.number("n").bit_length() - 1
    encoded = encode(vector.octets("input_msg"), bits=bits, salt=vector.octets("salt"))
    assert encoded == vector.octets("encoded_msg")


def test_a_new_key_is_of_2048_bits_and_its_own() -> None:
    public = load_der_public_key(PUBLIC)
    assert isinstance(public, rsa.RSAPublicKey)
    assert (public.key_size, public.public_numbers().e) == (2048, 65537)
    assert SIGNATURE_BYTES == 256


def token() -> tuple[bytes, bytes]:
    """A prepared message and its signature, got as a phone gets it."""
    prepared = prepare(NONCE)
    blinded = blind(PUBLIC, prepared)
    return prepared, finalize(PUBLIC, prepared, SIGNER.sign(blinded.message), blinded.inverse)


PREPARED, SIGNATURE = token()


def test_what_a_phone_gets_is_a_signature_that_the_server_never_saw() -> None:
    prepared = prepare(NONCE)
    blinded = blind(PUBLIC, prepared)
    answer = SIGNER.sign(blinded.message)
    signature = finalize(PUBLIC, prepared, answer, blinded.inverse)
    assert (len(prepared), len(blinded.message), len(answer), len(signature)) == (64, 256, 256, 256)
    assert is_valid(PUBLIC, prepared, signature)
    assert signature != answer
    assert not is_valid(PUBLIC, prepared, answer)


def test_any_request_could_have_led_to_any_signature() -> None:
    """So the signer, who knows every key, cannot tell which request a signature came from."""
    public = load_der_public_key(PUBLIC)
    assert isinstance(public, rsa.RSAPublicKey)
    n, e = public.public_numbers().n, public.public_numbers().e
    asked = [blind(PUBLIC, prepare(NONCE)).message for _each in range(3)]
    signed = [token() for _each in range(3)]
    for request in asked:
        answer = SIGNER.sign(request)
        for prepared, signature in signed:
            # The factor that somebody would have blinded this message with to send that request.
            factor = int.from_bytes(answer, "big") * pow(int.from_bytes(signature, "big"), -1, n)
            encoded = pow(int.from_bytes(signature, "big"), e, n)
            assert encoded * pow(factor, e, n) % n == int.from_bytes(request, "big")
            assert finalize(PUBLIC, prepared, answer, pow(factor, -1, n)) == signature


def test_the_same_request_gets_the_same_answer() -> None:
    blinded = blind(PUBLIC, PREPARED)
    assert SIGNER.sign(blinded.message) == blind_sign(ISSUER, blinded.message)


def test_no_two_requests_for_one_message_look_alike() -> None:
    assert prepare(NONCE) != prepare(NONCE)
    assert prepare(NONCE).endswith(NONCE)
    assert blind(PUBLIC, PREPARED).message != blind(PUBLIC, PREPARED).message


def with_each_bit_changed(value: bytes) -> Iterator[bytes]:
    number = int.from_bytes(value, "big")
    for bit in range(8 * len(value)):
        yield (number ^ 1 << bit).to_bytes(len(value), "big")


def test_one_changed_bit_of_a_signature_and_it_is_refused() -> None:
    assert is_valid(PUBLIC, PREPARED, SIGNATURE)
    changed = list(with_each_bit_changed(SIGNATURE))
    assert len(changed) == 2048
    assert not any(is_valid(PUBLIC, PREPARED, each) for each in changed)


def test_one_changed_bit_of_a_message_and_it_is_refused() -> None:
    changed = list(with_each_bit_changed(PREPARED))
    assert len(changed) == 512
    assert not any(is_valid(PUBLIC, each, SIGNATURE) for each in changed)


@pytest.mark.parametrize(
    "signature",
    [b"", SIGNATURE[:-1], SIGNATURE + b"\x00", b"\x00" + SIGNATURE, bytes(256), b"\xff" * 256],
    ids=["empty", "short", "long", "zero before", "zeros", "over the modulus"],
)
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    assert not is_valid(PUBLIC, PREPARED, signature)


def test_a_signature_is_good_for_its_round_only() -> None:
    other = new_issuer_key()
    assert not is_valid(public_part(other), PREPARED, SIGNATURE)
    blinded = blind(PUBLIC, PREPARED)
    while blinded.message[0] >= 0x80:  # the other modulus may be the smaller one
        blinded = blind(PUBLIC, PREPARED)
    with pytest.raises(ValueError, match="does not belong"):
        finalize(PUBLIC, PREPARED, blind_sign(other, blinded.message), blinded.inverse)


def test_only_a_number_below_the_modulus_is_signed() -> None:
    public = load_der_public_key(PUBLIC)
    assert isinstance(public, rsa.RSAPublicKey)
    n = public.public_numbers().n
    for wrong in (b"", bytes(255), bytes(257), n.to_bytes(256, "big"), b"\xff" * 256):
        with pytest.raises(BlindedMessageNotValid):
            SIGNER.sign(wrong)
    assert SIGNER.sign((n - 1).to_bytes(256, "big")) == (n - 1).to_bytes(256, "big")


def test_a_miscalculated_signature_never_leaves() -> None:
    """With one wrong half it would give its receiver a factor of the key."""
    faulty = BlindSigner(ISSUER)
    faulty._dp += 2
    with pytest.raises(SigningFailed):
        faulty.sign(blind(PUBLIC, PREPARED).message)


def test_only_an_rsa_key_signs() -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    key = X25519PrivateKey.generate()
    with pytest.raises(TypeError):
        BlindSigner(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
