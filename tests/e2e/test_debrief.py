"""After the room has closed, each co-facilitator is led to a debrief of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from facilitation.programs.models import Role
from tests.e2e.people import LAPTOP, PHONE, Facilitator, Stage
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser"),
]

TOUCHED = "A story found its echo"


def test_both_are_led_to_a_debrief_of_their_own(stage: Stage, tmp_path: Path) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    ada.opens_the_room()
    paul = Facilitator(stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST, PHONE))
    paul.page.get_by_role("link", name="Go to the room").click()
    expect(paul.page.get_by_text("Ada leads").first).to_be_visible()
    ada.button("End session").click()
    ada.button("End for everyone").click()
    for desk in (ada, paul):
        desk.page.get_by_role("link", name="Your debrief").click()
        expect(desk.page.get_by_text("It takes a minute.")).to_be_visible()

    ada.page.get_by_role("checkbox", name=TOUCHED).click(force=True)
    expect(ada.page.get_by_role("checkbox", name=TOUCHED)).to_be_checked()
    ada.button("Save my debrief").click()
    expect(ada.page.get_by_text("Tap a number from 1 to 5")).to_be_visible()
    ada.page.get_by_role("radio", name="4").check(force=True)
    ada.button("Save my debrief").click()
    expect(ada.page.get_by_text("You can change it until")).to_be_visible()
    ada.page.reload()
    expect(ada.page.get_by_role("checkbox", name=TOUCHED)).to_be_checked()
    expect(ada.page.get_by_role("radio", name="4")).to_be_checked()
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    album.take(ada.page, "debrief", "1280", "360")
    for size in (PHONE, LAPTOP):
        ada.page.set_viewport_size(size)
        check(ada.page)

    expect(paul.page.get_by_role("checkbox", name=TOUCHED)).not_to_be_checked()
    paul.page.get_by_role("link", name="Skip it").first.click()
    expect(paul.page.get_by_role("link", name="Results")).to_be_visible()
