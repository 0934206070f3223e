"""One room goes through every kind of poll, from the desk's own buttons to the phones' results."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.live_room.models import Ballot, TextToSort
from facilitation.programs.models import Role
from tests.e2e.people import Facilitator, Resident, Stage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RANKING = "What should we begin with?"
PLACES = ("Sleep", "Rota", "Feedback")


def test_every_kind_of_poll(stage: Stage) -> None:
    stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    _prepares_a_ranking(ada)
    code = ada.opens_the_room()
    phones = [stage.resident(code) for _number in range(5)]
    expect(ada.page.get_by_text("5 here")).to_be_visible()

    _single_choice_asked_again(ada, phones)
    _multiple_choice(ada, phones)
    _scale(ada, phones)
    _ranking(ada, phones)
    _word_cloud(ada, phones)
    _question_board(ada, phones)
    assert (Ballot.objects.count(), TextToSort.objects.count()) == (0, 0)

    ada.ends_the_session()
    _takes_the_results_home(ada)
    for phone in phones:
        expect(phone.heading("The room has closed")).to_be_visible()
        assert phone.page.evaluate("localStorage.length + sessionStorage.length") == 0


def _prepares_a_ranking(ada: Facilitator) -> None:
    ada.page.get_by_role("link", name="Tuesday circle").click()
    ada.page.get_by_role("link", name="Prepare polls").click()
    ada.button("Keep this poll").click()
    expect(ada.page.get_by_text("Write the question first.")).to_be_visible()
    ada.writes_a_poll("Put in order", RANKING, *PLACES)
    ada.button("Keep this poll").click()
    expect(ada.page.get_by_text("Kept.")).to_be_visible()
    ada.writes_a_poll("One answer", "To be deleted?", "Yes", "No")
    ada.button("Keep this poll").click()
    ada.button("Delete: To be deleted?").click()
    ada.button("Delete it").click()
    expect(ada.page.get_by_text("To be deleted?")).to_have_count(0)
    ada.page.get_by_role("link", name="Back to the session").click()


def _single_choice_asked_again(ada: Facilitator, phones: list[Resident]) -> None:
    """Two of five answer: withheld. Asked again, all do."""
    ada.asks("One answer", "How was the week?", "Long", "Short")
    for phone in phones[:2]:
        phone.votes("Long")
        phone.sees_it_recorded()
    ada.button("Close the poll").click()
    ada.button("Close it").click()
    expect(ada.page.get_by_text("Not enough of us answered to show it safely.")).to_be_visible()
    phones[4].sees("Not enough of us answered")
    ada.button("Ask again").click()
    for number, phone in enumerate(phones):
        expect(phone.page.get_by_role("radio", name="Long")).not_to_be_checked()
        phone.votes("Long" if number < 3 else "Short")
        phone.sees_it_recorded()
    ada.closes_when_all_have("voted")
    ada.button("Ask again").click()
    expect(ada.page.get_by_text("What came in is deleted, and every phone")).to_be_visible()
    ada.button("Cancel").click()
    ada.reveals()
    for phone in phones:
        phone.sees("3 votes")


def _multiple_choice(ada: Facilitator, phones: list[Resident]) -> None:
    ada.asks("Several answers", "What helps?", "Tea", "Talking", "Walking")
    for number, phone in enumerate(phones):
        phone.ticks("Tea")
        if number < 3:
            phone.ticks("Talking")
    phones[0].page.reload()
    expect(phones[0].page.get_by_role("checkbox", name="Talking")).to_be_checked()
    phones[4].page.get_by_role("checkbox", name="Tea").click(force=True)
    phones[4].sees("One answer has to stay.")
    ada.closes_when_all_have("voted")
    ada.reveals()
    row = phones[1].page.get_by_role("row", name="Tea")
    expect(row.get_by_text("nearly everybody")).to_be_visible()
    expect(phones[1].page.get_by_role("row", name="Talking").get_by_text("3 votes")).to_be_visible()
    expect(
        phones[1].page.get_by_role("row", name="Walking").get_by_text("few, if any")
    ).to_be_visible()


def _scale(ada: Facilitator, phones: list[Resident]) -> None:
    ada.button("Ask something else").click()
    ada.button("Write one").click()
    ada.writes_a_poll("Scale", "How awake are you?")
    ada.page.get_by_label("What 1 means").fill("asleep")
    ada.button("Ask the room now").click()
    expect(ada.page.get_by_text("Say what the lowest and the highest number mean.")).to_be_visible()
    ada.page.get_by_label("What 5 means").fill("wide awake")
    ada.button("Ask the room now").click()
    for number, phone in enumerate(phones, start=1):
        phone.votes(f"{number}")
        phone.sees_it_recorded()
    ada.closes_when_all_have("voted")
    ada.reveals()
    phones[0].sees("Average 3.0")


def _ranking(ada: Facilitator, phones: list[Resident]) -> None:
    ada.button("Ask something else").click()
    ada.button("Prepared").click()
    ada.button(f"Ask this: {RANKING}").click()
    others = [("Feedback", "Sleep", "Rota"), ("Rota", "Sleep", "Feedback")]
    for phone, order in zip(phones, [PLACES, PLACES, *others], strict=False):
        phone.ranks(*order)
        phone.sees_it_recorded()
    last = phones[4]
    last.ranks("Feedback", "Sleep")
    last.page.reload()
    expect(last.button("Feedback, place 1. Take it out")).to_be_visible()
    last.sees("1 left to place")
    last.ranks("Rota")
    last.sees_it_recorded()
    last.button("Rota: one place up").click()
    expect(last.button("Rota, place 2. Take it out")).to_be_visible()
    last.sees_it_recorded()
    ada.closes_when_all_have("voted")
    ada.reveals()
    best = phones[0].page.get_by_role("list", name=RANKING).get_by_role("listitem").first
    expect(best).to_have_text("1Sleepon average place 1.8")


def _word_cloud(ada: Facilitator, phones: list[Resident]) -> None:
    """One word is kept back; a half-typed one survives a reload; a refused one says why."""
    ada.asks("Words", "One word for tonight?")
    writer = phones[0]
    field = writer.page.get_by_label("Word 1")
    field.fill("tir")
    writer.page.reload()
    expect(field).to_have_value("tir")
    writer.writes("www.example.org")
    writer.sees("Leave out links")
    writer.writes("so glad i came")
    writer.sees("Use one to three words")
    expect(field).to_have_value("so glad i came")
    writer.writes("tired", "hopeful")
    phones[1].writes("Tired")
    phones[2].writes("rae again")
    for phone in phones[3:]:
        phone.has_nothing_to_write()
    for phone in phones:
        phone.sees_it_recorded()
    assert writer.page.evaluate("sessionStorage.length") == 0
    ada.closes_when_all_have("answered", "Close and read")
    expect(ada.page.get_by_text("3 left to look at.")).to_be_visible()
    expect(ada.page.get_by_text("May name somebody. Look twice.")).to_have_count(1)
    writer.sees("The facilitators are reading what came in.")
    ada.keeps_back("rae again")
    ada.lets_through("hopeful")
    ada.lets_through("tired")
    expect(ada.page.get_by_text("All looked at.")).to_be_visible()
    ada.button("Show the words").click()
    for phone in phones:
        words = phone.page.get_by_role("list", name="One word for tonight?")
        expect(words.get_by_role("listitem")).to_have_text(["hopeful", "tired"])
        expect(phone.page.get_by_text("rae again")).to_have_count(0)


def _question_board(ada: Facilitator, phones: list[Resident]) -> None:
    ada.asks("Questions", "What should we ask the board?")
    phones[0].writes("Who reads the rota?")
    phones[1].writes("Why no breaks?")
    for phone in phones[2:]:
        phone.has_nothing_to_write()
    ada.closes_when_all_have("answered", "Close and read")
    expect(ada.page.get_by_text("Let at least one through first.")).to_be_visible()
    ada.lets_through("Who reads the rota?")
    ada.lets_through("Why no breaks?")
    ada.button("Let the room choose").click()
    for number, phone in enumerate(phones):
        expect(phone.page.get_by_text("Recorded")).to_have_count(0)
        if number == 4:
            phone.button("None of these").click()
            phone.sees("Recorded: none of these.")
            continue
        phone.ticks("Why no breaks?")
        if number < 2:
            phone.ticks("Who reads the rota?")
    ada.closes_when_all_have("answered", "Close the vote")
    ada.reveals()
    rows = phones[0].page.get_by_role("rowheader")
    expect(rows).to_have_text(["Why no breaks?", "Who reads the rota?"])


def _takes_the_results_home(ada: Facilitator) -> None:
    expect(ada.page.get_by_role("link", name="Your debrief")).to_be_visible()
    ada.page.get_by_role("link", name="Results").click()
    expect(ada.page.get_by_role("heading", name="How was the week?")).to_be_visible()
    with ada.page.expect_download() as download:
        ada.page.get_by_role("link", name="Download as a table (CSV)").click()
    table = download.value.path().read_text(encoding="utf-8")
    assert "Why no breaks?" in table
    assert "rae again" not in table
    with ada.page.expect_download() as download:
        ada.page.get_by_role("link", name="Download as data (JSON)").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("[")
