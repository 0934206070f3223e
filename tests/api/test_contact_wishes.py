"""Asking a psychologist for contact: the server keeps what it cannot read, and not from whom."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.apps import apps
from django.utils import timezone
from rest_framework.test import APIClient

from api.bytes_field import base64url
from facilitation.contact_wishes.models import TEXT_BYTES, ContactWish
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import open_room
from facilitation.pulse.sealing import SUITE
from facilitation.push.events import Event
from facilitation.push.models import Notification, Stand
from facilitation.push.tasks import send_now
from tests.api.answers import API, content, problem
from tests.cast import Cast

pytestmark = pytest.mark.one_process
INFO = b"in-this-room contact v1 "
WISH = {"name": "Rae, second year", "reach": "rae@home.example, evenings"}


class Device:
    """A psychologist's device, which keeps the private key to itself."""

    def __init__(self, client: APIClient) -> None:
        self.private = X25519PrivateKey.generate()
        self.client = client
        public = base64url(self.private.public_key().public_bytes_raw())
        body = content(client.put(f"{API}/contact-keys/mine", {"public_key": public}))
        self.key = body["id"]

    def reads(self) -> list[dict[str, str]]:
        waiting = content(self.client.get(f"{API}/contact-wishes"))
        return [self.opens(each["sealed"]) for each in waiting]

    def opens(self, sealed: str) -> dict[str, str]:
        raw = base64.urlsafe_b64decode(sealed + "==")
        padded = SUITE.decrypt(raw, self.private, INFO + self.key.encode())
        length = int.from_bytes(padded[:2], "big")
        found: dict[str, str] = json.loads(padded[2 : 2 + length])
        return found


def sealed_for(to_ask: dict[str, Any], wish: dict[str, str] = WISH) -> str:
    """What the phone sends."""
    text = json.dumps(wish).encode()
    padded = (len(text).to_bytes(2, "big") + text).ljust(TEXT_BYTES, b"\0")
    public = X25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(to_ask["public_key"] + "="))
    return base64url(SUITE.encrypt(padded, public, INFO + to_ask["key"].encode()))


@pytest.fixture
def device(paul: APIClient) -> Device:
    return Device(paul)


@pytest.fixture
def room(cast: Cast) -> LiveRoom:
    return open_room(group_session=cast.session(), person=cast.ada)


