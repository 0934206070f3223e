"""Nobody gets lost: seats, desks and phones that end up on the wrong page find back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from facilitation.live_room.models import Seat
from facilitation.programs.models import Role
from tests.e2e.people import PHONE, Facilitator, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.two_processes,
    pytest.mark.xdist_group("browser"),
]


def test_a_seated_phone_finds_its_way_back_from_the_start_page(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    phone = stage.resident(ada.opens_the_room())
    expect(phone.heading("Ground rules").first).to_be_visible()
    phone.page.goto("/")
    back = phone.page.get_by_text("Back to your room")
    back.click()
    expect(phone.heading("Ground rules").first).to_be_visible()
    assert Seat.objects.count() == 1


def test_a_facilitator_who_scans_the_own_code_keeps_the_desk(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    tab = ada.page.context.new_page()
    tab.goto(f"/#/join/{code}")
    expect(tab.get_by_role("button", name="Leave")).to_be_visible()
    ada.page.reload()
    expect(ada.button("Next step")).to_be_visible()


def test_a_phone_without_its_seat_is_told_how_to_join_again(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    ada.opens_the_room()
    page = stage.page(PHONE)
    page.goto(ada.page.url.removesuffix("/desk"))
    expect(page.get_by_role("heading", name="This seat is no longer valid")).to_be_visible()


def test_joining_sends_no_cookie(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    tab = ada.page.context.new_page()
    joins: list[Request] = []
    tab.on("request", lambda request: joins.append(request) if "/join" in request.url else None)
    tab.goto(f"/#/join/{code}")
    expect(tab.get_by_role("button", name="Leave")).to_be_visible()
    [join] = [request for request in joins if request.url.endswith("/api/v1/rooms/join")]
    assert "cookie" not in join.all_headers()


def test_the_safety_protocol_is_one_tap_from_the_script(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    ada.opens_the_room()
    ada.button("Safety").click()
    expect(ada.page.get_by_role("heading", name="Safety protocol")).to_be_visible()
    ada.button("Close").click()
    expect(ada.button("Next step")).to_be_visible()
