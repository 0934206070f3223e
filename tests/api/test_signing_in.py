"""Signing in by a code that is mailed, and nothing else of allauth."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from rest_framework.test import APIClient

from facilitation.programs.models import Person
from tests.api.answers import API, content, problem
from tests.cast import Cast

ALLAUTH = "/_allauth/browser/v1"


@pytest.fixture
def browser(cast: Cast) -> APIClient:
    """A browser that nobody is signed in on, with CSRF checks as in production."""
    client = APIClient(enforce_csrf_checks=True)
    client.get(f"{API}/me")
    return client


def post(client: APIClient, path: str, **body: str) -> Any:
    token = client.cookies["csrftoken"].value
    return client.post(f"{ALLAUTH}/{path}", body, headers={"X-CSRFToken": token})


def request_code(client: APIClient, email: str) -> Any:
    return post(client, "auth/code/request", email=email)


def mailed_code() -> str:
    found = re.search(r"code is ([\w-]+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_a_mailed_code_signs_its_person_in(browser: APIClient) -> None:
    assert request_code(browser, "Rae@example.org").status_code == 401  # which says: go on
    [message] = mail.outbox
    assert message.to == ["rae@example.org"]
    assert post(browser, "auth/code/confirm", code=mailed_code()).status_code == 200
    assert content(browser.get(f"{API}/me"))["name"] == "Rae"


def test_a_mailed_code_works_once(browser: APIClient, visitor: APIClient) -> None:
    request_code(browser, "rae@example.org")
    code = mailed_code()
    post(browser, "auth/code/confirm", code=code)
    visitor.get(f"{API}/me")
    assert post(visitor, "auth/code/confirm", code=code).status_code == 409
    problem(visitor.get(f"{API}/me"), 401, "not_authenticated")


def test_a_code_belongs_to_the_browser_that_asked_for_it(
    browser: APIClient, visitor: APIClient
) -> None:
    visitor.get(f"{API}/me")
    request_code(visitor, "ada@example.org")
    request_code(browser, "rae@example.org")
    assert post(visitor, "auth/code/confirm", code=mailed_code()).status_code == 400
    problem(visitor.get(f"{API}/me"), 401, "not_authenticated")


def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    browser: APIClient, visitor: APIClient
) -> None:
    visitor.get(f"{API}/me")
    known, unknown = (
        request_code(browser, "rae@example.org"),
        request_code(visitor, "nobody@example.org"),
    )
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert [message.to for message in mail.outbox] == [["rae@example.org"]]
    known, unknown = (
        post(client, "auth/code/confirm", code="WRNG-CODE") for client in (browser, visitor)
    )
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


def test_a_code_cannot_be_tried_for_long(browser: APIClient) -> None:
    request_code(browser, "rae@example.org")
    right = mailed_code()
    for _try in range(5):
        post(browser, "auth/code/confirm", code="WRNG-CODE")
    post(browser, "auth/code/confirm", code=right)
    problem(browser.get(f"{API}/me"), 401, "not_authenticated")


def test_the_mail_is_discreet(browser: APIClient) -> None:
    request_code(browser, "rae@example.org")
    [message] = mail.outbox
    assert message.subject == "Your sign-in code"
    assert "Rae" not in message.body


@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=9,
)
def test_a_mail_server_that_is_away_does_not_tell_who_has_an_account(
    browser: APIClient, visitor: APIClient
) -> None:
    visitor.get(f"{API}/me")
    known, unknown = (
        request_code(browser, "rae@example.org"),
        request_code(visitor, "nobody@example.org"),
    )
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


def test_asking_for_a_code_needs_the_csrf_token(browser: APIClient) -> None:
    answer = browser.post(f"{ALLAUTH}/auth/code/request", {"email": "rae@example.org"})
    problem(answer, 403, "csrf_failed")
    assert mail.outbox == []


def test_each_network_has_its_own_count_of_requested_codes(
    browser: APIClient, visitor: APIClient
) -> None:
    def ask_from(address: str) -> Any:
        answer = browser.post(
            f"{ALLAUTH}/auth/code/request",
            {"email": f"nobody{len(asked)}@example.org"},
            headers={
                "X-CSRFToken": browser.cookies["csrftoken"].value,
                "X-Forwarded-For": address,
            },
        )
        asked.append(answer)
        return answer

    asked: list[Any] = []
    while ask_from("203.0.113.1").status_code == 401:
        assert len(asked) <= 120
    assert [each["code"] for each in asked[-1].json()["errors"]] == ["too_many_login_attempts"]
    assert ask_from("203.0.113.2").status_code == 401


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("auth/signup", {"email": "new@example.org", "password": "long-enough-12"}),
        ("auth/login", {"email": "rae@example.org", "password": "long-enough-12"}),
        ("auth/password/request", {"email": "rae@example.org"}),
        ("auth/password/reset", {"key": "x", "password": "long-enough-12"}),
        ("auth/email/verify", {"key": "x"}),
        ("auth/reauthenticate", {"password": "long-enough-12"}),
        ("account/email", {"email": "psychologist@example.org"}),
        ("account/password/change", {"new_password": "long-enough-12"}),
        ("account/phone", {"phone": "+491234"}),
    ],
)
def test_nobody_can_sign_up_set_a_password_or_change_an_address(
    path: str, body: dict[str, str], cast: Cast, rae: APIClient
) -> None:
    before = list(Person.objects.order_by("pk").values_list("email", "password"))
    problem(rae.post(f"{ALLAUTH}/{path}", body), 404, "not_found")
    problem(rae.patch(f"{ALLAUTH}/{path}", {**body, "primary": True}), 404, "not_found")
    assert list(Person.objects.order_by("pk").values_list("email", "password")) == before
