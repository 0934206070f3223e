"""The pulse for anybody: no account is read, and none may be shown.

What stands here can be served on a host of its own (docs/settings.md), so that not even the
server's front door sees a cookie and a ballot from one browser.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from api.bytes_field import BytesField
from api.cross_origin import CredentialFreeView
from api.network import address_of
from facilitation.errors import Invalid
from facilitation.guessing import check_may_guess, count_wrong_guess
from facilitation.pulse.ballots import RoundUnknown, TokenNotValid, accept_ballot
from facilitation.pulse.blind_signing import SIGNATURE_BYTES
from facilitation.pulse.manifest import chain_of
from facilitation.pulse.reading import counted_tokens, round_by_id
from facilitation.pulse.sealing import SEALED_BYTES

PREPARED_BYTES = 64  # a random prefix and a random nonce of 32 bytes each
LARGEST_BALLOT = 2048  # bytes; as our client writes it a ballot has 913


class CredentialSent(Invalid):
    code = "credential_sent"
    detail = _(
        "This came with a cookie or a sign-in, so it was not read: an answer must come without. "
        "Update the app and answer again."
    )


class BallotTooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = _("A ballot has less than 2 KiB.")


class BallotIn(serializers.Serializer[Any]):
    """`prepared` is the token's message, `signature` the round's signature of it.

    `sealed` is the answers, or a blank, as canonical JSON, padded to 256 bytes and sealed by HPKE
    (RFC 9180). docs/pulse.md says how, byte by byte, and why every phone sends one.
    """

    round = serializers.UUIDField()
    prepared = BytesField(size=PREPARED_BYTES)
    signature = BytesField(size=SIGNATURE_BYTES)
    sealed = BytesField(size=SEALED_BYTES)


class RecordedOut(serializers.Serializer[Any]):
    recorded = serializers.BooleanField()


class ManifestEntryOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    body = serializers.CharField(help_text="Canonical JSON, word for word as it was hashed")
    hash = serializers.CharField(help_text="SHA-256 of the hash before and the body, in hex")


class ManifestOut(serializers.Serializer[Any]):
    """Of the round's group, the first entry first; the hash before it is 32 zero bytes."""

    entries = ManifestEntryOut(many=True)


class CountedOut(serializers.Serializer[Any]):
    """SHA-256 of each spent token's `prepared`, sorted."""

    token_hashes = serializers.ListField(child=BytesField(size=32))


class BallotView(CredentialFreeView):
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.headers.get("Cookie") or request.headers.get("Authorization"):
            raise CredentialSent
        # A body without a length is not read at all: it counts as an empty one.
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > LARGEST_BALLOT:
            raise BallotTooLarge

    @extend_schema(operation_id="cast_ballot", request=BallotIn, responses=RecordedOut, auth=[])
    def post(self, request: Request) -> Response:
        """Hand in sealed answers with a token, or replace them until the round closes.

        Send neither cookies nor a sign-in: a request that carries one is refused unread. Sending
        it again is safe. When this answers, it is on disk.
        """
        form = BallotIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        try:
            accept_ballot(
                round_id=values["round"],
                prepared=values["prepared"],
                signature=values["signature"],
                sealed=values["sealed"],
            )
        except (RoundUnknown, TokenNotValid):
            # Asked only now: a flood of forged ballots keeps nobody's good one out, and nobody
            # guesses a signature.
            address = address_of(request)
            check_may_guess(address=address, what="ballot")
            count_wrong_guess(address=address, what="ballot")
            raise
        return Response(RecordedOut({"recorded": True}).data)


class ManifestView(CredentialFreeView):
    @extend_schema(operation_id="pulse_manifest", responses=ManifestOut, auth=[])
    def get(self, request: Request, round_id: UUID) -> Response:
        """The chained record of the round's group. Everybody gets the same one: pin it."""
        entries = chain_of(round_by_id(round_id).support_group)
        return Response(ManifestOut({"entries": entries}).data)


class CountedView(CredentialFreeView):
    @extend_schema(operation_id="pulse_counted", responses=CountedOut, auth=[])
    def get(self, request: Request, round_id: UUID) -> Response:
        """After the close: which tokens were counted. Look for your own."""
        hashes = counted_tokens(round_by_id(round_id))
        return Response(CountedOut({"token_hashes": hashes}).data)
