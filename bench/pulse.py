"""Tokens, sealed ballots and the close of a round: `python -m bench.pulse --ballots 10000`.

Calls the functions that the API calls, in one process: tokens for as many phones at once as open
the app when a room is asked, ballots one after the other. Prints one JSON line; see README.md for
its keys.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from importlib import import_module
from statistics import median
from threading import Barrier
from typing import TYPE_CHECKING

from bench.databases import database, postgresql_url
from bench.phone_crypto import phone_ms
from bench.processes import clean_up_when_told_to_end

if TYPE_CHECKING:
    from bench.asking import Phone
    from facilitation.pulse.models import PulseRound

AT_A_TIME = 50  # phones that ask at once, then as many bare private operations, and so on
ALONE = 20  # of each turn's phones ask before the others, one after the other


@dataclass
class Figures:
    """Ratios are of CPU, one for each turn; times are of the wall, in seconds."""

    issue_ratios: list[float] = field(default_factory=list)
    alone_ratios: list[float] = field(default_factory=list)
    openssl_ratios: list[float] = field(default_factory=list)
    issuing: float = 0.0
    issued: int = 0
    accepting: float = 0.0


class RawOperation:
    """The RSA private operation with nothing round it: the two powers that no signature is without.

    Calculated by what the server calculates with: gmpy2 where it is installed, else Python's own
    numbers. And OpenSSL's whole signature, which is the floor on this machine.
    """

    def __init__(self, private_der: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.serialization import load_der_private_key

        key = load_der_private_key(private_der, password=None)
        assert isinstance(key, RSAPrivateKey)
        self._key, numbers = key, key.private_numbers()
        self._halves = [(numbers.dmp1, numbers.p), (numbers.dmq1, numbers.q)]
        self._n = numbers.p * numbers.q
        self._power: Callable[[int, int, int], int] = pow
        with suppress(ImportError):
            self._power = import_module("gmpy2").powmod_sec

    def bare(self, times: int) -> float:
        """CPU seconds."""
        bases = [secrets.randbelow(self._n) for _time in range(times)]
        begun = time.process_time()
        for base in bases:
            for exponent, prime in self._halves:
                self._power(base, exponent, prime)
        return time.process_time() - begun

    def in_openssl(self, times: int) -> float:
        """CPU seconds."""
        from cryptography.hazmat.primitives.hashes import SHA384

        from facilitation.pulse.blind_signing import PSS

        message = secrets.token_bytes(64)
        begun = time.process_time()
        for _time in range(times):
            self._key.sign(message, PSS, SHA384())
        return time.process_time() - begun


def answer_all(pulse_round: PulseRound) -> Figures:
    """Everybody on the roster fetches a token and answers."""
    from django.db import connections

    from bench.asking import phones_of
    from facilitation.pulse.round_keys import round_keys

    figures, raw = Figures(), RawOperation(round_keys(pulse_round).issuer)
    phones = phones_of(pulse_round.support_group, pulse_round)
    a_turn = AT_A_TIME + ALONE
    with ThreadPoolExecutor(AT_A_TIME) as crowd:
        _each(crowd, _connect)
        for start in range(0, len(phones), a_turn):
            _turn(pulse_round, phones[start : start + a_turn], raw, figures, crowd)
        _each(crowd, connections.close_all)
    return figures


def _connect() -> None:
    """In the server, whoever asks has signed in before, by a connection of the same thread."""
    from django.db import connection

    connection.ensure_connection()


def _each(crowd: ThreadPoolExecutor, work: Callable[[], object]) -> None:
    """Each thread of the crowd does this once: they have a connection to the database each."""
    all_here = Barrier(AT_A_TIME)

    def once(_thread: int) -> None:
        all_here.wait(60)
        work()

    list(crowd.map(once, range(AT_A_TIME)))


def _turn(
    pulse_round: PulseRound,
    phones: list[Phone],
    raw: RawOperation,
    figures: Figures,
    crowd: ThreadPoolExecutor,
) -> None:
    from facilitation.pulse.ballots import accept_ballot
    from facilitation.pulse.issuance import issue_to_member

    def ask(phone: Phone) -> bytes:
        return issue_to_member(
            pulse_round=pulse_round, person=phone.person, blinded_message=phone.blinded.message
        )

    alone, together = phones[:ALONE], phones[ALONE:]
    cpu = time.process_time()
    signed = [ask(phone) for phone in alone]
    cpu = time.process_time() - cpu
    figures.alone_ratios.append(cpu / raw.bare(len(alone)))
    cpu, wall = time.process_time(), time.perf_counter()
    signed += crowd.map(ask, together)
    cpu = time.process_time() - cpu
    if len(together) == AT_A_TIME:
        figures.issuing += time.perf_counter() - wall
        figures.issued += len(together)
        figures.issue_ratios.append(cpu / raw.bare(len(together)))
        figures.openssl_ratios.append(cpu / raw.in_openssl(len(together)))
    ballots = [
        (phone.prepared, *phone.ballot(pulse_round, signature))
        for phone, signature in zip(phones, signed, strict=True)
    ]
    wall = time.perf_counter()
    for prepared, signature, sealed in ballots:
        accept_ballot(
            round_id=pulse_round.pk, prepared=prepared, signature=signature, sealed=sealed
        )
    figures.accepting += time.perf_counter() - wall


def measured(ballots: int, url: str) -> dict[str, float | None]:
    """Two rounds: one of a tenth of `ballots` members, which is closed first, and one of all."""
    _set_up(url)
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from bench.asking import close, open_round
    from facilitation.programs.enrolment import create_program
    from facilitation.pulse.cadence import stop_asking

    call_command("migrate", verbosity=0)
    now = timezone.now()
    closing: dict[str, float] = {}
    for members, weeks in ((ballots // 10, 1), (ballots, 2)):
        program = create_program(name="Bench", time_zone="Europe/Berlin", country="DE")
        pulse_round = open_round(program, members=members, weeks=weeks, now=now)
        figures = answer_all(pulse_round)
        stop_asking(support_group=pulse_round.support_group)
        begun = time.perf_counter()
        close(pulse_round)
        closing[f"close_s_{members}"] = round(time.perf_counter() - begun, 2)
    public, sealing = bytes(pulse_round.issuer_public), bytes(pulse_round.block.sealing_public)
    connection.close()  # or PostgreSQL could not drop the database
    return {
        "issue_ratio": round(median(figures.issue_ratios), 2),
        "issue_openssl_ratio": round(median(figures.openssl_ratios), 1),
        "issue_alone_ratio": round(median(figures.alone_ratios), 2),
        "tokens_per_s": round(figures.issued / figures.issuing),
        "ballots_per_s": round(ballots / figures.accepting),
        **closing,
        "phone_ms": phone_ms(issuer_key=public, sealing_key=sealing),
    }


def _set_up(url: str) -> None:
    os.environ |= {
        "SECRET_KEY": "for-the-benchmark-only",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
    }
    import django

    django.setup()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, default=10_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--postgresql-url", default=postgresql_url())
    options = parser.parse_args()
    if options.ballots < 100:
        parser.error("--ballots must be 100 or more: the round of a tenth of them is closed, too")
    clean_up_when_told_to_end()
    with ExitStack() as stack:
        keys = stack.enter_context(tempfile.TemporaryDirectory(prefix="in-this-room-bench-keys-"))
        os.environ |= {"PULSE_KEY_DIR": keys, "PULSE_BACKUP_DIRS": ""}
        url = stack.enter_context(
            database(options.database, name="ours", url=options.postgresql_url)
        )
        figures = measured(options.ballots, url)
    head = {"bench": "pulse", "ballots": options.ballots, "database": options.database}
    print(json.dumps(head | figures))


if __name__ == "__main__":
    main()
