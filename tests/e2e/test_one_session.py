"""One facilitator and eight phones hold the whole 60-minute session, in real browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.live_room.models import Ballot, Poll, Seat
from facilitation.programs.models import Role
from tests.e2e.people import Facilitator, Resident, Stage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_whole_session(stage: Stage) -> None:
    session = stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    phones = [stage.resident(code) for _number in range(7)]
    for phone in phones:
        expect(phone.heading("Ground rules").first).to_be_visible()
    expect(ada.page.get_by_text("7 here")).to_be_visible()

    ada.moves_on("One word each")
    for phone in phones[:4]:
        phone.votes("Just tiredness")
        phone.sees_it_recorded()
    _one_phone_reloads(phones[0])
    late = stage.resident(code)
    late.votes("Something somebody said")
    late.sees_it_recorded()
    _the_server_is_killed(stage, ada, [*phones, late])
    for phone in phones[4:]:
        phone.votes("Just tiredness")
        phone.sees_it_recorded()
    everybody = [*phones, late]
    assert (Seat.objects.count(), Ballot.objects.count()) == (8, 8)

    ada.shows_the_result()
    for phone in everybody:
        expect(phone.page.get_by_text("7 votes")).to_be_visible()
        expect(phone.page.get_by_text("1 vote", exact=True)).to_be_visible()
    stored = Poll.objects.get()
    assert stored.tally is None  # what was shown is kept, and nothing more
    assert stored.result is not None
    assert stored.result["ballots"] == 8
    assert {row["option"]: row["count"] for row in stored.result["rows"]} == {
        "patient": 0, "unfinished": 0, "words": 1, "tired": 7, "not-much": 0,
    }  # fmt: skip

    ada.moves_on("One story, echoes, no advice")
    ada.moves_on("Further down the road")
    for phone in everybody:
        phone.votes("Nobody")
        phone.sees_it_recorded()
    ada.shows_the_result()
    expect(ada.page.get_by_text("Are there at least 8 people here with a phone?")).to_be_visible()
    ada.button("Show it").click()
    for phone in everybody:
        expect(phone.page.get_by_text("Nearly everybody chose")).to_be_visible()
    ada.moves_on("One next step, in pairs")
    ada.moves_on("Close")
    for phone in everybody:
        phone.votes("Feeling less alone with it")
        phone.sees_it_recorded()
    ada.button("End session").click()
    ada.button("End for everyone").click()
    for phone in everybody:
        expect(phone.heading("The room has closed")).to_be_visible()
        assert phone.page.evaluate("Object.keys(localStorage)") == []
    expect(ada.page.get_by_text("Thank you for holding this room.")).to_be_visible()
    session.refresh_from_db()
    assert session.status == "closed"
    assert (Seat.objects.count(), Ballot.objects.count()) == (0, 0)


def _one_phone_reloads(phone: Resident) -> None:
    phone.page.reload()
    phone.sees_it_recorded()
    expect(phone.page.get_by_role("radio", name="Just tiredness")).to_be_checked()


def _the_server_is_killed(stage: Stage, ada: Facilitator, phones: list[Resident]) -> None:
    """A phone votes into the void; the vote arrives once the server is back."""
    stage.server.kill()
    expect(phones[0].page.get_by_text("Reconnecting.")).to_be_visible()
    phones[5].votes("Just tiredness")
    stage.server.start()
    phones[5].sees_it_recorded()
    for phone in phones:
        expect(phone.page.get_by_text("Reconnecting.")).to_have_count(0)
    expect(ada.page.get_by_text("8 here")).to_be_visible()
