"""A real Chromium. Without one these tests are skipped, or fail when REQUIRE_BROWSER is set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.cast import Cast
from tests.e2e.people import Stage
from tests.server import Server

# Playwright's loop runs in this thread; the tests' own look into the database is still synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BUILT_CLIENT = Path(__file__).resolve().parents[2] / "phone" / "dist" / "index.html"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing() -> str | None:
    if shutil.which("chromium") is None:
        return "Chromium is not installed: apt-get install chromium"
    if not BUILT_CLIENT.is_file():
        return "the phone client is not built: make phone"
    return None


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    if why := missing():
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    browser = playwright_driver.chromium.launch(
        executable_path=shutil.which("chromium"), args=QUIET, headless=True
    )
    yield browser
    browser.close()


@pytest.fixture
def stage(browser: Browser, server: Server, live_cast: Cast) -> Iterator[Stage]:
    stage = Stage(browser, server, live_cast)
    yield stage
    stage.leave()
