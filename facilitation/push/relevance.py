"""Asking once more, at the moment of sending, whether an event is still true.

Who knows an event registers its question here. This package knows people and messages, but neither
sessions nor rounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from uuid import UUID

from facilitation.push.events import Event
from facilitation.push.models import Notification

Question = Callable[[Sequence[Notification]], set[UUID]]

_questions: dict[Event, Question] = {}


def asks(*events: Event) -> Callable[[Question], Question]:
    """Decorates a function that gets notifications of these events and returns the keys of those
    that are still true for their person. One question an event; registering again replaces it."""

    def register(question: Question) -> Question:
        for event in events:
            _questions[event] = question
        return question

    return register


def still_true(notifications: Sequence[Notification]) -> set[UUID]:
    """The keys of those worth sending. An event that nobody asks about is true until it expires."""
    by_question: dict[Question | None, list[Notification]] = defaultdict(list)
    for each in notifications:
        by_question[_questions.get(Event(each.event))].append(each)
    unasked = {each.pk for each in by_question.pop(None, [])}
    return unasked.union(
        *(question(asked) for question, asked in by_question.items() if question is not None)
    )
