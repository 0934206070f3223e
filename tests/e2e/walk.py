"""A walk through the screens of a session's polls, its two desks and its end, stopping at each."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from facilitation.programs.models import Role
from tests.e2e.people import LAPTOP, Facilitator, Resident, Stage

Stop = tuple[str, Page]  # a name for the screen, and the page that shows it
PLACES = ("More sleep", "A rota that holds", "Somebody to call at night")
QUESTION = "What should we ask the hospital?"


class Walk:
    """Ada leads, Paul supports, five phones are in the room, and the wall hangs beside them."""

    def __init__(self, stage: Stage):
        stage.cast.session()
        self.stage = stage
        self.ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))

    def stops(self) -> Iterator[Stop]:
        yield from self._before()
        code = self.ada.opens_the_room()
        self.phones = [self.stage.resident(code) for _number in range(5)]
        self.phone = self.phones[0]
        self.wall = self.ada.page.context.new_page()
        self.wall.goto(self.ada.page.url + "/screen")
        expect(self.ada.page.get_by_text("5 here")).to_be_visible()
        yield from self._asking()
        yield from self._multiple_choice()
        yield from self._withheld()
        yield from self._ranking()
        yield from self._words()
        yield from self._questions()
        yield from self._two_desks()
        yield from self._after()

    def _before(self) -> Iterator[Stop]:
        ada = self.ada
        ada.page.get_by_role("link", name="Tuesday circle").click()
        expect(ada.page.get_by_role("link", name="Prepare polls")).to_be_visible()
        yield "session", ada.page
        ada.page.get_by_role("link", name="Prepare polls").click()
        ada.writes_a_poll("Put in order", "What would help most?", *PLACES)
        ada.button("Keep this poll").click()
        expect(ada.page.get_by_text("Kept.")).to_be_visible()
        yield "prepare", ada.page
        ada.page.get_by_role("link", name="Back to the session").click()

    def _asking(self) -> Iterator[Stop]:
        ada = self.ada
        yield "desk-no-poll", ada.page
        ada.button("Ask something else").click()
        expect(ada.page.get_by_role("dialog").get_by_role("status")).to_have_count(0)
        yield "desk-ask-library", ada.page
        ada.button("Prepared").click()
        expect(ada.page.get_by_text("What would help most?")).to_be_visible()
        yield "desk-ask-prepared", ada.page
        ada.button("Write one").click()
        ada.page.get_by_role("radio", name="Scale", exact=True).check(force=True)
        yield "desk-ask-scale", ada.page
        ada.page.get_by_role("radio", name="One answer", exact=True).check(force=True)
        ada.button("Ask the room now").click()
        yield "desk-ask-fault", ada.page
        ada.button("Close").click()

    def _multiple_choice(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        answers = ("Tea with somebody", "Talking on the way home", "A walk")
        ada.asks("Several answers", "What helps after a bad night?", *answers)
        expect(phone.page.get_by_role("checkbox").first).to_be_visible()
        yield "phone-several", phone.page
        for number, each in enumerate(self.phones):
            each.ticks("Tea with somebody")
            if number < 3:
                each.ticks("Talking on the way home")
        yield "phone-several-recorded", phone.page
        yield "wall-several", self.wall
        expect(ada.page.get_by_text("Everybody has voted")).to_be_visible()
        yield "desk-several", ada.page
        ada.reveals()
        phone.sees("nearly everybody")
        yield "phone-several-result", phone.page
        yield "wall-several-result", self.wall
        yield "desk-several-result", ada.page

    def _withheld(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        ada.asks("One answer", "Did you eat today?", "Yes", "No")
        phone.votes("Yes")
        phone.sees_it_recorded()
        ada.button("Close the poll").click()
        ada.button("Close it").click()
        expect(ada.button("Ask again")).to_be_visible()
        phone.sees("Not enough of us")
        yield "phone-withheld", phone.page
        yield "desk-withheld", ada.page

    def _ranking(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        ada.button("Ask something else").click()
        ada.button("Prepared").click()
        ada.button("Ask this: What would help most?").click()
        expect(phone.page.get_by_text("Tap in your order")).to_be_visible()
        yield "phone-ranking", phone.page
        phone.ranks(PLACES[1])
        yield "phone-ranking-begun", phone.page
        phone.ranks(PLACES[0], PLACES[2])
        orders = [PLACES, PLACES, PLACES[::-1], (PLACES[2], PLACES[0], PLACES[1])]
        for each, order in zip(self.phones[1:], orders, strict=True):
            each.ranks(*order)
            each.sees_it_recorded()
        yield "phone-ranking-recorded", phone.page
        yield "wall-ranking", self.wall
        expect(ada.page.get_by_text("Everybody has voted")).to_be_visible()
        ada.reveals()
        phone.sees("on average place")
        yield "phone-ranking-result", phone.page
        yield "wall-ranking-result", self.wall

    def _words(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        ada.asks("Words", "One word for tonight?")
        expect(phone.page.get_by_label("Word 1")).to_be_visible()
        phone.page.get_by_label("Word 1").fill("worn out, but glad I came")
        yield "phone-words", phone.page
        yield "wall-words", self.wall
        phone.writes("worn out", "glad")
        phone.sees_it_recorded()
        yield "phone-words-recorded", phone.page
        texts = ("lighter", "rae helped", "out of breath")
        for each, word in zip(self.phones[1:4], texts, strict=True):
            each.writes(word)
        self.phones[4].has_nothing_to_write()
        self.phones[4].sees_it_recorded()
        yield "phone-words-nothing", self.phones[4].page
        ada.closes_when_all_have("answered", "Close and read")
        phone.sees("The facilitators are reading")
        yield "phone-words-reading", phone.page
        ada.keeps_back("rae helped")
        ada.lets_through("worn out")
        yield "desk-words-reading", ada.page
        for word in ("glad", "lighter", "out of breath"):
            ada.lets_through(word)
        ada.button("Show the words").click()
        words = phone.page.get_by_role("list", name="One word for tonight?")
        expect(words.get_by_role("listitem").first).to_have_text("glad")
        yield "phone-words-result", phone.page
        yield "wall-words-result", self.wall

    def _questions(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        ada.asks("Questions", QUESTION)
        phone.page.get_by_label("Question 1").fill(
            "Who reads the rota before it goes out, and can one of us read it with them next time?"
        )
        yield "phone-questions", phone.page
        phone.button("Send").click()
        self.phones[1].writes("Why are there no breaks on a Sunday?")
        for each in self.phones[2:]:
            each.has_nothing_to_write()
        ada.closes_when_all_have("answered", "Close and read")
        ada.page.get_by_role("button", name="Let through: Who reads").click()
        ada.lets_through("Why are there no breaks on a Sunday?")
        ada.button("Let the room choose").click()
        for each in self.phones:
            each.ticks("Why are there no breaks")
        phone.ticks("Who reads the rota")
        self.phones[1].ticks("Who reads the rota")
        yield "phone-upvotes", phone.page
        yield "wall-upvotes", self.wall
        yield "desk-upvotes", ada.page
        expect(ada.page.get_by_text("Everybody has answered")).to_be_visible()
        ada.reveals()
        phone.sees("5 answered")
        yield "phone-questions-result", phone.page
        yield "wall-questions-result", self.wall

    def _two_desks(self) -> Iterator[Stop]:
        ada, phone = self.ada, self.phone
        paul = Facilitator(self.stage.sign_in(self.stage.cast.paul, Role.PSYCHOLOGIST))
        paul.page.get_by_role("link", name="Go to the room").click()
        expect(paul.page.get_by_text("Ada leads").first).to_be_visible()
        yield "desk-support", paul.page
        phone.button("Slow down, please").click()
        yield "phone-slow-down", phone.page
        _ask_to_slow_down(phone)
        yield "phone-slow-down-asked", phone.page
        phone.button("Close").click()
        ada.button("Cue").click()
        ada.button("Your turn").click()
        paul.button("Cue").click()
        paul.button("Two more minutes?").click()
        expect(ada.page.locator(".notice-card.slow")).to_be_visible(timeout=90_000)
        ada.page.set_viewport_size(LAPTOP)
        yield "desk-notices", ada.page
        ada.button("Cue").click()
        yield "desk-cue", ada.page
        ada.button("Close").click()
        there = ada.page.url
        ada.page.goto("about:blank")
        expect(paul.page.locator(".notice-card.away")).to_be_visible()
        yield "desk-lead-away", paul.page
        ada.page.goto(there)
        expect(ada.button("Next step")).to_be_visible()

    def _after(self) -> Iterator[Stop]:
        ada = self.ada
        ada.page.set_viewport_size(LAPTOP)
        ada.ends_the_session()
        expect(ada.page.get_by_role("link", name="Results")).to_be_visible()
        yield "desk-ended", ada.page
        ada.page.get_by_role("link", name="Results").click()
        expect(ada.page.get_by_role("heading", name="What would help most?")).to_be_visible()
        yield "results", ada.page


def _ask_to_slow_down(phone: Resident) -> None:
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Slow down, please").click()
    phone.sees("Asked.")
