"""Never in a prebrief: names or initials of members, who came, or numbers of a few.

A coordinator and a program write names wherever there is room for text; the tables hold releases
that no rule would have made. None of it reaches the screen or the paper.
"""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader
from rest_framework.test import APIClient

from facilitation.debriefs.filing import file_debrief
from facilitation.groups.models import SupportGroup
from facilitation.groups.roster import add_to_roster, change_support_group
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.seats import take_seat
from facilitation.plans.poll_draft import PollDraft
from facilitation.plans.poll_template import PollKind
from facilitation.prebriefs.confirming import confirm_for_everybody
from facilitation.prepared_polls.preparing import prepare_poll
from facilitation.program_actions.models import AboutKind
from facilitation.program_actions.recording import record_action
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Role
from facilitation.pulse.items import items_for
from facilitation.pulse.released import GroupRelease
from facilitation.sessions.models import GroupSession
from facilitation.sessions.scheduling import change_session
from tests.api.answers import API, content
from tests.cast import Cast

MEMBERS = ("Zebulon Quarrington", "Wilhelmina Xanthos", "Rae", "Rob")
TRACES = ("Zebulon", "Quarrington", "Wilhelmina", "Xanthos", "Z.Q.", "W. X.", "Rae", "Rob")
SECRET_MEAN = 6.54321  # no time and no id holds these
SEATS = 474747


@pytest.fixture
def session(cast: Cast) -> GroupSession:
    """The next session of a group whose records name its members wherever words can stand."""
    for name in MEMBERS[:2]:
        person = person_with_email(email=f"{name.split()[0]}@example.org", name=name)
        enrol(program=cast.program, person=person, role=Role.RESIDENT)
        add_to_roster(support_group=cast.circle, person=person)
    group = change_support_group(support_group=cast.circle, name="Zebulon and Xanthos")
    _hold(cast, group)
    for title in ("Zebulon gets his nights off", "A rota for W. X. alone", "A quiet room"):
        record_action(
            program=cast.program,
            title=title,
            description="As Rae had asked." if "quiet" not in title else "On the third floor.",
            done_on=timezone.now().date(),
            about_kind=AboutKind.THEME,
            about="protected-time",
        )
    for band in ("1-4", "3", "", "5-9"):
        _release(group, band)
    session = cast.session(starts_at=timezone.now() + timedelta(days=7), group=group)
    prepare_poll(
        group_session=session,
        draft=PollDraft(PollKind.SINGLE_CHOICE, "How is Zebulon?", ("Z.Q. is well", "Not")),
    )
    return change_session(group_session=session, place="Room of Wilhelmina Xanthos")


def _hold(cast: Cast, group: SupportGroup) -> None:
    """A session that so many phones sat in, and what both co-facilitators noted of it."""
    held = cast.session(group=group)
    room = open_room(group_session=held, person=cast.ada)
    take_seat(code=room.code)
    close_room(room=room)
    LiveRoom.objects.filter(pk=room.pk).update(seats_at_close=SEATS)
    for helper in held.co_facilitators.all():
        helper.refresh_from_db()
        file_debrief(co_facilitator=helper, tags=["workload", "fatalism"], preparedness=2)


def _release(group: SupportGroup, band: str) -> None:
    """Only the last of them could come from the rules; the others speak of a few."""
    told = {"value": 5.0 if band == "5-9" else SECRET_MEAN, "end": None}
    GroupRelease.objects.create(
        support_group=group,
        released_on=timezone.now().date(),
        rounds=[1],
        n_band=band,
        values={items_for(1)[0].id: {"mean": told, "shares": None}},
        roster=[],
    )


def texts(client: APIClient, session: GroupSession) -> dict[str, str]:
    """The prebrief as the phone and as paper have it."""
    address = f"{API}/sessions/{session.pk}/prebrief"
    pdf = client.get(f"{address}.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(pdf.content)).pages
    return {
        "json": json.dumps(content(client.get(address)), ensure_ascii=False),
        "pdf": " ".join(" ".join(page.extract_text().split()) for page in pages),
    }


@pytest.mark.parametrize("name", ["ada", "paul"])
def test_nothing_in_it_leads_to_a_member(
    name: str, session: GroupSession, request: pytest.FixtureRequest
) -> None:
    client: APIClient = request.getfixturevalue(name)
    for kind, text in texts(client, session).items():
        found = [trace for trace in TRACES if trace in text]
        assert found == [], kind
        assert "A quiet room" in text, kind  # it was read: what names nobody is there


def test_no_number_in_it_speaks_of_a_few(session: GroupSession, ada: APIClient) -> None:
    for kind, text in texts(ada, session).items():
        assert "5-9" in text, kind
        for number in (str(SECRET_MEAN), str(SEATS), '"1-4"', "1-4 people", "3 people"):
            assert number not in text, kind


def test_what_came_up_once_does_not_stand_in_it(session: GroupSession, ada: APIClient) -> None:
    body = content(ada.get(f"{API}/sessions/{session.pk}/prebrief"))
    assert body["themes"] == []


def test_confirming_changes_nothing_of_that(
    session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    confirm_for_everybody(session)
    for client in (ada, paul):
        text = texts(client, session)["json"]
        assert not [trace for trace in TRACES if trace in text]
        assert "preparedness" not in text
