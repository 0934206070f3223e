"""Every endpoint and who may use it. A new endpoint without a row here fails test_access.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.urls import URLPattern

from api.urls import urlpatterns
from facilitation.calendars.links import renew_link
from facilitation.contact_wishes.keys import set_contact_key
from facilitation.contact_wishes.models import SEALED_BYTES, ContactWish
from facilitation.contact_wishes.wishing import ask_for_contact
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import open_room
from facilitation.plans.poll_draft import PollDraft
from facilitation.plans.poll_template import PollKind
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.prepared_polls.preparing import prepare_poll
from facilitation.program_actions.models import AboutKind
from facilitation.program_actions.recording import record_action
from facilitation.programs.models import Evaluation
from facilitation.pulse.models import PulseRound
from facilitation.push.devices import register_device
from facilitation.push.events import Event
from facilitation.push.models import AddressKind, Device, Notification, Platform
from facilitation.push.outbox import notify
from facilitation.safety.models import OnCallContact
from facilitation.sessions.models import GroupSession
from facilitation.sessions.people import about
from tests.api.answers import API
from tests.cast import Cast
from tests.pulse_phone import open_round_of


class Who(StrEnum):
    ANYBODY = "anybody, without an account"
    ACCOUNTS = "whoever is signed in"
    RELATED = "whoever may know of the thing"
    STAFF = "facilitators and coordinators"
    COORDINATORS = "coordinators of the program"
    STEERING = "directors and coordinators of the program"
    NO_GROUP = "directors, and coordinators with no other role"
    CO_FACILITATORS = "the session's co-facilitators"
    PSYCHOLOGISTS = "psychologists"
    SEATS = "phones that have a seat in the room"


WITHOUT_ACCOUNT = frozenset({Who.ANYBODY, Who.SEATS})


@dataclass(frozen=True)
class Endpoint:
    method: str
    route: str
    who: Who

    def __str__(self) -> str:
        return f"{self.method} {self.route}"

    @property
    def noun(self) -> str:
        return self.route.split("/")[0]

    @property
    def names_an_object(self) -> bool:
        """Plans are every program's, so that nobody is an outsider to them."""
        return "<uuid:" in self.route and self.who not in WITHOUT_ACCOUNT