def to_ask(cast: Cast, client: APIClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = content(client.get(f"{API}/programs/{cast.program.pk}/help"))[
        "to_ask"
    ]
    return found


def wish(cast: Cast, client: APIClient) -> Any:
    [paul] = to_ask(cast, client)
    body = {"key": paul["key"], "sealed": sealed_for(paul)}
    return client.post(f"{API}/programs/{cast.program.pk}/contact-wishes", body)


def test_a_wish_reaches_the_psychologist_and_is_deleted_when_answered(
    cast: Cast, device: Device, rae: APIClient
) -> None:
    assert [each["name"] for each in to_ask(cast, rae)] == ["Paul"]
    assert wish(cast, rae).status_code == 204
    assert device.reads() == [WISH]
    [waiting] = content(device.client.get(f"{API}/contact-wishes"))
    path = f"{API}/contact-wishes/{waiting['id']}"
    assert device.client.delete(path).status_code == 204
    assert device.reads() == []
    assert not ContactWish.objects.exists()
    problem(device.client.delete(path), 404, "not_found")


def test_a_phone_in_the_room_asks_without_an_account(
    cast: Cast, device: Device, room: LiveRoom, visitor: APIClient
) -> None:
    seat = content(visitor.post(f"{API}/rooms/join", {"code": room.code}), 201)
    [paul] = seat["help"]["to_ask"]
    body = {
        "seat_token": seat["seat_token"],
        "key": paul["key"],
        "sealed": sealed_for(paul),
    }
    path = f"{API}/rooms/{room.pk}/contact-wishes"
    assert visitor.post(path, body).status_code == 204
    assert device.reads() == [WISH]
    problem(visitor.post(path, {**body, "seat_token": "x" * 22}), 404, "seat_gone")
    problem(visitor.post(path, {**body, "sealed": "AAAA"}), 400, "invalid")


def test_the_server_keeps_neither_a_word_nor_who_asked(
    cast: Cast, device: Device, rae: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    before = {model: model._default_manager.count() for model in apps.get_models()}
    assert wish(cast, rae).status_code == 204
    changed = {
        model.__name__
        for model in apps.get_models()
        if model._default_manager.count() != before[model]
    }
    assert changed == {"ContactWish", "Notification"}
    told = Notification.objects.get()
    assert (told.person, told.about) == (cast.paul, ContactWish.objects.get().key_id)
    # Neither which wish it was nor when: a quarter of an hour in which it must have been.
    assert str(ContactWish.objects.get().pk.hex) not in str(Notification.objects.values().get())
    assert (told.not_before.minute % 15, told.not_before.second) == (0, 0)
    assert told.not_before.microsecond == 0
    row = ContactWish.objects.values().get()
    assert set(row) == {"id", "key_id", "sealed"}
    for needle in (b"Rae", b"home.example", cast.rae.pk.bytes):
        assert needle not in bytes(row["sealed"])
    assert "home.example" not in caplog.text
    assert str(cast.rae.pk) not in str(row)


def test_the_psychologist_is_told_once_and_nobody_else_is(
    cast: Cast, device: Device, rae: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for _each in range(2):
        assert wish(cast, rae).status_code == 204
    send_now()
    assert not Notification.objects.filter(stand=Stand.HANDED_ON).exists()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=15))
    send_now()
    told = Notification.objects.get()
    assert (told.person, told.event, told.stand) == (
        cast.paul,
        Event.CONTACT_REQUESTED,
        Stand.HANDED_ON,
    )


@pytest.mark.parametrize("how", ["answered", "given up"])
def test_whoever_has_no_wish_any_more_is_not_told(
    how: str, cast: Cast, device: Device, rae: APIClient, paul: APIClient
) -> None:
    for _each in range(2):
        assert wish(cast, rae).status_code == 204
    first, second = content(paul.get(f"{API}/contact-wishes"))
    told = Notification.objects.get
    if how == "answered":
        paul.delete(f"{API}/contact-wishes/{first['id']}")
        assert told().stand == Stand.WAITING
        paul.delete(f"{API}/contact-wishes/{second['id']}")
    else:
        Device(paul)
    assert told().stand == Stand.DROPPED


def test_a_new_device_gives_up_what_waits_for_the_old_one(
    cast: Cast, device: Device, rae: APIClient, paul: APIClient
) -> None:
    wish(cast, rae)
    [old] = to_ask(cast, rae)
    new = Device(paul)
    assert new.key != device.key
    assert new.reads() == []
    body = {"key": old["key"], "sealed": sealed_for(old)}
    answer = rae.post(f"{API}/programs/{cast.program.pk}/contact-wishes", body)
    problem(answer, 404, "contact_key_unknown")
    wish(cast, rae)
    with pytest.raises(InvalidTag):
        device.opens(content(paul.get(f"{API}/contact-wishes"))[0]["sealed"])
    assert new.reads() == [WISH]


def test_the_same_key_again_changes_nothing(
    cast: Cast, device: Device, rae: APIClient, paul: APIClient
) -> None:
    wish(cast, rae)
    public = base64url(device.private.public_key().public_bytes_raw())
    again = content(paul.put(f"{API}/contact-keys/mine", {"public_key": public}))
    assert again["id"] == device.key
    assert content(paul.get(f"{API}/contact-keys/mine")) == again
    assert device.reads() == [WISH]


def test_without_a_key_nobody_can_be_asked(cast: Cast, rae: APIClient, paul: APIClient) -> None:
    assert to_ask(cast, rae) == []
    assert content(paul.get(f"{API}/contact-keys/mine")) == {"id": None, "public_key": None}


def test_who_asks_again_and_again_is_pointed_to_the_numbers(
    cast: Cast, device: Device, rae: APIClient, remi: APIClient
) -> None:
    for _each in range(3):
        assert wish(cast, rae).status_code == 204
    problem(wish(cast, rae), 429, "too_many_wishes")
    assert wish(cast, remi).status_code == 204


def test_another_programs_psychologist_is_out_of_reach(
    cast: Cast, device: Device, olaf: APIClient
) -> None:
    body = {"key": device.key, "sealed": base64url(bytes(1072))}
    answer = olaf.post(f"{API}/programs/{cast.other_program.pk}/contact-wishes", body)
    problem(answer, 404, "contact_key_unknown")


def test_a_waiting_list_ends(cast: Cast, device: Device, rae: APIClient) -> None:
    rows = [ContactWish(key_id=device.key, sealed=bytes(1072)) for _each in range(100)]
    ContactWish.objects.bulk_create(rows)
    problem(wish(cast, rae), 409, "too_many_waiting")
