from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from rest_framework.test import APIClient

from facilitation.programs.models import Person
from tests.cast import Cast
from tests.cast_put_back import put_back, put_back_anew
from tests.emptying import empty_database
from tests.server import Server


def pytest_configure() -> None:
    """Whatever was committed leaves by our own way rather than by `flush`."""
    TransactionTestCase._fixture_teardown = lambda _test_case: empty_database()  # type: ignore[attr-defined]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the other run of .ci/run tries: the two together try everything."""
    elsewhere = "one_process" if os.environ.get("REDIS_URL") else "two_processes"
    left_out = [item for item in items if item.get_closest_marker(elsewhere)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = _long_ones_first([item for item in items if item not in left_out])


SHORT_BETWEEN = 6  # a worker is given its next tests while it runs one: let them be short ones


def _long_ones_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """So that no worker begins a long one, which has a time limit of its own, when others end."""
    long = [item for item in items if item.get_closest_marker("timeout")]
    short = [item for item in items if not item.get_closest_marker("timeout")]
    mixed: list[pytest.Item] = []
    for number, item in enumerate(long):
        mixed += [item, *short[number * SHORT_BETWEEN : (number + 1) * SHORT_BETWEEN]]
    return mixed + short[len(long) * SHORT_BETWEEN :]


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, rolled back after the test."""
    return put_back()


@pytest.fixture
def signed_in() -> Callable[[Person], APIClient]:
    """A client that is signed in as that person, by Django's own session."""

    def sign_in(person: Person) -> APIClient:
        client = APIClient()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def visitor() -> APIClient:
    return APIClient()


@pytest.fixture
def live_cast(transactional_db: None) -> Cast:
    """Everybody, committed, so that the server process sees them too.

    Keys that a rolled-back test left go first: a server would say that they are another database's.
    """
    shutil.rmtree(os.environ["PULSE_KEY_DIR"], ignore_errors=True)
    return put_back_anew()


@pytest.fixture(scope="session")
def server_process(django_db_setup: None) -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(server_process: Server, live_cast: Cast) -> Server:
    """The real server in a process of its own, on the test's database."""
    server_process.ensure_running()
    return server_process
