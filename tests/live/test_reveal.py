"""Nobody sees a tally before the reveal, and small rooms are protected after it."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.live_room.models import Poll
from tests.live.client import RoomSocket
from tests.live.room import Room


def vote_all(desk: RoomSocket, phones: list[RoomSocket], step: str, choices: list[str]) -> str:
    desk.go_to(step)
    for phone, choice in zip(phones, choices, strict=True):
        phone.wait_until(lambda state: state["step"]["id"] == step)
        phone.vote(choice)
    return desk.poll_id()


def phones_in(room: Room, count: int) -> list[RoomSocket]:
    return [room.phone() for _number in range(count)]


def counts(poll: dict[str, Any]) -> dict[str, int]:
    return {row["option"]: row["count"] for row in poll["result"]["rows"] if row["count"]}


def test_everybody_sees_the_result_at_once_after_the_reveal(room: Room) -> None:
    desk, screen, phones = room.desk(), room.screen(), phones_in(room, 3)
    poll = vote_all(desk, phones, "one-word-round", ["tired", "tired", "words"])
    desk.done("poll.reveal", poll=poll)
    for each in (desk, screen, *phones):
        shown = each.wait_for_poll("revealed")
        assert counts(shown) == {"tired": 2, "words": 1}
        assert shown["result"]["ballots"] == 3


def test_no_frame_before_the_reveal_carries_a_count(room: Room) -> None:
    desk, screen, phones = room.desk(), room.screen(), phones_in(room, 6)
    poll = vote_all(desk, phones, "trajectory", ["one", "one", "most", "most", "a-few", "one"])
    desk.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
    desk.done("poll.close", poll=poll)
    desk.wait_for_poll("closed")
    for each in (desk, screen, *phones):
        for frame in each.frames:
            shown = frame.get("state", {}).get("poll")
            assert not shown or shown["result"] is None
            progress = frame.get("state", {}).get("progress")
            assert not progress or set(progress) == {"poll", "level"}


@pytest.mark.parametrize("votes", [0, 1, 4])
def test_a_sensitive_poll_under_five_votes_is_deleted_unread(room: Room, votes: int) -> None:
    desk, phones = room.desk(), phones_in(room, votes)
    poll = vote_all(desk, phones, "trajectory", ["one"] * votes)
    assert desk.refused("poll.reveal", poll=poll) == "too_few_votes"
    desk.wait_for_poll("withheld")
    stored = Poll.objects.get(pk=poll)
    assert (stored.status, stored.tally) == ("withheld", None)
    assert desk.refused("poll.reveal", poll=poll) == "too_few_votes"


@pytest.mark.parametrize("dissent", ["one", "most"])
def test_unanimity_and_all_but_one_look_the_same(room: Room, dissent: str) -> None:
    desk, phones = room.desk(), phones_in(room, 5)
    poll = vote_all(desk, phones, "trajectory", ["one"] * 4 + [dissent])
    desk.done("poll.reveal", poll=poll)
    result = desk.wait_for_poll("revealed")["result"]
    assert (result["exact"], result["ballots"], result["leading"]) == (False, None, "one")
    assert all(row["count"] is None and row["share"] is None for row in result["rows"])


def test_there_is_one_reveal_and_no_vote_after_it(room: Room) -> None:
    desk, phones = room.desk(), phones_in(room, 3)
    poll = vote_all(desk, phones, "one-word-round", ["tired", "tired", "words"])
    desk.done("poll.reveal", poll=poll)
    late = room.phone()
    assert late.refused("vote", poll=poll, choices=["words"]) == "poll_not_open"
    assert desk.refused("poll.open", step="trajectory") == "step_has_no_poll"
    desk.done("poll.open", step="one-word-round")  # there is one already: nothing happens
    desk.done("poll.reveal", poll=poll)
    assert counts(late.wait_for_poll("revealed")) == {"tired": 2, "words": 1}


def test_votes_that_change_no_level_leave_no_frame(room: Room) -> None:
    desk, phones = room.desk(), phones_in(room, 8)
    desk.go_to("trajectory")
    desk.settle(5)  # whatever the arrivals had to say has been said
    seen = len(desk.frames)
    for phone in phones[:3]:
        phone.wait_for_step("trajectory")
        for choice in ("one", "most"):
            phone.vote(choice)
            desk.done("resync")
    desk.settle(5)
    told = [frame for frame in desk.frames[seen:] if frame["type"] != "ack"]
    assert {frame["type"] for frame in told} == {"snapshot"}
    assert {frame["state"]["progress"]["level"] for frame in told} == {"waiting"}


def test_progress_is_coarse_and_says_when_everybody_has_voted(room: Room) -> None:
    desk, phones = room.desk(), phones_in(room, 4)
    vote_all(desk, phones, "one-word-round", ["tired"] * 4)
    desk.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
