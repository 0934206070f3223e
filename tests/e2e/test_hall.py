"""A hall of twenty watches its votes come in, on every screen but those still to vote."""

from __future__ import annotations

import copy
import os
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from facilitation.programs.models import Role
from tests.e2e.people import LAPTOP, PHONE, Facilitator, Stage
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album
from tests.live.client import RoomSocket

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser"),
]

SEATS = 26  # all that a circle of eight may take
POLL_STEP = "One word each"


def test_a_hall_sees_roughly_how_the_votes_come_in(stage: Stage, tmp_path: Path) -> None:
    stage.cast.session(plan=_plan_with_a_live_poll(stage.cast.plan))
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    wall = ada.page.context.new_page()
    wall.goto(ada.page.url + "/screen")
    phone = stage.resident(code)
    with ExitStack() as stack:
        sockets = [_take_a_seat(stage, code) for _number in range(SEATS - 1)]
        for socket in sockets:
            stack.callback(socket.close)
        expect(ada.page.get_by_text(f"{SEATS} here")).to_be_visible()
        ada.moves_on(POLL_STEP)
        for number, socket in enumerate(sockets[:20]):
            choice = "tired" if number < 12 else "words"
            socket.done("vote", poll=socket.poll_id(), choices=[choice])
        for page in (wall, ada.page):
            expect(page.get_by_text("So far, roughly")).to_be_visible()
            expect(page.get_by_text("about 60 %")).to_be_visible()
        expect(phone.page.get_by_text("So far, roughly")).to_have_count(0)
        phone.votes("Just tiredness")
        phone.sees_it_recorded()
        phone.sees("about 60 %")
        album = Album(Path(os.environ.get("PICTURES", tmp_path)))
        for name, page in (("wall", wall), ("desk", ada.page), ("phone", phone.page)):
            for size in (PHONE, LAPTOP):
                page.set_viewport_size(size)
                check(page)
            album.take(page, f"{name}-hall", "1280", "360")


def _plan_with_a_live_poll(plan: Plan) -> Plan:
    document = copy.deepcopy(plan.document)
    document["id"] = "a-hall"
    step = next(step for step in document["steps"] if step["title"] == POLL_STEP)
    step["poll"]["live"] = True
    return publish_plan(document=document)


def _take_a_seat(stage: Stage, code: str) -> RoomSocket:
    answer = httpx.post(
        f"{stage.server.origin}/api/v1/rooms/join", json={"code": code}, timeout=60
    ).json()
    address = f"{stage.server.socket_origin}/ws/v1/rooms/{answer['room_id']}"
    return RoomSocket(address, f"seat.{answer['seat_token']}").start()
