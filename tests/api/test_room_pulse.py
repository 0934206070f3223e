"""A phone with a seat gets its session's round and one token, without an account."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.seats import give_up_seat, most_seats
from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.models import PulseRound, PulseWay
from tests.api.answers import API, content, problem
from tests.cast import Cast
from tests.pulse_phone import PulsePhone


@pytest.fixture
def room(cast: Cast) -> LiveRoom:
    """Of a session of the circle, which is asked at its sessions."""
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    return open_room(group_session=cast.session(), person=cast.ada)


def join(room: LiveRoom) -> str:
    body = content(APIClient().post(f"{API}/rooms/join", {"code": room.code}), 201)
    return str(body["seat_token"])


def ask_round(room: LiveRoom, seat_token: str) -> Any:
    return APIClient().post(f"{API}/rooms/{room.pk}/pulse", {"seat_token": seat_token})


def ask_token(room: LiveRoom, seat_token: str, phone: PulsePhone) -> Any:
    body = {"seat_token": seat_token, "blinded_message": phone.blinded_message}
    return APIClient().post(f"{API}/rooms/{room.pk}/pulse/tokens", body)


def seated(room: LiveRoom) -> tuple[str, PulsePhone]:
    seat_token = join(room)
    return seat_token, PulsePhone(content(ask_round(room, seat_token)))


def test_a_phone_in_the_room_answers_like_any_other(room: LiveRoom) -> None:
    seat_token, phone = seated(room)
    answer = ask_token(room, seat_token, phone)
    assert answer.cookies == {}
    phone.take(content(answer))
    content(APIClient().post(f"{API}/pulse/ballots", phone.full_ballot()))
    assert PulseBallot.objects.count() == 1


def test_the_round_is_the_sessions_own(room: LiveRoom, cast: Cast, rae: APIClient) -> None:
    _seat, phone = seated(room)
    pulse_round = PulseRound.objects.get(group_session=room.group_session)
    assert phone.round["id"] == str(pulse_round.pk)
    assert phone.round["support_group"]["name"] == "Tuesday circle"
    assert content(rae.get(f"{API}/pulse/rounds")) == []  # the roster has no part in it


def test_one_token_a_seat(room: LiveRoom) -> None:
    seat_token, phone = seated(room)
    first = content(ask_token(room, seat_token, phone))
    assert content(ask_token(room, seat_token, phone)) == first
    other = PulsePhone(phone.round)
    problem(ask_token(room, seat_token, other), 409, "token_already_issued")
    content(ask_token(room, join(room), other))


def test_a_member_gets_no_token_of_a_sessions_round(room: LiveRoom, rae: APIClient) -> None:
    _seat, phone = seated(room)
    body = {"blinded_message": phone.blinded_message}
    path = f"{API}/pulse/rounds/{phone.round['id']}/tokens"
    problem(rae.post(path, body), 404, "not_found")


def test_without_a_seat_here_there_is_nothing(room: LiveRoom, cast: Cast) -> None:
    elsewhere = open_room(group_session=cast.session(group=cast.another_group()), person=cast.ada)
    _seat, phone = seated(room)
    for seat_token in (join(elsewhere), "x" * 22, "\u00e9"):
        problem(ask_round(room, seat_token), 404, "seat_gone")
        problem(ask_token(room, seat_token, phone), 404, "seat_gone")


@pytest.mark.parametrize("seat_token", ["", None, "x" * 65, ["x"], "\u0000"])
def test_what_cannot_be_a_seat_is_refused(seat_token: Any, room: LiveRoom) -> None:
    body = {"seat_token": seat_token}
    answer = APIClient().post(f"{API}/rooms/{room.pk}/pulse", body, format="json")
    problem(answer, 400, "invalid")


def test_a_room_whose_group_is_not_asked_has_no_pulse(cast: Cast) -> None:
    room = open_room(group_session=cast.session(), person=cast.ada)
    problem(ask_round(room, join(room)), 404, "no_pulse")


def test_a_plan_without_a_step_for_it_has_no_pulse(cast: Cast) -> None:
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    session = cast.session(plan=without_pulse(cast.plan))
    room = open_room(group_session=session, person=cast.ada)
    assert not PulseRound.objects.exists()
    problem(ask_round(room, join(room)), 404, "no_pulse")


def without_pulse(plan: Plan) -> Plan:
    steps = [
        {name: part for name, part in step.items() if name != "pulse"}
        for step in plan.document["steps"]
    ]
    return publish_plan(document={**plan.document, "version": 99, "steps": steps})


def test_a_room_that_has_closed_gives_no_token(room: LiveRoom) -> None:
    seat_token, phone = seated(room)
    close_room(room=room)
    problem(ask_token(room, seat_token, phone), 404, "seat_gone")


def test_a_phone_that_leaves_and_joins_again_does_not_answer_for_a_crowd(room: LiveRoom) -> None:
    described = seated(room)[1].round
    for _turn in range(most_seats(room)):
        seat_token = join(room)
        content(ask_token(room, seat_token, PulsePhone(described)))
        give_up_seat(room=room, token=seat_token)
    seat_token, phone = join(room), PulsePhone(described)
    problem(ask_token(room, seat_token, phone), 409, "room_full")
    assert TokenIssued.objects.count() == most_seats(room)


def test_a_phone_has_some_time_after_the_goodbye(room: LiveRoom) -> None:
    seat_token, phone = seated(room)
    phone.take(content(ask_token(room, seat_token, phone)))
    close_room(room=room)
    content(APIClient().post(f"{API}/pulse/ballots", phone.full_ballot()))


def test_opening_again_makes_no_second_round(room: LiveRoom, cast: Cast) -> None:
    again = open_room(group_session=room.group_session, person=cast.paul)
    assert again.pk == room.pk
    assert PulseRound.objects.count() == 1


def test_a_place_for_keys_that_is_missing_keeps_no_room_closed(
    cast: Cast, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    folder, settings.PULSE_KEY_DIR = settings.PULSE_KEY_DIR, None
    session = cast.session()
    room = open_room(group_session=session, person=cast.ada)
    problem(ask_round(room, join(room)), 404, "no_pulse")
    assert "a session's pulse could not be made: PulseNotSetUp" in caplog.text
    settings.PULSE_KEY_DIR = folder
    open_room(group_session=session, person=cast.ada)
    content(ask_round(room, join(room)))
