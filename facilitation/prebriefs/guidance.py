"""The written part of a prebrief. The format is content/prebriefs.schema.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facilitation.debriefs.tags import tag_list
from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.modality import Modality
from facilitation.plans.poll_rules import repeated
from facilitation.plans.rules import Where
from facilitation.prebriefs.citing import broken_citations, language_differs
from facilitation.redirects.library import redirect_library
from facilitation.sessions.models import CoFacilitatorRole

GUIDANCE_SCHEMA = CONTENT / "prebriefs.schema.json"
SHIPPED_GUIDANCE = CONTENT / "en" / "prebriefs.yaml"


@dataclass(frozen=True)
class Point:
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class RoleGuidance:
    in_short: str
    do: tuple[Point, ...]
    avoid: tuple[Point, ...]


@dataclass(frozen=True)
class Term:
    term: str
    meaning: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class UnwrittenRule:
    """A rule that nobody wrote down, and what it became for somebody after peer support."""

    rule: str
    becomes: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Guidance:
    """`patterns` maps a debrief tag to the patterns of fatalism that it makes likely."""

    review_state: str
    roles: Mapping[CoFacilitatorRole, RoleGuidance]
    modalities: Mapping[Modality, tuple[Point, ...]]
    confidentiality: tuple[Point, ...]
    safety: tuple[Point, ...]
    boundaries: tuple[Point, ...]
    debrief: tuple[Point, ...]
    glossary: tuple[Term, ...]
    rota: tuple[Point, ...]
    unwritten_rules: tuple[UnwrittenRule, ...]
    patterns: Mapping[str, tuple[str, ...]]


@cache
def guidance() -> Guidance:
    """As shipped, read once. Raises `ValueError` with each fault when the file is broken."""
    file = read_guidance_file(SHIPPED_GUIDANCE)
    if file.document is None:
        raise ValueError("; ".join(str(fault) for fault in file.faults))
    document: Mapping[str, Any] = file.document
    return Guidance(
        review_state=document["review"]["state"],
        roles={CoFacilitatorRole(name): _role(part) for name, part in document["roles"].items()},
        modalities={Modality(name): _points(part) for name, part in document["modalities"].items()},
        confidentiality=_points(document["confidentiality"]),
        safety=_points(document["safety"]),
        boundaries=_points(document["boundaries"]),
        debrief=_points(document["debrief"]),
        glossary=tuple(
            Term(each["term"], each["meaning"], tuple(each["evidence"]))
            for each in document["glossary"]
        ),
        rota=_points(document["rota"]),
        unwritten_rules=tuple(
            UnwrittenRule(each["rule"], each["becomes"], tuple(each["evidence"]))
            for each in document["unwritten_rules"]
        ),
        patterns={each["tag"]: tuple(each["patterns"]) for each in document["themes"]},
    )


def guidance_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/prebriefs.y*ml"))


def read_guidance_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=GUIDANCE_SCHEMA, rules=_broken_rules)


def _role(part: Mapping[str, Any]) -> RoleGuidance:
    return RoleGuidance(part["in_short"], _points(part["do"]), _points(part["avoid"]))


def _points(part: list[Mapping[str, Any]]) -> tuple[Point, ...]:
    return tuple(Point(each["text"], tuple(each["evidence"])) for each in part)


def _broken_rules(path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """What the schema cannot say: where in the document, and why."""
    yield from language_differs(path, document)
    yield from broken_citations(document)
    for index in repeated([each["term"].lower() for each in document["glossary"]]):
        yield ("glossary", index, "term"), "a term before this one is the same"
    for index in repeated([each["tag"] for each in document["themes"]]):
        yield ("themes", index, "tag"), "a theme before this one has the same tag"
    known = {tag.id for tag in tag_list().tags}
    patterns = {pattern.id for pattern in redirect_library().patterns}
    for index, theme in enumerate(document["themes"]):
        if theme["tag"] not in known:
            yield ("themes", index, "tag"), f"{theme['tag']} is no tag of debrief_tags.yaml"
        for place, pattern in enumerate(theme["patterns"]):
            if pattern not in patterns:
                yield (
                    ("themes", index, "patterns", place),
                    f"{pattern} is no pattern of redirects.yaml",
                )
