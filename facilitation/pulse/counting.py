"""Opening the sealed ballots of a round, in memory, when its numbers allow it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from uuid import UUID

from facilitation.pulse.items import Answer, item
from facilitation.pulse.key_store import key_store
from facilitation.pulse.models import PulseRound
from facilitation.pulse.release import Ballots, RosterFacts, Verdict, group_verdict
from facilitation.pulse.round_keys import block_name
from facilitation.pulse.sealing import NotOpened, unpad, unseal

VERSION = 1


def judge(
    pulse_round: PulseRound, roster: RosterFacts, *, widened: bool
) -> tuple[Verdict, Ballots]:
    """Whether a round passes by itself, and then its ballots: see `opened_ballots`.

    A round that has too few ballots is not opened at all. Raises `KeyGone`.
    """
    stored = pulse_round.ballots.count()
    verdict = group_verdict(_people(pulse_round, stored, roster.size), roster, widened=widened)
    if verdict != Verdict.RELEASE:
        return verdict, []
    ballots = opened_ballots(pulse_round, size=roster.size)
    verdict = group_verdict(len(ballots), roster, widened=widened)  # void ones count for nothing
    return verdict, ballots if verdict == Verdict.RELEASE else []


def opened_ballots(pulse_round: PulseRound, *, size: int) -> Ballots:
    """The answers of a round by item id, shuffled, without void ballots. Raises `KeyGone`.

    A ballot is void when it cannot be opened, answers nothing, or holds an answer that its items
    do not take. Of a session's round no more are taken than it had seats (`size`): whoever gave a
    seat up and took another had two tokens.
    """
    private = key_store().get(block_name(pulse_round.block_id))
    stored = pulse_round.ballots.values_list("token_hash", "sealed")
    opened = [
        _answers(private, pulse_round, bytes(token_hash), bytes(sealed))
        for token_hash, sealed in stored
    ]
    ballots = [answers for answers in opened if answers]
    secrets.SystemRandom().shuffle(ballots)
    return ballots[: _people(pulse_round, len(ballots), size)]


def sealing_info(round_id: UUID) -> bytes:
    """What a ballot is sealed for: `info` of HPKE. Its `aad` is the token's hash."""
    return b"in-this-room pulse v1 " + str(round_id).encode()


def _people(pulse_round: PulseRound, ballots: int, size: int) -> int:
    """How many people that many ballots can be from. On a roster each person gets one token."""
    return ballots if pulse_round.group_session_id is None else min(ballots, size)


def _answers(
    private: bytes, pulse_round: PulseRound, token_hash: bytes, sealed: bytes
) -> Mapping[str, Answer]:
    """Empty when the ballot is void."""
    try:
        text = unpad(unseal(private, sealed, sealing_info(pulse_round.pk), token_hash))
        document = json.loads(text)
    except (NotOpened, ValueError):
        return {}
    if not isinstance(document, dict) or set(document) != {"v", "answers"}:
        return {}
    answers = document["answers"]
    if document["v"] != VERSION or not isinstance(answers, dict):
        return {}
    fits = all(key in pulse_round.items and item(key).takes(own) for key, own in answers.items())
    return answers if fits else {}
