"""Facilitators and residents, each with a browser of their own."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from facilitation.programs.invitations import invite
from facilitation.programs.models import Person, Role
from tests.cast import Cast
from tests.server import Server

PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
PATIENCE = 45_000  # milliseconds
expect.set_options(timeout=PATIENCE)


class Stage:
    """Where everybody meets: the server, and a browser for each person."""

    def __init__(self, browser: Browser, server: Server, cast: Cast):
        self.browser = browser
        self.server = server
        self.cast = cast
        self.faults: list[str] = []
        self._contexts: list[BrowserContext] = []

    def page(self, size: ViewportSize, *, scheme: str = "light") -> Page:
        context = self.browser.new_context(
            viewport=size,
            base_url=self.server.origin,
            color_scheme="dark" if scheme == "dark" else "light",
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def sign_in(self, person: Person, role: Role, size: ViewportSize = LAPTOP) -> Page:
        sent = invite(program=self.cast.program, email=person.email, name=person.name, role=role)
        page = self.page(size)
        page.goto(f"/#/welcome/{sent.code}")
        page.get_by_role("button", name="Accept the invitation").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    def resident(self, code: str, *, scheme: str = "light") -> Resident:
        """Somebody who types the code from the wall into a phone."""
        page = self.page(PHONE, scheme=scheme)
        page.goto("/")
        page.get_by_role("textbox").fill(f"{code[:3]} {code[3:]}".lower())
        page.get_by_role("button", name="Join the room").click()
        return Resident(page)

    def leave(self) -> None:
        for context in self._contexts:
            context.close()
        assert self.faults == []


class Resident:
    def __init__(self, page: Page):
        self.page = page

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=text)

    def votes(self, option: str) -> None:
        self.page.get_by_role("radio", name=option).check(force=True)

    def ticks(self, option: str) -> None:
        """Taps a box and waits until it is recorded, as a box stays as it is until then."""
        self.page.get_by_role("checkbox", name=option).click(force=True)
        expect(self.page.get_by_role("checkbox", name=option)).to_be_checked()

    def ranks(self, *options: str) -> None:
        for option in options:
            self.page.get_by_role("button", name=f"{option}. Put it in place").click()

    def writes(self, *texts: str) -> None:
        fields = self.page.locator(".text-fields").get_by_role("textbox")
        expect(fields.first).to_be_visible()
        for number, text in enumerate(texts):
            if fields.count() <= number:
                self.page.get_by_role("button", name="Another").click()
            fields.nth(number).fill(text)
        self.button("Send").click()

    def has_nothing_to_write(self) -> None:
        self.button("Nothing from me").click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_it_recorded(self) -> None:
        expect(self.page.get_by_text("Recorded")).to_be_visible()


class Facilitator:
    """Somebody who leads from a laptop."""

    def __init__(self, page: Page):
        self.page = page

    def opens_the_room(self) -> str:
        self.page.get_by_role("button", name="Open the room").click()
        expect(self.button("Next step")).to_be_visible()
        return self.code()

    def code(self) -> str:
        """The join code, as a screen reader hears it on the desk."""
        return self.page.locator(".code .heard-only").first.text_content() or ""

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def asks(self, kind: str, question: str, *answers: str) -> None:
        """Puts a question to the room that is not in the script."""
        self.button("Ask something else").click()
        self.button("Write one").click()
        self.writes_a_poll(kind, question, *answers)
        self.button("Ask the room now").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        expect(self.page.locator(".panel .question", has_text=question)).to_be_visible()

    def writes_a_poll(self, kind: str, question: str, *answers: str) -> None:
        self.page.get_by_role("radio", name=kind, exact=True).check(force=True)
        self.page.get_by_label("Question", exact=True).fill(question)
        for number, answer in enumerate(answers, start=1):
            field = self.page.get_by_label(f"Answer {number}", exact=True)
            if not field.is_visible():
                self.button("One more answer").click()
            field.fill(answer)

    def closes_when_all_have(self, done: str, button: str = "Close the poll") -> None:
        expect(self.page.get_by_text(f"Everybody has {done}")).to_be_visible()
        self.button(button).click()

    def lets_through(self, text: str) -> None:
        self.button(f"Let through: {text}").click()
        expect(self.button(f"Let through: {text}")).to_have_attribute("aria-pressed", "true")

    def keeps_back(self, text: str) -> None:
        self.button(f"Keep back: {text}").click()
        expect(self.button(f"Keep back: {text}")).to_have_attribute("aria-pressed", "true")

    def reveals(self) -> None:
        """A sensitive result, after the question whether there are as many people as phones."""
        self.button("Show the result").click()
        self.button("Show it").click()

    def ends_the_session(self) -> None:
        self.button("End session").click()
        self.button("End for everyone").click()

    def shows_the_result(self) -> None:
        """Once everybody has voted; before that the desk asks whether to throw votes away."""
        expect(self.page.get_by_text("Everybody has voted")).to_be_visible()
        self.button("Show the result").click()

    def moves_on(self, to: str) -> None:
        self.button("Next step").click()
        confirm = self.page.get_by_role("button", name="Move on")
        heading = self.page.get_by_role("heading", name=to)
        expect(confirm.or_(heading).first).to_be_visible()
        if confirm.is_visible():
            confirm.click()
        expect(heading.first).to_be_visible()
