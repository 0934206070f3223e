"""What the matcher learns from: phrases as they are said or noted, each with what it is about.

One YAML file per voice under content/<language>/redirect_phrases/. The format is
content/redirect_phrases.schema.json; content/README.md says how to write one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import models
from django.utils.translation import gettext_lazy as _

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.rules import Where

PHRASE_SCHEMA = CONTENT / "redirect_phrases.schema.json"
SHIPPED_PHRASES = CONTENT / "en" / "redirect_phrases"
# libyaml reads the same language about ten times as fast; its wheels are not built everywhere.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Pattern(models.TextChoices):
    """The ways in which talk turns fatalistic."""

    NOTHING_CHANGES = "nothing_changes", _("Nothing changes here")
    JUST_TRAINING = "just_training", _("It is just training")
    HELP_IS_WEAKNESS = "help_is_weakness", _("Asking for help is weak")
    NO_MISTAKES = "no_mistakes", _("I must make no mistakes")
    WORK_HARDER = "work_harder", _("I have to work harder")
    CANT_SAY_NO = "cant_say_no", _("I can't say no")
    TIME_OFF_DISLOYAL = "time_off_disloyal", _("Time off is disloyal")
    NO_WAY_BACK = "no_way_back", _("There is no way back")
    CYNICISM_SPIRAL = "cynicism_spiral", _("Cynicism takes over")
    NUMBING = "numbing", _("Numbing it away")
    LONE_STRUGGLE = "lone_struggle", _("Only I struggle")
    RECORD_FEAR = "record_fear", _("It will be on my record")


class Theme(models.TextChoices):
    """What a phrase can be about besides a pattern."""

    RISK = "risk", _("Somebody's life, the speaker's or a colleague's")
    CHECK_IN = "check_in", _("Signs to speak about privately")
    CLINICAL = "clinical", _("Patients, their illness and death")
    ELSE = "else", _("Anything else that is said in a group")


LABELS: tuple[str, ...] = (*Pattern.values, *Theme.values)


@dataclass(frozen=True)
class Phrase:
    """`label` is one of `LABELS`; `voice` names the file, for leaving one voice out."""

    text: str
    label: str
    voice: str


def phrase_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/redirect_phrases/*.y*ml"))


def read_phrase_file(path: Path) -> ContentFile:
    """The document, or each fault with its line."""
    return read_content_file(path, schema=PHRASE_SCHEMA, rules=_broken_rules)


def read_phrases(folder: Path = SHIPPED_PHRASES) -> list[Phrase]:
    """Every phrase of a folder, in the files' order. `check_content` finds their faults."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe
        for label, texts in document["phrases"].items():
            found += [Phrase(text, label, path.stem) for text in texts]
    return found


def _broken_rules(path: Path, document: Any) -> Iterator[tuple[Where, str]]:
    if document["voice"] != path.stem:
        yield ("voice",), f"the file is named {path.stem}, so its voice is {path.stem}"
    seen: dict[str, str] = {}
    for label, texts in document["phrases"].items():
        for number, text in enumerate(texts):
            first = seen.setdefault(text.lower(), label)
            if first != label:
                yield ("phrases", label, number), f"the same phrase is under {first}, too"


def digest(folder: Path = SHIPPED_PHRASES) -> str:
    """Of a folder's files: it changes as soon as a phrase does. Needs none of them to be read."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
