"""What the browser tests of the pulse do with a page, and with the people beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, Request, expect

from api.pulse_shapes import round_out
from facilitation.groups.roster import add_to_roster
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Person, Role
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.ballots import accept_ballot
from facilitation.pulse.issuance import issue_to_member
from facilitation.pulse.models import PulseRound
from tests.cast import Cast
from tests.e2e.people import LAPTOP, PHONE
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album
from tests.pulse_phone import PulsePhone, base64url, from_base64url

OTHERS = 4


def with_a_clock(page: Page) -> Page:
    """The phone's clock can be moved: waiting ten minutes for a ballot would be long."""
    expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    page.clock.install()
    page.reload()
    return page


def point(page: Page, value: str, within: str = "main") -> Locator:
    return page.locator(within).get_by_role("radio", name=re.compile(rf"^{value}\b")).first


def answers(page: Page, value: str, within: str = "main") -> None:
    point(page, value, within).check(force=True)
    page.get_by_role("button", name="Seal and send").click()


def look(page: Page, album: Album, name: str) -> None:
    """axe at both sizes and in both schemes, and pictures."""
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        check(page)
    album.take(page, name, "1280", "360")


def ballots_sent_by(page: Page) -> list[Request]:
    sent: list[Request] = []
    page.on("request", lambda each: sent.append(each) if "/pulse/ballots" in each.url else None)
    return sent


def ballots_of(pulse_round: PulseRound) -> list[bytes]:
    found = PulseBallot.objects.filter(pulse_round=pulse_round)
    return [bytes(each.sealed) for each in found]


def more_members(cast: Cast) -> list[Person]:
    people = [
        person_with_email(email=f"resident-{number}@example.org", name=f"Resident {number}")
        for number in range(OTHERS)
    ]
    for person in people:
        enrol(program=cast.program, person=person, role=Role.RESIDENT)
        add_to_roster(support_group=cast.circle, person=person)
    return people


def answer_as(people: Sequence[Person], pulse_round: PulseRound) -> None:
    for score, person in enumerate(people):
        phone = PulsePhone(round_out(pulse_round))
        message = from_base64url(phone.blinded_message)
        signature = issue_to_member(pulse_round=pulse_round, person=person, blinded_message=message)
        ballot = phone.take({"blind_signature": base64url(signature)}).full_ballot(score)
        accept_ballot(
            round_id=pulse_round.pk,
            **{part: from_base64url(ballot[part]) for part in ("prepared", "signature", "sealed")},
        )
