"""Every endpoint of the pulse, on a server that logs all it can: nothing of it is in the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rest_framework.test import APIClient

from api import pulse_ballots
from facilitation.programs.models import Role
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.models import PulseWay
from tests.api.answers import API, problem
from tests.api.endpoints import ENDPOINTS
from tests.cast import Cast
from tests.live.room import Room
from tests.live.talkative import BOTH_KINDS, talkative_server
from tests.pulse_phone import PulsePhone, base64url, open_round_of


class Driven:
    """Asks the server, and remembers which endpoint, and whatever must not be logged."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.asked: set[str] = set()
        self.secrets: set[str] = set()

    def ask(self, client: httpx.Client, method: str, path: str, body: Any = None) -> Any:
        route = re.sub(r"/rounds/[^/]+", "/rounds/<uuid:round_id>", path)
        route = re.sub(r"^rooms/[^/]+", "rooms/<uuid:room_id>", route)
        self.asked.add(f"{method} {re.sub('^groups/[^/]+', 'groups/<uuid:group_id>', route)}")
        self.secrets |= {value for value in (body or {}).values() if len(str(value)) > 20}
        headers = {"X-CSRFToken": client.cookies.get("csrftoken") or ""}
        return client.request(method, path, json=body, headers=headers).json

    def drive(self) -> None:
        cast, room = self.room.cast, self.room
        pulse_round = open_round_of(cast.circle)
        cora = room.sign_in(cast.program, cast.cora, Role.COORDINATOR)
        rae = room.sign_in(cast.program, cast.rae, Role.RESIDENT)
        stranger = httpx.Client(base_url=f"{room.server.origin}/api/v1", timeout=60)
        room.clients.append(stranger)
        [described] = self.ask(rae, "GET", "pulse/rounds")()
        phone = PulsePhone(described)
        path, message = f"pulse/rounds/{pulse_round.pk}", {"blinded_message": phone.blinded_message}
        phone.take(self.ask(rae, "POST", f"{path}/tokens", message)())
        self.ask(rae, "POST", f"{path}/tokens", {"blinded_message": "_" * 342})()  # refused
        self.hand_in(stranger, phone)
        self.ask(stranger, "GET", f"{path}/manifest")()
        self.ask(stranger, "GET", f"{path}/counted")()
        self.ask(rae, "GET", f"groups/{cast.circle.pk}/pulse")()
        seat_token = room.seat().removeprefix("seat.")
        in_room = f"rooms/{room.id}/pulse"
        phone = PulsePhone(self.ask(stranger, "POST", in_room, {"seat_token": seat_token})())
        body = {"seat_token": seat_token, "blinded_message": phone.blinded_message}
        phone.take(self.ask(stranger, "POST", f"{in_room}/tokens", body)())
        self.hand_in(stranger, phone)
        cadence = f"groups/{cast.circle.pk}/pulse-cadence"
        self.ask(cora, "PUT", cadence, {"way": "sessions"})()
        self.ask(cora, "DELETE", cadence)
        stranger.get("me", headers={"Host": "evil.example"})  # this one is logged

    def hand_in(self, stranger: httpx.Client, phone: PulsePhone) -> None:
        ballot = phone.full_ballot()
        for body in (ballot, ballot | {"signature": base64url(bytes(256))}, {"sealed": "x" * 3000}):
            self.ask(stranger, "POST", "pulse/ballots", body)()
        self.secrets |= {base64url(phone.token_hash), phone.token_hash.hex()}
        self.secrets |= {each["id"] for each in phone.round["items"]}


@pytest.fixture(params=BOTH_KINDS)
def talkative(
    request: pytest.FixtureRequest, live_cast: Cast, tmp_path: Path
) -> Iterator[tuple[Room, Path]]:
    """A room of a server that logs at DEBUG, and its log."""
    log = tmp_path / "server.log"
    with talkative_server(request.param, log) as server:
        set_cadence(support_group=live_cast.circle, way=PulseWay.SESSIONS)
        room = Room(server, live_cast)
        yield room, log
        room.leave()


@pytest.mark.one_process
def test_nothing_of_the_pulse_is_in_the_log(talkative: tuple[Room, Path]) -> None:
    room, log = talkative
    driven = Driven(room)
    driven.drive()
    all_of_them = {str(each) for each in ENDPOINTS if "pulse" in each.route}
    assert driven.asked == all_of_them
    said = log.read_text(errors="replace")
    assert "evil.example" in said  # the log is the server's, and a search finds what is in it
    assert len(driven.secrets) > 20
    assert [secret for secret in driven.secrets if str(secret) in said] == []
    assert "pulse/" not in said
    assert "facilitation_pulse" not in said
    assert "127.0.0.1:" not in said.replace("http://127.0.0.1:", "")


def test_what_breaks_down_is_logged_by_its_kind_alone(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(**ballot: Any) -> None:
        raise RuntimeError(f"Key (token_hash)=({ballot}) already exists")

    monkeypatch.setattr(pulse_ballots, "accept_ballot", break_down)
    ballot = {
        "round": "6f6b5a5e-0d3f-4a52-9a5c-0d7f3f3a4f10",
        "prepared": "A" * 86,
        "signature": "A" * 342,
        "sealed": "A" * 406,
    }
    client = APIClient()
    with caplog.at_level("DEBUG"):
        answer = client.post(f"{API}/pulse/ballots", ballot)
    problem(answer, 500, "server_error")
    assert "a pulse request broke down: RuntimeError" in caplog.text
    assert "token_hash" not in caplog.text + answer.content.decode()
    assert "AAAA" not in caplog.text + answer.content.decode()
    assert "pulse/ballots" not in caplog.text
