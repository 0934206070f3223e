"""A facilitator without a network still has a line to say, and a number to call."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.contact_wishes.models import ContactWish
from facilitation.programs.models import Role
from tests.e2e.people import PHONE, Facilitator, Stage
from tests.e2e.test_accessibility import check

pytestmark = [pytest.mark.browser, pytest.mark.one_process, pytest.mark.xdist_group("browser")]


def test_a_tile_needs_no_network_and_risk_leads_to_a_number_that_can_be_called(
    stage: Stage,
) -> None:
    session = stage.cast.session()
    page = stage.sign_in(stage.cast.ada, Role.ALUM, PHONE)
    page.goto(f"/#/sessions/{session.pk}")
    ada = Facilitator(page)
    code = ada.opens_the_room()
    resident = stage.resident(code)
    expect(resident.heading("Ground rules").first).to_be_visible()
    ada.button("Prompts").click()
    expect(ada.button("Nothing ever changes")).to_be_visible()

    page.context.set_offline(True)
    ada.button("Nothing ever changes").click()
    for move in ("Reflect", "Widen", "Step"):
        expect(page.get_by_role("heading", name=move, exact=True)).to_be_visible()
    check(page)
    before = page.locator(".move .aloud").first.text_content() or ""
    ada.button("Another way to say it").first.click()
    expect(page.locator(".move .aloud").first).not_to_have_text(before)
    ada.button("Would say it").first.click()
    expect(page.get_by_text("Counted, without your name.")).to_be_visible()
    ada.button("All tiles").click()
    expect(page.get_by_role("list", name="Used last").get_by_role("button")).to_have_text(
        "Nothing ever changes"
    )
    page.context.set_offline(False)

    expect(page.locator(".line-state")).to_be_empty()
    page.get_by_label("Or type what was said").fill(
        "cannot sleep, hopes the car crashes on the way"
    )
    ada.button("Find a line").click()
    found = page.locator(".found")
    expect(found.locator("h3").first).to_have_text("Speak to this person privately first")
    expect(found.locator(".match")).to_have_count(3)
    check(page)

    page.get_by_label("Or type what was said").fill("I don't want to be alive any more")
    ada.button("Find a line").click()
    expect(page.get_by_text("Is this about the speaker?")).to_be_visible()
    ada.button("Yes, or unsure: open the protocol").click()
    ada.button("I hold the group").click()
    protocol = page.get_by_role("dialog")
    expect(protocol).not_to_contain_text("Step aside with the person")
    expect(protocol).to_contain_text("Stay with the group")
    check(page)
    page.context.set_offline(True)
    call = page.get_by_role("link", name="Call Psychiatrist on call, +49 30 5550100")
    expect(call).to_have_attribute("href", "tel:+49305550100")
    page.context.set_offline(False)

    resident.page.context.set_offline(True)
    resident.button("Help").click()
    call = resident.page.get_by_role("link", name="Call Occupational health")
    expect(call).to_have_attribute("href", "tel:+49305550100")
    expect(resident.page.get_by_role("link", name="Psychiatrist on call")).to_have_count(0)
    resident.page.get_by_text("I am afraid that I will not cope").click()
    resident.sees("Say it to one person today")
    check(resident.page)
    resident.page.context.set_offline(False)


def test_a_coordinator_rings_a_number_and_rooms_can_open(stage: Stage) -> None:
    page = stage.sign_in(stage.cast.cora, Role.COORDINATOR, PHONE)
    page.get_by_role("link", name="Numbers to call: Emergency").click()
    expect(page.get_by_text("All is well")).to_be_visible()
    page.get_by_role("button", name="Add a contact").click()
    page.get_by_label("Role or service").fill("Night psychiatrist")
    page.get_by_label("Number", exact=True).fill("+49 30 5550199")
    page.get_by_label("When it answers").fill("22:00 to 6:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Not rung yet")).to_be_visible()
    check(page)
    expect(page.get_by_role("alert").first).to_contain_text("no room opens")
    page.get_by_role("button", name="I rang Night psychiatrist today").click()
    expect(page.get_by_text("All is well")).to_be_visible()


def test_a_wish_is_opened_on_the_psychologists_device_alone(stage: Stage) -> None:
    paul = stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST, PHONE)
    paul.get_by_role("link", name="Wishes for contact").click()
    paul.get_by_role("button", name="Receive wishes on this device").click()
    expect(paul.get_by_text("Nobody is waiting.")).to_be_visible()

    rae = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    expect(rae.get_by_role("heading", name="Today")).to_be_visible()
    rae.get_by_role("button", name="Help").click()
    rae.get_by_text("Ask a psychologist privately", exact=True).click()
    rae.get_by_label("How should they call you?").fill("Rae from nights")
    rae.get_by_label("How can they reach you?").fill("030 5550123, after six")
    rae.get_by_role("button", name="Send it sealed").click()
    expect(rae.get_by_text("Only Paul can open it")).to_be_visible()

    paul.reload()
    expect(paul.get_by_text("030 5550123, after six")).to_be_visible()
    check(paul)
    elsewhere = stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST, PHONE)
    elsewhere.get_by_role("link", name="Wishes for contact").click()
    expect(elsewhere.get_by_text("Another device holds your key")).to_be_visible()
    expect(elsewhere.get_by_text("Rae from nights")).to_have_count(0)
    paul.get_by_role("button", name="I have answered Rae from nights").click()
    expect(paul.get_by_text("Nobody is waiting.")).to_be_visible()
    assert not ContactWish.objects.exists()
