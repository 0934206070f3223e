"""Taking results home: what the room saw, for its co-facilitators, and nothing more."""

from __future__ import annotations

import csv
import io
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from facilitation.live_room.asking import ask_quick_poll
from facilitation.live_room.ballots import Vote, ballot_key, cast_votes
from facilitation.live_room.models import LiveRoom, Poll, PollStatus
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.polls import close_poll, reveal_poll
from facilitation.live_room.seats import take_seat
from facilitation.plans.poll_draft import PollDraft
from facilitation.plans.poll_template import PollKind
from tests.api.answers import API, content, problem
from tests.cast import Cast


@pytest.fixture
def room(cast: Cast) -> LiveRoom:
    return open_room(group_session=cast.session(), person=cast.ada)


def ask(room: LiveRoom, question: str, *texts: str) -> UUID:
    ask_quick_poll(room=room, draft=PollDraft(PollKind.SINGLE_CHOICE, question, texts))
    return Poll.objects.get(room=room, status=PollStatus.OPEN).pk


def vote(room: LiveRoom, poll: UUID, *choices: str) -> None:
    seats = [take_seat(code=room.code) for _choice in choices]
    outcomes = cast_votes(
        [
            Vote(room.pk, each.key, poll, ballot_key(token=each.token, poll_id=poll), (choice,))
            for each, choice in zip(seats, choices, strict=True)
        ]
    )
    assert outcomes == [None] * len(choices)


def path(room: LiveRoom, ending: str = "") -> str:
    return f"{API}/sessions/{room.group_session_id}/poll-results{ending}"


def test_only_what_was_revealed_as_it_was_revealed(room: LiveRoom, ada: APIClient) -> None:
    ask_and_vote(room, "Exact?", ["o1", "o1", "o1", "o2", "o2"], reveal=True)
    ask_and_vote(room, "Nearly all?", ["o1", "o1", "o1", "o1", "o2"], reveal=True)
    ask_and_vote(room, "Never shown?", ["o1", "o1", "o1", "o2", "o2"], reveal=False)
    results = content(ada.get(path(room)))
    assert [each["question"] for each in results] == ["Exact?", "Nearly all?"]
    first, second = results
    assert [(row["option"], row["votes"], row["percent"]) for row in first["rows"]] == [
        ("Yes", 3, 60),
        ("No", 2, 40),
    ]
    assert (second["leading"], second["ballots"], second["exact"]) == ("Yes", None, False)
    assert {row["votes"] for row in second["rows"]} == {None}
    close_room(room=room)
    assert content(ada.get(path(room))) == results


def ask_and_vote(room: LiveRoom, question: str, choices: list[str], *, reveal: bool) -> None:
    poll = ask(room, question, "Yes", "No")
    vote(room, poll, *choices)
    close_poll(room=room, poll_id=poll)
    if reveal:
        reveal_poll(room=room, poll_id=poll)


def test_a_table_that_runs_nothing(room: LiveRoom, ada: APIClient) -> None:
    poll = ask(room, "=1+1?", "@cmd", "plain, with a comma")
    vote(room, poll, "o1", "o1", "o2", "o2", "o2")
    reveal_poll(room=room, poll_id=poll)
    answer = ada.get(path(room, ".csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    table = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(row["question"], row["option"], row["votes"]) for row in table] == [
        ("'=1+1?", "'@cmd", "2"),
        ("'=1+1?", "plain, with a comma", "3"),
    ]


def test_an_empty_session_has_an_empty_list(room: LiveRoom, paul: APIClient) -> None:
    assert content(paul.get(path(room))) == []
    assert paul.get(path(room, ".csv")).content.decode().count("\n") == 1


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_nobody_but_its_co_facilitators(
    room: LiveRoom,
    ending: str,
    cora: APIClient,
    rae: APIClient,
    dana: APIClient,
    olaf: APIClient,
) -> None:
    problem(cora.get(path(room, ending)), 403, "not_its_co_facilitator")
    problem(rae.get(path(room, ending)), 403, "not_its_co_facilitator")
    problem(dana.get(path(room, ending)), 403, "directors_stay_out")
    problem(olaf.get(path(room, ending)), 404, "not_found")
