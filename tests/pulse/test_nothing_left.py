"""After the close no file of the database holds a ballot, a token or who got one (SQLite)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.key_store import key_store
from facilitation.pulse.round_keys import block_name, round_keys
from tests.cast import Cast
from tests.pulse.phones import DAY, MORNING, tuesday_circle

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="reads SQLite's own files; see docs/anonymity.md"
)


def bytes_on_disk() -> bytes:
    file = Path(str(connection.settings_dict["NAME"]))
    log = file.with_name(file.name + "-wal")
    return file.read_bytes() + (log.read_bytes() if log.exists() else b"")


def test_closing_wipes_ballots_issuances_and_keys(live_cast: Cast) -> None:
    circle = tuesday_circle(live_cast)
    phones = circle.answer([2, 4, 6, 8, 6])
    replaced = bytes(PulseBallot.objects.get(token_hash=phones[0].token_hash).sealed)
    phones[0].answer(3)
    sealed = [bytes(each) for each in PulseBallot.objects.values_list("sealed", flat=True)]
    blinded = [bytes(each) for each in TokenIssued.objects.values_list("blinded_hash", flat=True)]
    ended = circle.open_round
    keys = [
        key_store().get(block_name(ended.block_id)),
        round_keys(ended).secret,
        round_keys(ended).issuer,
    ]
    before = bytes_on_disk()
    assert all(each in before for each in [*sealed, *blinded])  # the search can find them
    assert close_due_rounds(now=MORNING + 7 * DAY).released == 1
    after = bytes_on_disk()
    assert not [each for each in [*sealed, replaced, *blinded] if each in after]
    files = [path for path in Path(str(settings.PULSE_KEY_DIR)).rglob("*") if path.is_file()]
    everywhere = after + b"".join(path.read_bytes() for path in files)
    assert not [each for each in keys if each in everywhere]
    assert all(phone.token_hash in after for phone in phones)  # published, on purpose
