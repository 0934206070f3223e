"""A director sees whether the groups help, says what was done, and a resident reads it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitation.programs.models import Program, Role
from tests.e2e.people import LAPTOP, PHONE, Stage
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album
from tests.trends.blocks import told_blocks

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser-trends"),
]

TITLE = "Pagers are held during groups"
SEALED = "Not enough answers yet."


def three_blocks(program: Program) -> None:
    """Belonging was told three times; in the last block too few answered another question."""
    told_blocks(program, "a-place-here", [5, 4, 7])
    newest = program.pulse_releases.get(number=3)
    newest.untold = {"no-question-too-small": "too_few"}
    newest.save(update_fields=["untold"])


def look(page: Page, album: Album, name: str) -> None:
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        check(page)
    album.take(page, name, "1280", "360")


def test_a_director_sees_whether_the_groups_help(stage: Stage, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    three_blocks(stage.cast.program)
    dana = stage.sign_in(stage.cast.dana, Role.DIRECTOR)

    belonging = dana.get_by_role("article", name="Belonging")
    expect(belonging.locator("canvas")).to_be_visible()
    expect(belonging.locator(".change")).to_contain_text("Higher, and by more than two people")
    belonging.get_by_text("The numbers as a table").focus()
    dana.keyboard.press("Enter")
    expect(belonging.get_by_role("cell", name="4 of 10", exact=True)).to_be_visible()
    expect(belonging.get_by_role("cell", name="7 of 10", exact=True)).to_be_visible()
    gap = dana.get_by_role("article", name="Asking for help")
    expect(gap.get_by_text(SEALED).first).to_be_visible()
    expect(gap.locator("canvas")).to_have_count(0)

    point = dana.locator(".checklist details").filter(has_text="Protected time").first
    point.locator("summary").click()
    point.get_by_role("radio", name="Partly").check(force=True)
    expect(point.get_by_text("Director: partly. Coordinators: not yet.")).to_be_visible()
    look(dana, album, "trends")

    dana.get_by_role("link", name="Record what was done").click()
    dana.get_by_role("button", name="Record what was done").click()
    dana.get_by_role("button", name="Save").click()
    expect(dana.get_by_text("Say in a few words what was done.")).to_be_visible()
    dana.get_by_label("In a few words").fill(TITLE)
    dana.get_by_label("What is it about?").select_option(label="Protected time")
    check(dana)
    dana.get_by_role("button", name="Save").click()
    expect(dana.locator(".saved", has_text="Recorded.")).to_be_visible()
    expect(dana.get_by_text("About: Protected time")).to_be_visible()

    rae = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    expect(rae.get_by_role("heading", name="Since last time")).to_be_visible()
    expect(rae.get_by_text(TITLE)).to_be_visible()
    check(rae)

    dana.get_by_role("button", name=f"Take back: {TITLE}").click()
    dana.get_by_role("button", name="Take it back", exact=True).click()
    expect(dana.locator(".saved", has_text="Taken back.")).to_be_visible()
    rae.reload()
    expect(rae.get_by_role("heading", name="Hello")).to_be_visible()
    expect(rae.get_by_text(TITLE)).to_have_count(0)
