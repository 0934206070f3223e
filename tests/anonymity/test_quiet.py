"""What goes on while a round is open leaves no name in any place that keeps an order or a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import Settings
from rest_framework.test import APIClient

from facilitation.programs.models import Person
from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.ballots import BallotMalformed, accept_ballot
from facilitation.pulse.issuance import TokenAlreadyIssued
from facilitation.pulse.making import base64url
from facilitation.pulse.manifest import canonical
from tests.anonymity import wal
from tests.anonymity.sealed import SealedPulse
from tests.anonymity.spoils_of_postgres import PostgresSpoils
from tests.anonymity.story import Clock, Happening
from tests.live.own_postgres import OwnPostgres
from tests.pulse.phones import Phone

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("thief")]


@pytest.fixture
def pulse(thiefs_postgres: OwnPostgres, settings: Settings, tmp_path: Path) -> SealedPulse:
    """An open round, and a new segment of the log for what follows."""
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    pulse = SealedPulse()
    pulse.open_round(pulse.members)
    return pulse


def everything_that_happens(pulse: SealedPulse) -> None:
    """Tokens, answers, blanks, changed answers, and what is refused."""
    for member, person in pulse.people.items():
        pulse.happens(Happening(0.0, member, "opens"))
        pulse.happens(Happening(1.0, member, "sends", None))
        pulse.happens(Happening(2.0, member, "sends", 7))
        with pytest.raises(TokenAlreadyIssued):
            Phone.of_member(pulse.round, person)
        with pytest.raises(BallotMalformed):
            accept_ballot(round_id=pulse.round.pk, prepared=b"", signature=b"", sealed=b"")


def spellings_of(members: list[str]) -> list[bytes]:
    ids = [UUID(member) for member in members]
    return [spelt for each in ids for spelt in (each.bytes, each.hex.encode(), str(each).encode())]


def test_the_write_ahead_log_of_an_open_round_names_no_member(
    pulse: SealedPulse, thiefs_postgres: OwnPostgres
) -> None:
    folder = thiefs_postgres.data / "pg_wal"
    names = spellings_of(pulse.members)
    written_before = wal.stream(wal.segments(folder))
    # Who is on the roster was written, too: the search finds that.
    assert sum(name in written_before for name in names) >= len(pulse.members)
    before = _new_segment()
    everything_that_happens(pulse)
    written = wal.stream(path for path in wal.segments(folder) if path.name >= before)
    assert len(written.strip(b"\0")) > 10_000
    assert not [name for name in names if name in written]


def test_the_servers_log_says_nothing(pulse: SealedPulse, thiefs_postgres: OwnPostgres) -> None:
    log = thiefs_postgres.folder / "log"
    before = len(log.read_text())
    everything_that_happens(pulse)
    with connection.cursor() as cursor, pytest.raises(Exception, match="no such thing"):
        cursor.execute("do $$ begin raise exception 'no such thing'; end $$")
    connection.close()
    said = log.read_text()[before:]
    assert "no such thing" in said  # it does log what goes wrong
    assert "facilitation_" not in said
    assert not [name for name in spellings_of(pulse.members) if name.decode("latin1") in said]


def test_key_files_tell_nothing_by_their_times(pulse: SealedPulse, tmp_path: Path) -> None:
    def listing() -> dict[str, tuple[int, int, int]]:
        stats = {path.name: path.stat() for path in (tmp_path / "keys").iterdir()}
        return {name: (s.st_mtime_ns, s.st_ctime_ns, s.st_size) for name, s in stats.items()}

    before = listing()
    assert len(before) >= 2
    everything_that_happens(pulse)
    assert listing() == before


def test_a_ballot_writes_one_row_and_nothing_else(
    pulse: SealedPulse, thiefs_postgres: OwnPostgres, visitor: APIClient
) -> None:
    """Through HTTP: no session, no counter, nothing beside it that has an order or a time."""
    phone = Phone.of_member(pulse.round, next(iter(pulse.people.values())))
    spoils = PostgresSpoils(thiefs_postgres)
    for answers in ({}, {pulse.round.items[0]: 3}):
        spoils.begin()
        text = canonical({"v": 1, "answers": answers}).encode()
        body = {
            "round": str(pulse.round.pk),
            "prepared": base64url(phone.prepared),
            "signature": base64url(phone.signature),
            "sealed": base64url(phone.sealed(text)),
        }
        assert visitor.post("/api/v1/pulse/ballots", body).json() == {"recorded": True}
        written = spoils.versions(Clock([(0.0, 0.0)]))
        assert [each.table for each in written] == [PulseBallot._meta.db_table]


def test_an_opening_writes_a_token_once_and_nothing_else(
    pulse: SealedPulse,
    thiefs_postgres: OwnPostgres,
    signed_in: Callable[[Person], APIClient],
) -> None:
    person = next(iter(pulse.people.values()))
    client, phone = signed_in(person), Phone(pulse.round)
    spoils = PostgresSpoils(thiefs_postgres)
    for expected in ([TokenIssued._meta.db_table], []):
        spoils.begin()
        assert client.get("/api/v1/pulse/rounds").status_code == 200
        body = {"blinded_message": base64url(phone.blinded.message)}
        address = f"/api/v1/pulse/rounds/{pulse.round.pk}/tokens"
        assert client.post(address, body).status_code == 200
        assert [each.table for each in spoils.versions(Clock([(0.0, 0.0)]))] == expected


def _new_segment() -> str:
    """The name of the log's file from here on."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_switch_wal()")
        cursor.execute("checkpoint")
        cursor.execute("select pg_walfile_name(pg_current_wal_insert_lsn())")
        return str(cursor.fetchone()[0])
