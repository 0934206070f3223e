"""Two desks: who leads, what passes between them, and what reaches both."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.programs.models import Role
from tests.e2e.people import PHONE, Facilitator, Resident, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.two_processes,
    pytest.mark.xdist_group("browser"),
]


def both(stage: Stage) -> tuple[Facilitator, Facilitator, str]:
    """Ada leads from a laptop, Paul supports from a phone."""
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    paul = Facilitator(stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST, PHONE))
    paul.page.get_by_role("link", name="Go to the room").click()
    expect(paul.page.get_by_text("Ada leads").first).to_be_visible()
    return ada, paul, code


def test_support_sees_everything_and_has_no_button_of_the_lead(stage: Stage) -> None:
    _ada, paul, _code = both(stage)
    expect(paul.page.get_by_text(stage.cast.plan.script.steps[0].say)).to_be_visible()
    for name in ("Next step", "+1 min", "Lock the room", "Ask something else", "Take the lead"):
        expect(paul.button(name)).to_have_count(0)


def test_a_lost_lead_is_offered_and_never_taken_by_itself(stage: Stage) -> None:
    ada, paul, _code = both(stage)
    ada.page.close()
    expect(paul.page.get_by_text("device is not connected.")).to_be_visible()
    paul.button("Not now").click()
    expect(paul.page.get_by_text("Ada leads").first).to_be_visible()
    expect(paul.button("Next step")).to_have_count(0)
    paul.button("Take the lead").click()
    paul.moves_on("One word each")


def test_asking_to_slow_down_reaches_both_desks_and_no_phone(stage: Stage) -> None:
    ada, paul, code = both(stage)
    phones = [stage.resident(code) for _number in range(2)]
    phones[0].button("Slow down, please").click()
    expect(phones[0].page.get_by_text("never who")).to_be_visible()
    _in_dialog(phones[0], "Slow down, please")
    phones[0].sees("Asked. It shows on their screens within a minute")
    notice = "Somebody asked to slow down."
    for desk in (ada, paul):
        expect(desk.page.locator(".notice-card", has_text=notice)).to_be_visible(timeout=90_000)
    ada.button(f"Got it: {notice}").click()
    expect(ada.page.locator(".notice-card")).to_have_count(0)
    expect(paul.page.locator(".notice-card")).to_have_count(1)
    for phone in phones:
        expect(phone.page.get_by_text(notice)).to_have_count(0)


def test_a_cue_reaches_the_other_desk_only(stage: Stage) -> None:
    ada, paul, code = both(stage)
    phone = stage.resident(code)
    expect(phone.heading("Ground rules").first).to_be_visible()
    paul.button("Cue").click()
    paul.button("Two more minutes?").click()
    expect(ada.page.locator(".notice-card", has_text="Paul: Two more minutes?")).to_be_visible()
    expect(ada.page.locator("[aria-live=polite]", has_text="Cue from Paul")).to_have_count(1)
    expect(paul.page.locator(".notice-card")).to_have_count(0)
    ada.button("Cue").click()
    ada.page.get_by_label("Your own words").fill("Yes, then close")
    ada.button("Send").click()
    expect(paul.page.locator(".notice-card", has_text="Ada: Yes, then close")).to_be_visible()
    ada.button("Got it: Paul: Two more minutes?").click()
    ada.button("Cue").click()
    expect(ada.page.get_by_text("You: Yes, then close")).to_be_visible()
    for text in ("Two more minutes?", "Yes, then close"):
        expect(phone.page.get_by_text(text)).to_have_count(0)


def _in_dialog(phone: Resident, button: str) -> None:
    phone.page.get_by_role("dialog").get_by_role("button", name=button).click()
