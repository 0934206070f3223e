"""Polls of every kind, for the tests of what may be shown."""

from __future__ import annotations

from facilitation.plans.poll_template import (
    PollKind,
    PollOption,
    PollTemplate,
    Scale,
    Sensitivity,
)


def poll(kind: PollKind, options: int, sensitivity: Sensitivity) -> PollTemplate:
    """With options "0", "1", …"""
    most = options if kind in {PollKind.MULTIPLE_CHOICE, PollKind.RANKING} else 1
    return PollTemplate(
        id="poll",
        kind=kind,
        question="?",
        sensitivity=sensitivity,
        options=tuple(PollOption(str(number), f"Option {number}") for number in range(options)),
        scale=None,
        most_choices=most,
        texts_each=0,
        live=False,
    )


def scale_poll(least: int, most: int) -> PollTemplate:
    return PollTemplate(
        id="poll",
        kind=PollKind.SCALE,
        question="?",
        sensitivity=Sensitivity.ICE_BREAKER,
        options=tuple(PollOption(str(each), str(each)) for each in range(least, most + 1)),
        scale=Scale(least, most, "Not", "Very"),
        most_choices=1,
        texts_each=0,
        live=False,
    )
