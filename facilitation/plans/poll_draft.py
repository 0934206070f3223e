"""A poll that somebody types for their own room, turned into a poll's document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from jsonschema import Draft202012Validator

from facilitation.codes import random_code
from facilitation.errors import Invalid
from facilitation.plain_text import tidy
from facilitation.plans.poll_rules import broken_poll_rules
from facilitation.plans.poll_template import TEXT_KINDS, PollKind

PLAN_SCHEMA = Path(__file__).resolve().parent.parent / "content" / "plan.schema.json"
TEXTS_EACH = 3
FEWEST_OPTIONS = {PollKind.SINGLE_CHOICE: 2, PollKind.MULTIPLE_CHOICE: 2, PollKind.RANKING: 3}
MOST_OPTIONS = {PollKind.SINGLE_CHOICE: 8, PollKind.MULTIPLE_CHOICE: 8, PollKind.RANKING: 6}


class PollDraftIncomplete(Invalid):
    code = "poll_draft_incomplete"
    detail = _("A poll needs a question of at most 120 characters, and answers that fit its kind.")


class WrongNumberOfOptions(PollDraftIncomplete):
    code = "wrong_number_of_options"
    detail = _("A choice needs 2 to 8 answers, a ranking 3 to 6. Other kinds have none.")


class OptionsRepeat(PollDraftIncomplete):
    code = "options_repeat"
    detail = _("Two answers say the same. Change one of them.")


class ScaleNotValid(PollDraftIncomplete):
    code = "scale_not_valid"
    detail = _(
        "A scale runs over whole numbers from 0 to 10, from a lower to a higher one, and both ends "
        "have a label of at most 24 characters."
    )


@dataclass(frozen=True)
class PollDraft:
    kind: PollKind
    question: str
    options: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    min_label: str = ""
    max_label: str = ""


def poll_document(draft: PollDraft) -> dict[str, Any]:
    """The draft as a document. It is sensitive: what somebody asks on the spot is not weighed.

    Raises `WrongNumberOfOptions`, `OptionsRepeat`, `ScaleNotValid`, `PollDraftIncomplete`.
    """
    options = [tidy(text) for text in draft.options]
    if not FEWEST_OPTIONS.get(draft.kind, 0) <= len(options) <= MOST_OPTIONS.get(draft.kind, 0):
        raise WrongNumberOfOptions
    document: dict[str, Any] = {
        "id": f"own-{random_code(8).lower()}",
        "kind": draft.kind.value,
        "question": tidy(draft.question),
        "sensitivity": "sensitive",
    }
    if options:
        document["options"] = [
            {"id": f"o{number}", "text": text} for number, text in enumerate(options, start=1)
        ]
    if draft.kind == PollKind.SCALE:
        document["scale"] = {
            "min": draft.min,
            "max": draft.max,
            "min_label": tidy(draft.min_label),
            "max_label": tidy(draft.max_label),
        }
    if draft.kind in TEXT_KINDS:
        document["texts_each"] = TEXTS_EACH
    _check(document)
    return document


def is_poll_document(document: dict[str, Any]) -> bool:
    """Whether it has the form of a poll in content/plan.schema.json."""
    return _validator().is_valid(document)


def _check(document: dict[str, Any]) -> None:
    is_scale = document["kind"] == PollKind.SCALE
    if not is_poll_document(document):
        raise ScaleNotValid if is_scale and len(document["question"]) else PollDraftIncomplete
    if any(broken_poll_rules(document)):
        raise ScaleNotValid if is_scale else OptionsRepeat


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(PLAN_SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator({"$ref": "#/$defs/poll", "$defs": schema["$defs"]})
