"""Ballots that go to an origin of their own, which never meets the browser's cookies."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from facilitation.programs.models import Role
from tests.cast import Cast
from tests.e2e.people import PHONE, Stage
from tests.e2e.pulse import answers, ballots_of, with_a_clock
from tests.pulse_phone import open_round_of
from tests.server import Process, Server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("pulse"),
]


@pytest.fixture
def ballot_host(live_cast: Cast) -> Iterator[Process]:
    """Another name for this machine, and another port: for a browser another site."""
    process = Process()
    yield process
    process.end(signal.SIGTERM)


@pytest.fixture
def stage(browser: Browser, live_cast: Cast, ballot_host: Process) -> Iterator[Stage]:
    pages = Server()
    # Over plain HTTP only a development server may be told of a host for ballots.
    settings = {"DEBUG": "1", "PULSE_BALLOT_ORIGIN": f"http://localhost:{ballot_host.port}"}
    ballot_host.public_origin = pages.origin
    for process in (*pages.processes, ballot_host):
        process.more_environment |= settings
        process.start()
    stage = Stage(browser, pages, live_cast)
    yield stage
    stage.leave()
    pages.stop()


def requests_to(page: Page, port: int) -> list[Request]:
    sent: list[Request] = []
    page.context.on(
        "request", lambda each: sent.append(each) if urlsplit(each.url).port == port else None
    )
    return sent


def test_a_ballot_goes_to_the_other_origin_alone_and_takes_nothing_along(
    stage: Stage, ballot_host: Process
) -> None:
    pulse_round = open_round_of(stage.cast.circle)
    page = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    to_ballots = requests_to(page, ballot_host.port)
    to_pages = requests_to(page, stage.server.processes[0].port)
    page = with_a_clock(page)
    page.get_by_role("link", name="Answer").click()
    answers(page, "7")
    page.clock.fast_forward("10:01")
    expect(page.get_by_role("heading", name="Sent and recorded")).to_be_visible()
    assert len(ballots_of(pulse_round)) == 1

    paths = [urlsplit(each.url).path for each in to_ballots]
    assert "/api/v1/pulse/ballots" in paths
    assert f"/api/v1/pulse/rounds/{pulse_round.pk}/manifest" in paths
    asked_here = [urlsplit(each.url).path for each in to_pages]
    assert "/api/v1/pulse/rounds" in asked_here  # so this list is no empty one
    assert not set(paths) & set(asked_here)
    for each in to_ballots:
        told = each.all_headers()
        assert not {"cookie", "authorization", "referer"} & told.keys()
    assert {cookie.get("domain") for cookie in page.context.cookies()} <= {"127.0.0.1"}
