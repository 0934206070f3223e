"""Polls made on the spot, prepared ones, and asking again: no way to a second result."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from facilitation.live_room.models import Ballot, Poll
from facilitation.programs.models import Role
from tests.live.client import RoomSocket
from tests.live.room import Room

QUICK = {"kind": "single_choice", "question": "Shall we go on?", "options": ["Yes", "A break"]}


def ask(desk: RoomSocket, draft: dict[str, Any]) -> str:
    desk.done("poll.ask", draft=draft)
    return str(desk.wait_for_poll("open")["id"])


def test_a_quick_poll_is_sensitive_whatever_it_asks(room: Room) -> None:
    desk = room.desk()
    ask(desk, QUICK)
    poll = desk.state["poll"]
    assert (poll["sensitivity"], poll["floor"], poll["live"]) == ("sensitive", 5, False)


def test_asking_twice_by_mistake_asks_once(room: Room) -> None:
    desk = room.desk()
    first = ask(desk, QUICK)
    desk.done("poll.ask", draft=QUICK)
    assert desk.poll_id() == first
    assert Poll.objects.count() == 1


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ({**QUICK, "options": ["Only one"]}, "wrong_number_of_options"),
        ({**QUICK, "options": ["Yes", " yes! "]}, "options_repeat"),
        ({**QUICK, "question": "   "}, "poll_draft_incomplete"),
        ({**QUICK, "kind": "ranking"}, "wrong_number_of_options"),
        ({"kind": "scale", "question": "How?", "min": 5, "max": 1}, "scale_not_valid"),
        (
            {
                "kind": "scale", "question": "How?", "min": 5, "max": 5,
                "min_label": "a", "max_label": "b",
            },
            "scale_not_valid",
        ),
        ({"kind": "word_cloud", "question": "?", "options": ["a", "b"]}, "wrong_number_of_options"),
    ],
)  # fmt: skip
def test_a_draft_that_is_no_poll_is_refused(room: Room, draft: dict[str, Any], code: str) -> None:
    desk = room.desk()
    assert desk.refused("poll.ask", draft=draft) == code
    assert not Poll.objects.exists()


def test_a_poll_that_is_going_on_is_not_pushed_aside(room: Room) -> None:
    desk = room.desk()
    poll = ask(desk, QUICK)
    other = {**QUICK, "question": "Another?"}
    assert desk.refused("poll.ask", draft=other) == "poll_not_finished"
    desk.done("poll.close", poll=poll)
    desk.done("poll.ask", draft=other)
    desk.wait_until(lambda state: state["poll"]["question"] == "Another?")


def test_a_result_is_never_asked_for_twice(room: Room) -> None:
    """Somebody leaves between two results of one question: their vote would be the difference."""
    desk, phones = room.desk(), [room.phone() for _number in range(6)]
    poll = ask(desk, QUICK)
    for phone in phones:
        phone.vote("o1" if phone is phones[0] else "o2")
    desk.done("poll.reveal", poll=poll)
    desk.wait_for_poll("revealed")
    phones[0].done("leave")
    assert desk.refused("poll.ask", draft=QUICK) == "asked_before"
    reworded = {**QUICK, "question": "shall WE go on …"}
    assert desk.refused("poll.ask", draft=reworded) == "asked_before"
    assert desk.refused("poll.ask_again", poll=poll) == "already_shown"


def test_the_plans_poll_is_not_opened_after_the_same_question(room: Room) -> None:
    desk, phones = room.desk(), [room.phone() for _number in range(5)]
    question = {**QUICK, "question": "What came along with you from work?"}
    poll = ask(desk, question)
    for phone in phones:
        phone.vote("o1")
    desk.done("poll.reveal", poll=poll)
    desk.go_to("one-word-round")
    assert desk.state["poll"] is None
    assert desk.refused("poll.open", step="one-word-round") == "asked_before"


@pytest.mark.parametrize("close_first", [True, False])
def test_asking_again_forgets_what_came_in(room: Room, close_first: bool) -> None:
    desk, phone = room.desk(), room.phone()
    desk.go_to("one-word-round")
    poll = phone.poll_id()
    phone.vote("tired")
    if close_first:
        desk.done("poll.close", poll=poll)
    desk.done("poll.ask_again", poll=poll)
    desk.done("poll.ask_again", poll=poll)  # the tap that was sent twice
    again = phone.wait_until(lambda state: state["poll"]["id"] != poll)["poll"]
    assert (again["status"], again["question"]) == ("open", desk.state["poll"]["question"])
    assert not Ballot.objects.exists()
    assert Poll.objects.count() == 2
    assert Poll.objects.get(pk=poll).tally is None
    assert phone.refused("vote", poll=poll, choices=["tired"]) == "poll_not_open"
    phone.vote("words")


def test_only_the_lead_asks(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    support = room.desk(room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST))
    poll = ask(desk, QUICK)
    support.wait_for_poll("open")
    commands: dict[str, dict[str, Any]] = {
        "poll.ask": {"draft": QUICK},
        "poll.open_prepared": {"prepared": "anything"},
        "poll.ask_again": {"poll": poll},
        "poll.open_upvotes": {"poll": poll},
    }
    for kind, fields in commands.items():
        assert support.refused(kind, **fields) == "not_the_lead"
        assert phone.refused(kind, **fields) == "not_its_co_facilitator"


def prepare(room: Room, client: httpx.Client) -> str:
    prepared = room.post(client, f"/sessions/{room.session.pk}/prepared-polls", QUICK)
    return str(prepared["id"])


def test_a_prepared_poll_and_one_of_the_library(room: Room) -> None:
    desk = room.desk()
    prepared = prepare(room, room.ada)
    assert desk.refused("poll.open_prepared", prepared="no-such-poll") == "prepared_poll_unknown"
    desk.done("poll.open_prepared", prepared=prepared)
    assert desk.wait_for_poll("open")["question"] == QUICK["question"]
    desk.done("poll.close", poll=desk.poll_id())
    library = room.ada.get("/poll-library").json()
    assert len(library) >= 10
    one_of_each = {entry["kind"]: entry for entry in library}
    assert len(one_of_each) == 6
    for entry in one_of_each.values():
        desk.done("poll.open_prepared", prepared=entry["id"])
        shown = desk.wait_for_poll("open")
        assert (shown["kind"], shown["question"]) == (entry["kind"], entry["question"])
        desk.done("poll.close", poll=shown["id"])
        desk.wait_for_poll("withheld")


def test_a_poll_prepared_for_another_session_is_unknown(room: Room) -> None:
    elsewhere = room.cast.session(group=room.cast.another_group())
    path = f"/sessions/{elsewhere.pk}/prepared-polls"
    prepared = room.post(room.ada, path, QUICK)["id"]
    assert room.desk().refused("poll.open_prepared", prepared=prepared) == "prepared_poll_unknown"


TEXTS = {"kind": "word_cloud", "question": "One word for tonight?"}


def test_texts_that_were_read_are_not_collected_again(room: Room) -> None:
    """Somebody leaves between two collections: their word would be the difference."""
    desk, phones = room.desk(), [room.phone() for _number in range(6)]
    poll = ask(desk, TEXTS)
    for number, phone in enumerate(phones):
        phone.write("hopeless" if number == 0 else "tired")
    desk.done("poll.close", poll=poll)
    desk.wait_until(lambda state: state["sorting"] is not None)
    phones[0].done("leave")
    assert desk.refused("poll.ask_again", poll=poll) == "already_shown"
    desk.go_to("one-story")
    assert desk.refused("poll.ask", draft=TEXTS) == "asked_before"


def test_nothing_is_revealed_that_nobody_would_see(room: Room) -> None:
    desk, phones = room.desk(), [room.phone() for _number in range(6)]
    first = ask(desk, QUICK)
    for phone in phones:
        phone.vote("o1" if phone in phones[:3] else "o2")
    desk.done("poll.close", poll=first)
    desk.go_to("one-story")
    assert desk.refused("poll.reveal", poll=first) == "poll_unknown"
    second = ask(desk, QUICK)
    phones[0].done("leave")
    for phone in phones[1:]:
        phone.wait_until(lambda state: (state["poll"] or {}).get("id") == second)
        phone.vote("o1" if phone in phones[:3] else "o2")
    desk.done("poll.reveal", poll=second)
    desk.go_to("ground-rules")
    assert desk.wait_for_poll("closed")["id"] == first
    assert desk.refused("poll.reveal", poll=first) == "asked_before"
    assert desk.refused("poll.ask_again", poll=first) == "asked_before"
    results = room.ada.get(f"/sessions/{room.session.pk}/poll-results").json()
    assert [result["ballots"] for result in results] == [5]


def test_a_blurred_result_is_blurred_in_the_data_too(room: Room) -> None:
    desk, phones = room.desk(), [room.phone() for _number in range(5)]
    poll = ask(desk, QUICK)
    for phone in phones:
        phone.vote("o2")
    desk.done("poll.reveal", poll=poll)
    stored = Poll.objects.get(pk=poll)
    assert stored.tally is None
    assert stored.result is not None
    assert {row["count"] for row in stored.result["rows"]} == {None}
    desk.done("resync")
    assert desk.state["poll"]["result"]["leading"] == "o2"


@pytest.mark.parametrize("question", ["Now\x00?", "No\u200bw?", "\u202eNow?", "N\u034fow?"])
def test_signs_that_nobody_sees_are_taken_out_of_a_question(room: Room, question: str) -> None:
    desk = room.desk()
    ask(desk, {**QUICK, "question": question})
    assert desk.state["poll"]["question"] == "Now?"
