"""Getting in, getting in twice, and not getting in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.live_room.models import Seat
from facilitation.programs.models import Role
from tests.e2e.people import Facilitator, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.two_processes,
    pytest.mark.xdist_group("browser"),
]


def test_a_wrong_code_says_what_to_do_and_loses_nothing(stage: Stage) -> None:
    phone = stage.resident("ABC234")
    expect(phone.page.get_by_text("No open room has this code.")).to_be_visible()
    expect(phone.page.get_by_role("textbox")).to_have_value("abc 234")


def test_the_link_of_the_qr_code_joins_at_once(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    page = stage.page({"width": 360, "height": 740})
    page.goto(f"/#/join/{code}")
    expect(page.get_by_role("heading", name="Ground rules").first).to_be_visible()
    assert code not in page.url


def test_a_second_tab_takes_the_seat_and_can_give_it_back(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    phone = stage.resident(ada.opens_the_room())
    expect(phone.heading("Ground rules").first).to_be_visible()
    tab = phone.page.context.new_page()
    tab.goto(phone.page.url)
    expect(tab.get_by_role("heading", name="Ground rules").first).to_be_visible()
    expect(phone.heading("Your seat is open in another tab")).to_be_visible()
    phone.page.get_by_role("button", name="Use it here").click()
    expect(phone.heading("Ground rules").first).to_be_visible()
    assert Seat.objects.count() == 1


def test_the_room_screen_shows_the_door_and_never_the_script(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    with ada.page.context.expect_page() as opened:
        ada.page.get_by_role("link", name="Open the room screen").click()
    wall = opened.value
    expect(wall.get_by_role("heading", name="Ground rules").first).to_be_visible()
    assert code in "".join(wall.locator("body").inner_text().split())
    assert stage.cast.plan.script.steps[0].say not in wall.content()
    expect(wall.get_by_role("img", name="QR code to join the room")).to_be_visible()


def test_a_director_sees_trends_only(stage: Stage) -> None:
    dana = stage.sign_in(stage.cast.dana, Role.DIRECTOR)
    expect(dana.get_by_text("groups, sessions and rooms stay closed to you")).to_be_visible()


def test_support_takes_over_when_the_lead_hands_over(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    ada.opens_the_room()
    paul = Facilitator(stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST))
    paul.page.get_by_role("link", name="Go to the room").click()
    expect(paul.page.get_by_text("Ada leads").first).to_be_visible()
    expect(paul.button("Next step")).to_have_count(0)
    ada.button("Hand over to Paul").click()
    ada.button("Hand over").click()
    paul.moves_on("One word each")


def test_an_early_reveal_asks_before_it_throws_votes_away(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    phones = [stage.resident(code) for code in [ada.opens_the_room()] * 3]
    ada.moves_on("One word each")
    phones[0].votes("Just tiredness")
    phones[0].sees_it_recorded()
    ada.button("Show the result").click()
    expect(ada.page.get_by_text("There may be fewer than")).to_be_visible()
    ada.button("Not now").click()
    expect(phones[0].page.get_by_role("radio", name="Just tiredness")).to_be_enabled()
