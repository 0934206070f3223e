"""Every screen of polls, desks and results: axe finds nothing, and with PICTURES each is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.e2e.people import LAPTOP, PHONE, Stage
from tests.e2e.test_accessibility import Scheme, check
from tests.e2e.test_pictures import Album
from tests.e2e.walk import Walk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("walk"),
]


# Screens get the one and the other by turns, or both when their pictures are taken.
LOOKS: list[tuple[ViewportSize, Scheme]] = [(PHONE, "light"), (LAPTOP, "dark")]


@pytest.mark.timeout(900)  # some fifty screens
def test_every_screen_of_the_walk(stage: Stage) -> None:
    folder = os.environ.get("PICTURES")
    album = Album(Path(folder)) if folder else None
    for number, (name, page) in enumerate(Walk(stage).stops()):
        before = page.viewport_size
        assert before is not None
        for size, scheme in LOOKS if album else LOOKS[number % 2 :][:1]:
            page.set_viewport_size(size)
            check(page, scheme)
        if album:
            album.take(page, name, "1280", "360")
        page.set_viewport_size(before)