ENDPOINTS = [
    Endpoint("GET", "me", Who.ACCOUNTS),
    Endpoint("GET", "me/availability", Who.ACCOUNTS),
    Endpoint("PUT", "me/availability", Who.ACCOUNTS),
    Endpoint("POST", "me/availability/calendar", Who.ACCOUNTS),
    Endpoint("DELETE", "me/availability/calendar", Who.ACCOUNTS),
    Endpoint("POST", "invitations/redeem", Who.ANYBODY),
    Endpoint("POST", "sign-out", Who.ANYBODY),
    Endpoint("GET", "programs", Who.ACCOUNTS),
    Endpoint("GET", "programs/<uuid:program_id>", Who.RELATED),
    Endpoint("GET", "programs/<uuid:program_id>/help", Who.RELATED),
    Endpoint("GET", "programs/<uuid:program_id>/safety-resources", Who.COORDINATORS),
    Endpoint("POST", "programs/<uuid:program_id>/on-call-contacts", Who.COORDINATORS),
    Endpoint(
        "PUT", "programs/<uuid:program_id>/on-call-contacts/<uuid:contact_id>", Who.COORDINATORS
    ),
    Endpoint(
        "DELETE", "programs/<uuid:program_id>/on-call-contacts/<uuid:contact_id>", Who.COORDINATORS
    ),
    Endpoint(
        "POST",
        "programs/<uuid:program_id>/on-call-contacts/<uuid:contact_id>/verified",
        Who.COORDINATORS,
    ),
    Endpoint("GET", "programs/<uuid:program_id>/memberships", Who.COORDINATORS),
    Endpoint("GET", "programs/<uuid:program_id>/invitations", Who.COORDINATORS),
    Endpoint("POST", "programs/<uuid:program_id>/invitations", Who.COORDINATORS),
    Endpoint("GET", "programs/<uuid:program_id>/evaluations", Who.COORDINATORS),
    Endpoint("POST", "programs/<uuid:program_id>/evaluations", Who.COORDINATORS),
    Endpoint(
        "DELETE", "programs/<uuid:program_id>/evaluations/<uuid:evaluation_id>", Who.COORDINATORS
    ),
    Endpoint("POST", "programs/<uuid:program_id>/pairing", Who.COORDINATORS),
    Endpoint("POST", "programs/<uuid:program_id>/pairing/adoption", Who.COORDINATORS),
    Endpoint("GET", "programs/<uuid:program_id>/composition", Who.COORDINATORS),
    Endpoint("GET", "programs/<uuid:program_id>/trends", Who.NO_GROUP),
    Endpoint("GET", "programs/<uuid:program_id>/evaluation-reports", Who.NO_GROUP),
    Endpoint("GET", "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>", Who.NO_GROUP),
    Endpoint(
        "GET", "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>.csv", Who.NO_GROUP
    ),
    Endpoint(
        "GET", "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>.pdf", Who.NO_GROUP
    ),
    Endpoint("GET", "programs/<uuid:program_id>/actions", Who.RELATED),
    Endpoint("POST", "programs/<uuid:program_id>/actions", Who.STEERING),
    Endpoint("PATCH", "programs/<uuid:program_id>/actions/<uuid:action_id>", Who.STEERING),
    Endpoint("DELETE", "programs/<uuid:program_id>/actions/<uuid:action_id>", Who.STEERING),
    Endpoint("GET", "programs/<uuid:program_id>/checklist", Who.STEERING),
    Endpoint("PUT", "programs/<uuid:program_id>/checklist/<slug:point_id>", Who.STEERING),
    Endpoint("GET", "action-topics", Who.ACCOUNTS),
    Endpoint("POST", "programs/<uuid:program_id>/contact-wishes", Who.RELATED),
    Endpoint("POST", "rooms/<uuid:room_id>/contact-wishes", Who.SEATS),
    Endpoint("GET", "contact-keys/mine", Who.PSYCHOLOGISTS),
    Endpoint("PUT", "contact-keys/mine", Who.PSYCHOLOGISTS),
    Endpoint("GET", "contact-wishes", Who.PSYCHOLOGISTS),
    Endpoint("DELETE", "contact-wishes/<uuid:wish_id>", Who.RELATED),
    Endpoint("GET", "groups", Who.ACCOUNTS),
    Endpoint("POST", "groups", Who.COORDINATORS),
    Endpoint("GET", "groups/<uuid:group_id>", Who.RELATED),
    Endpoint("PATCH", "groups/<uuid:group_id>", Who.COORDINATORS),
    Endpoint("GET", "groups/<uuid:group_id>/roster", Who.COORDINATORS),
    Endpoint("PUT", "groups/<uuid:group_id>/roster/<uuid:person_id>", Who.COORDINATORS),
    Endpoint("DELETE", "groups/<uuid:group_id>/roster/<uuid:person_id>", Who.COORDINATORS),
    Endpoint("PUT", "groups/<uuid:group_id>/my-place", Who.RELATED),
    Endpoint("DELETE", "groups/<uuid:group_id>/my-place", Who.RELATED),
    Endpoint("GET", "groups/<uuid:group_id>/pulse", Who.RELATED),
    Endpoint("PUT", "groups/<uuid:group_id>/pulse-cadence", Who.COORDINATORS),
    Endpoint("DELETE", "groups/<uuid:group_id>/pulse-cadence", Who.COORDINATORS),
    Endpoint("GET", "plans", Who.STAFF),
    Endpoint("GET", "plans/<slug:plan_id>/<int:version>", Who.STAFF),
    Endpoint("GET", "poll-library", Who.STAFF),
    Endpoint("GET", "redirects", Who.STAFF),
    Endpoint("POST", "redirects/match", Who.STAFF),
    Endpoint("POST", "redirects/judgements", Who.STAFF),
    Endpoint("GET", "sessions", Who.ACCOUNTS),
    Endpoint("POST", "sessions", Who.COORDINATORS),
    Endpoint("GET", "sessions/<uuid:session_id>", Who.RELATED),
    Endpoint("PATCH", "sessions/<uuid:session_id>", Who.COORDINATORS),
    Endpoint("PUT", "sessions/<uuid:session_id>/co-facilitators", Who.COORDINATORS),
    Endpoint("POST", "sessions/<uuid:session_id>/schedule", Who.COORDINATORS),
    Endpoint("POST", "sessions/<uuid:session_id>/cancel", Who.COORDINATORS),
    Endpoint("POST", "sessions/<uuid:session_id>/open", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/prepared-polls", Who.CO_FACILITATORS),
    Endpoint("POST", "sessions/<uuid:session_id>/prepared-polls", Who.CO_FACILITATORS),
    Endpoint(
        "DELETE", "sessions/<uuid:session_id>/prepared-polls/<uuid:poll_id>", Who.CO_FACILITATORS
    ),
    Endpoint("GET", "sessions/<uuid:session_id>/poll-results", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/poll-results.csv", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/prebrief", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/prebrief.pdf", Who.CO_FACILITATORS),
    Endpoint("PUT", "sessions/<uuid:session_id>/prebrief/confirmation", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/safety", Who.CO_FACILITATORS),
    Endpoint("GET", "sessions/<uuid:session_id>/debrief", Who.CO_FACILITATORS),
    Endpoint("PUT", "sessions/<uuid:session_id>/debrief", Who.CO_FACILITATORS),
    Endpoint("GET", "debrief-tags", Who.ACCOUNTS),
    Endpoint("GET", "sessions/<uuid:session_id>/calendar.ics", Who.RELATED),
    Endpoint("GET", "devices", Who.ACCOUNTS),
    Endpoint("POST", "devices", Who.ACCOUNTS),
    Endpoint("DELETE", "devices/<uuid:device_id>", Who.RELATED),
    Endpoint("GET", "push-configuration", Who.ACCOUNTS),
    Endpoint("GET", "reminder-settings", Who.ACCOUNTS),
    Endpoint("PUT", "reminder-settings", Who.ACCOUNTS),
    Endpoint("GET", "updates/<uuid:update_id>", Who.RELATED),
    Endpoint("GET", "calendar", Who.ACCOUNTS),
    Endpoint("PATCH", "calendar", Who.ACCOUNTS),
    Endpoint("POST", "calendar/link", Who.ACCOUNTS),
    Endpoint("DELETE", "calendar/link", Who.ACCOUNTS),
    Endpoint("GET", "calendars/<str:secret>.ics", Who.ANYBODY),
    Endpoint("POST", "rooms/join", Who.ANYBODY),
    Endpoint("GET", "rooms/<uuid:room_id>", Who.CO_FACILITATORS),
    Endpoint("GET", "rooms/<uuid:room_id>/qr.svg", Who.CO_FACILITATORS),
    Endpoint("POST", "rooms/<uuid:room_id>/tickets", Who.CO_FACILITATORS),
    Endpoint("POST", "rooms/<uuid:room_id>/pulse", Who.SEATS),
    Endpoint("POST", "rooms/<uuid:room_id>/pulse/tokens", Who.SEATS),
    Endpoint("GET", "pulse/rounds", Who.ACCOUNTS),
    Endpoint("POST", "pulse/rounds/<uuid:round_id>/tokens", Who.RELATED),
    Endpoint("GET", "pulse/rounds/<uuid:round_id>/manifest", Who.ANYBODY),
    Endpoint("GET", "pulse/rounds/<uuid:round_id>/counted", Who.ANYBODY),
    Endpoint("POST", "pulse/ballots", Who.ANYBODY),
]


def served() -> set[tuple[str, str]]:
    """Method and route of everything that api/urls.py really serves."""
    found = set()
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        view: Any = pattern.callback
        for method in ("get", "post", "put", "patch", "delete"):
            if hasattr(view.cls, method):
                found.add((method.upper(), str(pattern.pattern)))
    return found


@dataclass(frozen=True)
class Scene:
    """An open room and an open pulse of the circle, and an address for each endpoint about them."""

    cast: Cast
    session: GroupSession
    room: LiveRoom
    pulse_round: PulseRound
    calendar: str

    def address(self, endpoint: Endpoint) -> str:
        ids: dict[str, object] = {
            "program_id": self.cast.program.pk,
            "evaluation_id": Evaluation.objects.get().pk,
            "group_id": self.cast.circle.pk,
            "person_id": self.cast.remi.pk,
            "plan_id": self.cast.plan.slug,
            "version": self.cast.plan.version,
            "session_id": self.session.pk,
            "room_id": self.room.pk,
            "poll_id": PreparedPoll.objects.get().pk,
            "round_id": self.pulse_round.pk,
            "wish_id": ContactWish.objects.get().pk,
            "contact_id": OnCallContact.objects.filter(for_residents=True).get().pk,
            "action_id": self.cast.program.actions.get().pk,
            "point_id": "protected-time",
            "period_id": "2021-22",
            "device_id": Device.objects.get().pk,
            "update_id": Notification.objects.get(event=Event.SESSION_CHANGED).pk,
            "secret": self.calendar,
        }
        return filled(endpoint, ids)

    def body(self, endpoint: Endpoint) -> dict[str, object] | None:
        """What the lists need to know which program a new thing would belong to."""
        if str(endpoint) == "POST groups":
            return {
                "program": str(self.cast.program.pk),
                "name": "Night circle",
                "modality": "balint",
                "capacity": 8,
                "access": "closed_roster",
            }
        if str(endpoint) == "POST sessions":
            return {
                "support_group": str(self.cast.circle.pk),
                "plan": self.cast.plan.slug,
                "plan_version": self.cast.plan.version,
                "starts_at": "2030-06-04T18:00:00+02:00",
            }
        return None


def scene_of(cast: Cast) -> Scene:
    session = cast.session()
    draft = PollDraft(PollKind.SINGLE_CHOICE, "How is the tea?", ("Good", "Cold"))
    prepare_poll(group_session=session, draft=draft)
    room = open_room(group_session=session, person=cast.ada)
    record_action(
        program=cast.program,
        title="Pagers are held",
        description="During the group",
        done_on=date(2026, 3, 2),
        about_kind=AboutKind.CONSTRUCT,
        about="protected-time",
    )
    key = set_contact_key(person=cast.paul, public_key=bytes(32))
    ask_for_contact(program=cast.program, key_id=key.pk, sealed=bytes(SEALED_BYTES), asks="rae")
    register_device(person=cast.rae, kind=AddressKind.FID, value="a-phone", platform=Platform.WEB)
    notify(event=Event.SESSION_CHANGED, people=[cast.rae], about=about(session))
    calendar = renew_link(person=cast.rae)
    return Scene(cast, session, room, open_round_of(cast.circle), calendar)


def random_address(endpoint: Endpoint) -> str:
    """The same endpoint about things that do not exist."""
    names = re.findall(r"<uuid:(\w+)>", endpoint.route)
    ids: dict[str, object] = {name: uuid4() for name in names}
    no_ids = {"plan_id": "no-such-plan", "version": 1, "point_id": "no", "period_id": "2021-22"}
    return filled(endpoint, {**ids, **no_ids, "secret": "x"})


def filled(endpoint: Endpoint, ids: dict[str, object]) -> str:
    path = re.sub(r"<[a-z]+:(\w+)>", lambda found: str(ids[found[1]]), endpoint.route)
    return f"{API}/{path}"
