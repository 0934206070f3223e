"""The main screens, as pictures: `PICTURES=docs/img make test ARGS=tests/e2e/test_pictures.py`.

Without PICTURES they go to a temporary folder; either way every screen has to come up.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitation.programs.models import Role
from tests.e2e.people import LAPTOP, PHONE, Facilitator, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser"),
]

SIZES = {"360": PHONE, "1280": LAPTOP}


class Album:
    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str, *sizes: str) -> None:
        for size in sizes:
            page.set_viewport_size(SIZES[size])
            for scheme in ("light", "dark"):
                page.emulate_media(
                    color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
                )
                page.wait_for_timeout(150)  # fonts and bars settle
                page.screenshot(path=self.folder / f"{name}-{size}-{scheme}.png")


def test_every_main_screen_comes_up(stage: Stage, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    stage.cast.session()
    door = stage.page(PHONE)
    door.goto("/")
    expect(door.get_by_role("button", name="Join the room")).to_be_visible()
    album.take(door, "door", "360", "1280")

    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    expect(ada.page.get_by_role("button", name="Open the room")).to_be_visible()
    album.take(ada.page, "home", "360", "1280")
    code = ada.opens_the_room()
    phones = [stage.resident(code) for _number in range(6)]
    phone = phones[0].page
    wall = ada.page.context.new_page()
    wall.goto(ada.page.url + "/screen")
    expect(ada.page.get_by_text("6 here")).to_be_visible()
    album.take(phone, "phone-step", "360")
    album.take(wall, "wall-step", "1280")

    ada.moves_on("One word each")
    for each, choice in zip(
        phones, ["Just tiredness", "Just tiredness", "A list"] * 2, strict=True
    ):
        each.votes(choice)
        each.sees_it_recorded()
    expect(ada.page.get_by_text("Everybody has voted")).to_be_visible()
    album.take(phone, "phone-poll", "360", "1280")
    album.take(ada.page, "desk-poll", "1280", "360")
    album.take(wall, "wall-poll", "1280")
    ada.page.set_viewport_size(LAPTOP)
    ada.shows_the_result()
    for page in (phone, wall, ada.page):
        expect(page.get_by_text("4 votes").first).to_be_visible()
    album.take(phone, "phone-result", "360")
    album.take(wall, "wall-result", "1280")
    album.take(ada.page, "desk-result", "1280", "360")
