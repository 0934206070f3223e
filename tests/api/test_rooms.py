"""The room from its desk: the door's code, the QR picture, tickets for the socket."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.tickets import TicketUnknown, redeem_ticket
from tests.api.answers import API, content, faulty_fields, problem
from tests.cast import Cast


@pytest.fixture
def room(cast: Cast) -> LiveRoom:
    return open_room(group_session=cast.session(), person=cast.ada)


def ticket(client: APIClient, room: LiveRoom, audience: str = "staff") -> Any:
    return client.post(f"{API}/rooms/{room.pk}/tickets", {"audience": audience})


def test_both_co_facilitators_see_the_rooms_code(
    room: LiveRoom, ada: APIClient, paul: APIClient
) -> None:
    for client in (ada, paul):
        body = content(client.get(f"{API}/rooms/{room.pk}"))
        assert (body["id"], body["code"], body["status"]) == (str(room.pk), room.code, "open")


def test_a_closed_room_has_no_code(room: LiveRoom, ada: APIClient) -> None:
    close_room(room=room)
    body = content(ada.get(f"{API}/rooms/{room.pk}"))
    assert (body["status"], body["code"], body["join_url"]) == ("closed", "", "")


def test_the_qr_code_is_a_picture_that_no_cache_keeps(room: LiveRoom, ada: APIClient) -> None:
    answer = ada.get(f"{API}/rooms/{room.pk}/qr.svg")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "no-store"
    assert ET.fromstring(answer.content).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314


def test_another_code_makes_another_picture(room: LiveRoom, ada: APIClient) -> None:
    address = f"{API}/rooms/{room.pk}/qr.svg"
    before = ada.get(address).content
    assert ada.get(address).content == before
    LiveRoom.objects.filter(pk=room.pk).update(code="ABCDEF")
    assert ada.get(address).content != before


def test_a_closed_room_has_no_picture(room: LiveRoom, ada: APIClient) -> None:
    close_room(room=room)
    problem(ada.get(f"{API}/rooms/{room.pk}/qr.svg"), 404, "room_closed")


@pytest.mark.parametrize("audience", ["staff", "screen"])
def test_a_ticket_stands_for_this_room_this_person_and_this_audience(
    audience: str, room: LiveRoom, cast: Cast, paul: APIClient
) -> None:
    body = content(ticket(paul, room, audience), 201)
    assert body["expires_in"] == 30
    redeemed = redeem_ticket(text=body["ticket"], room_id=room.pk)
    assert (redeemed.room_id, redeemed.audience) == (room.pk, audience)
    helper = room.group_session.co_facilitators.get(person=cast.paul)
    assert redeemed.co_facilitator_id == helper.pk


def test_a_ticket_works_once(room: LiveRoom, ada: APIClient) -> None:
    text = content(ticket(ada, room), 201)["ticket"]
    redeem_ticket(text=text, room_id=room.pk)
    with pytest.raises(TicketUnknown):
        redeem_ticket(text=text, room_id=room.pk)


def test_a_ticket_for_one_room_is_none_for_another(
    room: LiveRoom, cast: Cast, ada: APIClient
) -> None:
    text = content(ticket(ada, room), 201)["ticket"]
    with pytest.raises(TicketUnknown):
        redeem_ticket(text=text, room_id=cast.circle.pk)


@pytest.mark.parametrize("audience", ["resident", "", "lead"])
def test_there_is_no_ticket_for_another_audience(
    audience: str, room: LiveRoom, ada: APIClient
) -> None:
    assert faulty_fields(problem(ticket(ada, room, audience), 400, "invalid")) == {"audience"}
