"""axe finds nothing, at both sizes and in both schemes; nothing needs a mouse."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from facilitation.programs.models import Role
from tests.e2e.people import LAPTOP, PHONE, Facilitator, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser"),
]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passed need not be described
}


Scheme = Literal["light", "dark"]


def check(page: Page, *schemes: Scheme) -> None:
    """Both schemes if none is named, the size the page has now, and no sideways scrolling."""
    for scheme in schemes or ("light", "dark"):
        # Without motion, or colours would be measured half way from one scheme to the other.
        page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        report = Axe().run(page, options=RULES)
        assert report.violations_count == 0, report.generate_report()
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["360", "1280"])
def test_the_front_door(stage: Stage, size: dict[str, int]) -> None:
    page = stage.page({"width": size["width"], "height": size["height"]})
    for address in ("/", "/#/sign-in", "/#/welcome/ABCD", "/#/nowhere"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        check(page)


def test_the_rooms_screens(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    check(ada.page)
    code = ada.opens_the_room()
    phones = [stage.resident(code) for _number in range(2)]
    wall = ada.page.context.new_page()
    wall.goto(ada.page.url + "/screen")
    ada.moves_on("One word each")
    phone = phones[0].page
    for each in phones:
        expect(each.page.get_by_role("radio").first).to_be_visible()
    for size in (PHONE, LAPTOP):
        for page in (ada.page, phone, wall):
            page.set_viewport_size(size)
            check(page)
    for each in phones:
        each.votes("Just tiredness")
        each.sees_it_recorded()
    ada.shows_the_result()
    expect(phone.get_by_text("2 votes").first).to_be_visible()
    for page in (ada.page, phone, wall):
        check(page)


def test_joining_and_voting_by_keyboard(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    ada.moves_on("One word each")
    page = stage.page(PHONE)
    page.goto("/")
    page.get_by_role("textbox").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    for _tab in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    expect(page.get_by_text("Recorded.")).to_be_visible()
