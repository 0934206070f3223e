"""Every kind of poll, from its question to what the room sees, over real sockets."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.live_room.models import Ballot, Poll, TextToSort
from tests.live.client import RoomSocket
from tests.live.room import Room

MULTIPLE = {"kind": "multiple_choice", "question": "What helps?", "options": ["Tea", "Talk", "Nap"]}
RANKING = {"kind": "ranking", "question": "What first?", "options": ["Rota", "Room", "Rest"]}
SCALE = {
    "kind": "scale",
    "question": "How steady?",
    "min": 0,
    "max": 10,
    "min_label": "Not",
    "max_label": "Very",
}
CLOUD = {"kind": "word_cloud", "question": "One word for tonight?"}
BOARD = {"kind": "question_board", "question": "What shall we ask?"}


class Asked:
    """A question put to the room by its lead, with five phones to answer it."""

    def __init__(self, room: Room, draft: dict[str, Any], phones: int = 5):
        self.desk = room.desk()
        self.desk.done("poll.ask", draft=draft)
        self.poll: str = self.desk.wait_for_poll("open")["id"]
        self.phones = [room.phone() for _number in range(phones)]

    def answered(self, *answers: list[str]) -> dict[str, Any]:
        for phone, choices in zip(self.phones, answers, strict=True):
            phone.vote(*choices)
        self.desk.done("poll.reveal", poll=self.poll)
        return self.phones[0].wait_for_poll("revealed")

    def written(self, *texts: list[str]) -> list[dict[str, Any]]:
        """Close the poll on these; returns what the facilitators get to sort."""
        for phone, each in zip(self.phones, texts, strict=True):
            phone.write(*each)
        self.desk.done("poll.close", poll=self.poll)
        state = self.desk.wait_until(lambda state: state["sorting"] is not None)
        sorting: list[dict[str, Any]] = state["sorting"]["texts"]
        return sorting

    def sort(self, text: str, *, shown: bool, by: RoomSocket | None = None) -> None:
        [found] = [
            each["id"] for each in self.desk.state["sorting"]["texts"] if each["text"] == text
        ]
        (by or self.desk).done("poll.sort", poll=self.poll, text=found, shown=shown)
        standing = "shown" if shown else "hidden"
        self.desk.wait_until(
            lambda state: (
                {"text": text, "standing": standing}.items()
                <= next(each for each in state["sorting"]["texts"] if each["id"] == found).items()
            )
        )


def rows(poll: dict[str, Any], *fields: str) -> list[tuple[Any, ...]]:
    texts = {option["id"]: option["text"] for option in poll["options"]}
    return [
        (texts[row["option"]], *(row[field] for field in fields)) for row in poll["result"]["rows"]
    ]


def test_multiple_choice(room: Room) -> None:
    asked = Asked(room, MULTIPLE)
    shown = asked.answered(["o1", "o2"], ["o1", "o2"], ["o1"], ["o1", "o2"], ["o1", "o3"])
    assert shown["most_choices"] == 3
    # All but one and none but one stay hidden behind words; three of five may be told.
    assert rows(shown, "count", "near") == [
        ("Tea", None, "all"),
        ("Talk", 3, None),
        ("Nap", None, "none"),
    ]


def test_ranking(room: Room) -> None:
    asked = Asked(room, RANKING)
    first, second = ["o3", "o1", "o2"], ["o1", "o3", "o2"]
    third = ["o2", "o3", "o1"]
    shown = asked.answered(first, first, second, third, third)
    assert rows(shown, "place") == [("Rest", 1.6), ("Rota", 2.2), ("Room", 2.2)]
    assert shown["result"]["exact"]


def test_a_scale_made_on_the_spot(room: Room) -> None:
    shown = Asked(room, SCALE).answered(["0"], ["5"], ["5"], ["10"], ["10"])
    assert shown["result"]["mean"] == 6.0


@pytest.mark.parametrize(
    ("draft", "choices"),
    [
        (MULTIPLE, []),
        (MULTIPLE, ["o1", "o1"]),
        (MULTIPLE, ["o1", "o9"]),
        (RANKING, ["o1", "o2"]),
        (RANKING, ["o1", "o2", "o2"]),
        (SCALE, ["4", "5"]),
        (CLOUD, ["t1"]),
    ],
)
def test_an_answer_that_does_not_fit_the_kind_is_refused(
    room: Room, draft: dict[str, Any], choices: list[str]
) -> None:
    asked = Asked(room, draft, phones=1)
    code = asked.phones[0].refused("vote", poll=asked.poll, choices=choices)
    assert code == ("poll_not_open" if draft is CLOUD else "choice_unknown")
    assert not Ballot.objects.exists()


def test_word_cloud(room: Room) -> None:
    asked = Asked(room, CLOUD)
    texts = asked.written(["Tired", "hopeful"], ["tired!"], [" TIRED "], ["Rae again"], [])
    assert [each["text"] for each in texts] == ["hopeful", "rae again", "tired"]
    assert [each["flagged"] for each in texts] == [False, True, False]
    assert asked.desk.refused("poll.reveal", poll=asked.poll) == "nothing_let_through"
    asked.sort("hopeful", shown=True)
    asked.sort("rae again", shown=False)
    asked.sort("tired", shown=True)
    asked.desk.done("poll.reveal", poll=asked.poll)
    shown = asked.phones[0].wait_for_poll("revealed")
    assert rows(shown, "count", "share") == [("hopeful", None, None), ("tired", None, None)]
    assert not TextToSort.objects.exists()
    assert "rae" not in str(Poll.objects.get(pk=asked.poll).__dict__).casefold()


def test_question_board(room: Room) -> None:
    asked = Asked(room, BOARD)
    asked.written(["Why now?", "Who decides?"], ["who decides?"], ["How long?"], [], [])
    for text, let_through in {"Why now?": True, "Who decides?": True, "How long?": False}.items():
        asked.sort(text, shown=let_through)
    assert asked.desk.refused("poll.reveal", poll=asked.poll) == "upvotes_first"
    asked.desk.done("poll.open_upvotes", poll=asked.poll)
    board = asked.phones[0].wait_for_poll("upvoting")
    assert [option["text"] for option in board["options"]] == ["Who decides?", "Why now?"]
    for phone in asked.phones:
        phone.wait_for_poll("upvoting")
    shown = asked.answered(["t1"], ["t1", "t2"], ["t1"], ["t2"], [])
    assert rows(shown, "count") == [("Who decides?", 3), ("Why now?", 2)]
    assert asked.desk.refused("poll.ask_again", poll=asked.poll) == "already_shown"


def test_questions_can_be_upvoted_by_few_and_are_shown_without_numbers(room: Room) -> None:
    asked = Asked(room, BOARD)
    asked.written(["Why now?"], ["How long?"], [], [], [])
    asked.sort("Why now?", shown=True)
    asked.sort("How long?", shown=True)
    asked.desk.done("poll.open_upvotes", poll=asked.poll)
    voter = asked.phones[0]
    voter.wait_for_poll("upvoting")
    voter.vote("t2")
    asked.desk.done("poll.reveal", poll=asked.poll)
    shown = voter.wait_for_poll("revealed")
    assert rows(shown, "count") == [("How long?", None), ("Why now?", None)]


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["asshole"], "text_not_showable"),
        (["@55h0le"], "text_not_showable"),
        (["call 0170 123456"], "text_identifies"),
        (["0170 123456"], "text_identifies"),
        (["see www.x.org"], "text_identifies"),
        (["a word of far too many letters"], "text_too_long"),
        (["one two three four"], "text_too_long"),
        (["one", "two", "three", "four"], None),
    ],
)
def test_what_may_not_be_written_is_refused_with_what_to_do(
    room: Room, texts: list[str], code: str | None
) -> None:
    asked = Asked(room, CLOUD, phones=1)
    phone = asked.phones[0]
    if code is None:
        phone.send(type="write", id="1", poll=asked.poll, texts=texts)
        assert phone.close_code() == 4400
        return
    answer = phone.ask("write", poll=asked.poll, texts=texts)
    assert answer["code"] == code
    assert answer["detail"].endswith(".")
    assert not Ballot.objects.exists()


def test_texts_are_tidied_and_a_reload_shows_them_to_their_phone_only(room: Room) -> None:
    asked = Asked(room, BOARD, phones=0)
    seat = room.seat()
    phone = room.phone(seat)
    phone.write("  What   about\u202e the nights? ", "", "What about the nights?")
    phone.close()
    again = room.phone(seat)
    assert again.state["me"] == {
        "poll": asked.poll,
        "choices": [],
        "texts": ["What about the nights?"],
    }
    assert room.phone().state["me"]["texts"] == []
    again.write()
    assert Ballot.objects.get().answer == ""


def test_nobody_reads_a_text_before_its_poll_has_closed(room: Room) -> None:
    """Watching every frame of a desk and a screen, and the phones of others."""
    asked = Asked(room, CLOUD)
    screen = room.screen()
    words = ["alpha", "bravo", "delta", "gamma", "kappa"]
    for phone, word in zip(asked.phones, words, strict=True):
        phone.write(word)
    asked.desk.settle(5)
    asked.desk.done("resync")
    screen.settle(1)
    for other in (asked.desk, screen, asked.phones[4]):
        heard = str(other.frames)
        assert all(word not in heard for word in words[:4])
    asked.desk.done("poll.close", poll=asked.poll)
    asked.desk.wait_until(lambda state: state["sorting"] is not None)
    screen.wait_for_poll("sorting")
    asked.phones[0].wait_for_poll("sorting")
    assert "bravo" not in str(screen.frames) + str(asked.phones[0].frames)


def test_texts_under_the_floor_are_deleted_unread(room: Room) -> None:
    asked = Asked(room, CLOUD, phones=4)
    for phone in asked.phones:
        phone.write("tired")
    assert asked.desk.refused("poll.reveal", poll=asked.poll) == "too_few_votes"
    asked.desk.wait_for_poll("withheld")
    assert asked.desk.state["sorting"] is None
    assert not TextToSort.objects.exists()
    assert not Ballot.objects.exists()


def test_a_phone_cannot_sort_and_support_can(room: Room) -> None:
    asked = Asked(room, CLOUD)
    [text] = asked.written(["tired"], ["tired"], [], [], [])
    sort = {"poll": asked.poll, "text": text["id"], "shown": True}
    assert asked.phones[0].refused("poll.sort", **sort) == "not_its_co_facilitator"
    asked.sort("tired", shown=True, by=asked.desk)
    assert asked.desk.refused("poll.sort", **{**sort, "text": "17"}) == "poll_unknown"
    assert asked.desk.refused("poll.sort", **{**sort, "text": "no-number"}) == "poll_unknown"
    assert asked.desk.refused("poll.sort", **{**sort, "text": "9" * 40}) == "poll_unknown"


def test_a_poll_of_options_takes_no_texts(room: Room) -> None:
    asked = Asked(room, MULTIPLE, phones=1)
    refused = asked.phones[0].refused("write", poll=asked.poll, texts=["tired"])
    assert refused == "poll_takes_no_texts"
