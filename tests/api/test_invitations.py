"""A coordinator invites; the mail alone holds the code; the code works once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import override_settings
from rest_framework.test import APIClient

from facilitation.programs.invitations import invite
from facilitation.programs.models import Invitation, Person, Role
from tests.api.answers import API, content, faulty_fields, problem, rows
from tests.cast import Cast

REDEEM = f"{API}/invitations/redeem"
NINA = {"email": "Nina@Example.org", "name": "Nina", "role": "psychologist"}


def send(cora: APIClient, cast: Cast, **changed: str) -> Any:
    return cora.post(f"{API}/programs/{cast.program.pk}/invitations", {**NINA, **changed})


def code_in(message: Any) -> str:
    found = re.search(r"/#/welcome/(\w+)", message.body)
    assert found
    return found[1]


def test_the_mail_has_the_code_and_the_answer_does_not(cast: Cast, cora: APIClient) -> None:
    body = content(send(cora, cast), 201)
    [message] = mail.outbox
    assert message.to == ["nina@example.org"]
    code = code_in(message)
    assert len(code) == 16
    assert set(body) == {"id", "email", "name", "role", "expires_at"}
    listed = str(content(cora.get(f"{API}/programs/{cast.program.pk}/invitations")))
    assert "nina@example.org" in listed
    for text in (str(body), listed):
        assert code not in text


def test_the_database_keeps_no_code(cast: Cast, cora: APIClient) -> None:
    content(send(cora, cast), 201)
    code = code_in(mail.outbox[0])
    [row] = Invitation.objects.values()
    assert code not in str(row)
    assert code.encode() not in bytes(row["code_hash"])


def test_the_mail_gives_nothing_away_on_a_lock_screen(cast: Cast, cora: APIClient) -> None:
    content(send(cora, cast), 201)
    [message] = mail.outbox
    text = f"{message.subject} {message.body}".lower()
    for word in ("support", "psycholog", "resident", "burnout", "emergency", "group", "nina"):
        assert word not in text.replace("nina@example.org", "")


@override_settings(PUBLIC_ORIGIN="https://room.example")
def test_the_link_leads_to_the_configured_address(cast: Cast, cora: APIClient) -> None:
    content(send(cora, cast), 201)
    assert "https://room.example/#/welcome/" in mail.outbox[0].body


def test_a_code_signs_its_person_in_and_enrols_them(
    cast: Cast, cora: APIClient, visitor: APIClient
) -> None:
    content(send(cora, cast), 201)
    body = content(visitor.post(REDEEM, {"code": code_in(mail.outbox[0])}))
    assert (body["name"], body["email"]) == ("Nina", "nina@example.org")
    assert [each["role"] for each in body["memberships"]] == ["psychologist"]
    assert content(visitor.get(f"{API}/me")) == body


def test_a_code_works_however_it_is_typed(cast: Cast, visitor: APIClient) -> None:
    code = invite(program=cast.program, email="nina@example.org", name="Nina", role=Role.ALUM).code
    typed = f" {code[:4]}-{code[4:8]} {code[8:]} ".lower()
    assert content(visitor.post(REDEEM, {"code": typed}))["name"] == "Nina"


def test_wrong_used_replaced_and_expired_codes_get_one_answer(cast: Cast) -> None:
    def make(email: str, **options: Any) -> str:
        return invite(program=cast.program, email=email, name="N", role=Role.ALUM, **options).code

    used = make("used@example.org")
    content(APIClient().post(REDEEM, {"code": used}))
    replaced = make("twice@example.org")
    newest = make("twice@example.org")
    expired = make("late@example.org", valid_for=timedelta(seconds=-1))
    answers = [
        problem(APIClient().post(REDEEM, {"code": code}), 404, "invitation_unknown")
        for code in ("ABCDEFGHJKMNPQRS", "---", used, replaced, expired)
    ]
    assert all(answer == answers[0] for answer in answers)
    content(APIClient().post(REDEEM, {"code": newest}))


def test_a_code_of_somebody_whose_account_is_off_is_unknown(cast: Cast, visitor: APIClient) -> None:
    Person.objects.filter(pk=cast.ada.pk).update(is_active=False)
    sent = invite(program=cast.program, email="ada@example.org", name="Ada", role=Role.ALUM)
    problem(visitor.post(REDEEM, {"code": sent.code}), 404, "invitation_unknown")


def test_an_invitation_renames_nobody(cast: Cast, cora: APIClient, visitor: APIClient) -> None:
    content(send(cora, cast, email="ada@example.org", name="Somebody Else", role="alum"), 201)
    assert content(visitor.post(REDEEM, {"code": code_in(mail.outbox[0])}))["name"] == "Ada"


def test_a_redeemed_invitation_is_no_longer_listed(
    cast: Cast, cora: APIClient, visitor: APIClient
) -> None:
    address = f"{API}/programs/{cast.program.pk}/invitations"
    content(send(cora, cast), 201)
    assert [each["email"] for each in rows(cora.get(address))] == ["nina@example.org"]
    content(visitor.post(REDEEM, {"code": code_in(mail.outbox[0])}))
    assert rows(cora.get(address)) == []


def test_redeeming_on_a_phone_where_somebody_else_is_signed_in_changes_who_is_here(
    cast: Cast, rae: APIClient
) -> None:
    sent = invite(program=cast.program, email="ada@example.org", name="Ada", role=Role.ALUM)
    content(rae.post(REDEEM, {"code": sent.code}))
    assert content(rae.get(f"{API}/me"))["name"] == "Ada"


def test_redeeming_changes_the_session_key(cast: Cast, visitor: APIClient) -> None:
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "planted-by-somebody-else"
    sent = invite(program=cast.program, email="ada@example.org", name="Ada", role=Role.ALUM)
    content(visitor.post(REDEEM, {"code": sent.code}))
    assert visitor.cookies[settings.SESSION_COOKIE_NAME].value != "planted-by-somebody-else"


@pytest.mark.parametrize(
    ("email", "role"), [("dana@example.org", "alum"), ("ada@example.org", "director")]
)
def test_nobody_is_invited_to_be_a_director_and_something_else(
    email: str, role: str, cast: Cast, cora: APIClient
) -> None:
    problem(send(cora, cast, email=email, role=role), 409, "director_holds_no_other_role")
    assert mail.outbox == []


def test_two_codes_sent_at_once_do_not_make_a_director_an_alum(cast: Cast) -> None:
    codes = [
        invite(program=cast.program, email="nina@example.org", name="Nina", role=role).code
        for role in (Role.DIRECTOR, Role.ALUM)
    ]
    content(APIClient().post(REDEEM, {"code": codes[0]}))
    problem(APIClient().post(REDEEM, {"code": codes[1]}), 409, "director_holds_no_other_role")


@pytest.mark.parametrize(
    ("field", "value"), [("email", "nobody"), ("role", "boss"), ("name", ""), ("name", "x" * 121)]
)
def test_what_cannot_be_used_is_named(field: str, value: str, cast: Cast, cora: APIClient) -> None:
    body = problem(send(cora, cast, **{field: value}), 400, "invalid")
    assert faulty_fields(body) == {field}


@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=9,
)
def test_a_mail_server_that_is_away_is_said_plainly(
    cast: Cast, cora: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    problem(send(cora, cast), 503, "mail_not_sent")
    assert "mail server" in caplog.text
    assert "nina" not in caplog.text.lower()
