from __future__ import annotations

from rest_framework.test import APIClient

from tests.api.answers import API, content, problem
from tests.cast import Cast


def test_me_says_who_is_here_and_in_which_roles(cast: Cast, rae: APIClient) -> None:
    body = content(rae.get(f"{API}/me"))
    [membership] = body.pop("memberships")
    assert body == {"id": str(cast.rae.pk), "name": "Rae", "email": "rae@example.org"}
    assert membership["role"] == "resident"
    assert membership["program"] == {
        "id": str(cast.program.pk),
        "name": "Emergency",
        "time_zone": "Europe/Berlin",
    }


def test_after_signing_out_nobody_is_here(rae: APIClient) -> None:
    content(rae.get(f"{API}/me"))
    assert rae.post(f"{API}/sign-out").status_code == 204
    problem(rae.get(f"{API}/me"), 401, "not_authenticated")


def test_signing_out_twice_is_harmless(visitor: APIClient, db: None) -> None:
    assert visitor.post(f"{API}/sign-out").status_code == 204


def test_an_account_that_was_switched_off_is_out_at_once(cast: Cast, rae: APIClient) -> None:
    cast.rae.is_active = False
    cast.rae.save()
    problem(rae.get(f"{API}/me"), 401, "not_authenticated")
