"""After a close neither an answer nor a key is anywhere: not in the files, the log or the store."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.released import GroupRelease
from tests.anonymity import wal
from tests.anonymity.needles import answer_texts, files_below, found, secrets_in_store
from tests.anonymity.sealed import SealedPulse
from tests.anonymity.spoils_of_sqlite import database_file
from tests.anonymity.story import Happening
from tests.live.own_postgres import OwnPostgres

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("thief")]
BLOB = {"sqlite": "blob", "postgresql": "bytea"}


@pytest.fixture
def key_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    return tmp_path / "keys"


def answered_round(pulse: SealedPulse) -> None:
    """All eight open the app and answer, the first of them twice."""
    pulse.open_round(pulse.members)
    for place, member in enumerate([*pulse.members, pulse.members[0]]):
        pulse.happens(Happening(float(place), member, "opens"))
        pulse.happens(Happening(place + 0.5, member, "sends", place))


def sealed_ballots() -> dict[str, set[bytes]]:
    rows = PulseBallot.objects.values_list("key", "sealed")
    return {f"ballot {key}": {bytes(sealed)} for key, sealed in rows}


def search(places: Callable[[], dict[str, bytes]], keys: Path) -> None:
    """Play a round, and look for its secrets before and after it closes.

    `places` reads everything that a thief of the database could; `keys` is the key store's folder.
    """
    chance, pulse = random.Random(5), SealedPulse()
    answered_round(pulse)
    ours = (str(pulse.round.pk), str(pulse.round.block_id))
    stored = secrets_in_store().items()
    secrets = {name: spelt for name, spelt in stored if any(part in name for part in ours)}
    needles = secrets | answer_texts(pulse.sent)
    assert len(secrets) >= 10
    assert len(pulse.sent) == 9

    # While it is open: ballots in the database, keys in their folder, and nothing the other way.
    assert {name for name, _place in found(sealed_ballots(), places())} == set(sealed_ballots())
    assert {name for name, _place in found(secrets, files_below(keys))} >= {
        name for name in secrets if name.endswith(" file")
    }
    assert not found(needles, places())

    ballots = sealed_ballots()
    pulse.close_round()
    assert GroupRelease.objects.count() == 1  # it was opened and read
    assert not found(needles, places() | {f"keys/{n}": f for n, f in files_below(keys).items()})

    if connection.vendor == "sqlite":  # PostgreSQL keeps them until it vacuums, sealed for good
        assert not found(ballots, places())

    # The same search does find what was left behind, in whatever spelling.
    with connection.cursor() as cursor:
        cursor.execute(f"create table left_behind (found {BLOB[connection.vendor]})")
        if connection.vendor == "postgresql":  # which packs what has more than 2 KB
            cursor.execute("alter table left_behind alter found set storage external")
        for spelt in needles.values():
            cursor.execute("insert into left_behind values (%s)", [chance.choice(sorted(spelt))])
    assert {name for name, _place in found(needles, places())} == set(needles)
    with connection.cursor() as cursor:
        cursor.execute("drop table left_behind")


def test_nothing_is_left_on_postgresql(thiefs_postgres: OwnPostgres, key_folder: Path) -> None:
    begun = time.time() - 1

    def places() -> dict[str, bytes]:
        with connection.cursor() as cursor:
            cursor.execute("checkpoint")
        log = thiefs_postgres.data / "pg_wal"
        segments = [path for path in wal.segments(log) if path.stat().st_mtime >= begun]
        files = files_below(thiefs_postgres.folder, since=begun)
        return files | {"the log without its pages' headers": wal.stream(segments)}

    search(places, key_folder)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own files")
@pytest.mark.usefixtures("transactional_db")
def test_nothing_is_left_on_sqlite(key_folder: Path) -> None:
    file = database_file()
    search(
        lambda: {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")},
        key_folder,
    )
