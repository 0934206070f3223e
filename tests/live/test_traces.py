"""What the database's own files still hold once the rows are gone (SQLite)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from facilitation.live_room.models import Ballot, Seat
from tests.live.room import Room

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="reads SQLite's own files; see docs/anonymity.md"
)


def varint(number: int) -> bytes:
    """How SQLite writes a row key of more than 56 bits: eight times seven bits, then eight."""
    high, low = number >> 8, number & 0xFF
    return bytes([*(0x80 | high >> shift & 0x7F for shift in range(49, -1, -7)), low])


def bytes_on_disk() -> bytes:
    file = Path(str(connection.settings_dict["NAME"]))
    log = file.with_name(file.name + "-wal")
    return file.read_bytes() + (log.read_bytes() if log.exists() else b"")


def test_closing_wipes_ballots_and_seats_from_file_and_log(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    phones = [room.phone() for _number in range(6)]
    for phone in phones:
        phone.vote("tired")
        phone.vote("words")
    ballots = [varint(key) for key in Ballot.objects.values_list("key", flat=True) if key >> 56]
    seats = [varint(key) for key in Seat.objects.values_list("key", flat=True) if key >> 56]
    hashes = [bytes(found) for found in Seat.objects.values_list("token_hash", flat=True)]
    found = bytes_on_disk()
    assert all(key in found for key in [*ballots, *seats, *hashes])  # the search can find them
    desk.done("poll.close", poll=desk.poll_id())
    left = bytes_on_disk()
    assert not [key for key in ballots if key in left]
    desk.done("room.close")
    left = bytes_on_disk()
    assert not [key for key in [*seats, *hashes] if key in left]


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1)]
)
@pytest.mark.django_db
def test_the_database_is_opened_with_what_the_promises_need(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
