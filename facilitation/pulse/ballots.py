"""Taking sealed answers from whoever holds a token. Nobody is asked who they are."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid, NotThere


class RoundUnknown(NotThere):
    code = "round_unknown"
    detail = _("There is no such round. Open the app again to see what is asked now.")


class RoundNotOpen(Conflict):
    code = "round_not_open"
    detail = _("This round is not open, so this answer was not recorded.")


class TokenNotValid(Invalid):
    code = "token_not_valid"
    detail = _("This token was not issued for this round, so the answer was not recorded.")


class BallotMalformed(Invalid):
    code = "ballot_malformed"
    detail = _("This answer was not packed as rounds ask for. Update the app and answer again.")


def accept_ballot(*, round_id: UUID, prepared: bytes, signature: bytes, sealed: bytes) -> None:
    """Store a sealed answer under its token, in place of an earlier one; then it is on disk.

    `prepared` (64 bytes) is the token's message, `signature` (256 bytes) the round's signature of
    it, `sealed` (304 bytes) the padded answers, sealed to the block's key. Raises
    `BallotMalformed`, `RoundUnknown`, `RoundNotOpen`, `TokenNotValid`.
    """
    raise NotImplementedError
