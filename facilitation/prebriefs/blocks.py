"""Which steps of a plan are whose, for the pair that is really there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitation.plans.script import Script, Step
from facilitation.sessions.models import CoFacilitatorRole

RESIDENT = "resident"
INSIDERS = (CoFacilitatorRole.ALUM, CoFacilitatorRole.SENIOR_RESIDENT)


class Share(StrEnum):
    """What a co-facilitator does in a step."""

    LEADS = "leads"
    LENDS = "lends"  # a resident speaks, and gets the line from this co-facilitator
    SUPPORTS = "supports"


@dataclass(frozen=True)
class Place:
    """One seat at the desk."""

    role: CoFacilitatorRole
    is_lead: bool


@dataclass(frozen=True)
class Block:
    """A step in time: `from_minute` counts from the session's start, `number` from 1."""

    number: int
    from_minute: int
    step: Step
    share: Share


def blocks_for(script: Script, place: Place, pair: Sequence[Place]) -> list[Block]:
    """Every step of the plan, with this co-facilitator's share. `place` is one of `pair`."""
    blocks, minute = [], 0
    for number, step in enumerate(script.steps, start=1):
        blocks.append(Block(number, minute, step, share_of(step.lead, place, pair)))
        minute += step.minutes
    return blocks


def share_of(led_by: str, place: Place, pair: Sequence[Place]) -> Share:
    """Where nobody holds a step's role, an insider's goes to another insider, else to the lead."""
    if led_by == RESIDENT:
        return Share.LENDS if place.is_lead else Share.SUPPORTS
    return Share.LEADS if place in _leading(CoFacilitatorRole(led_by), pair) else Share.SUPPORTS


def _leading(role: CoFacilitatorRole, pair: Sequence[Place]) -> list[Place]:
    if own := [each for each in pair if each.role == role]:
        return own
    if role in INSIDERS and (insiders := [each for each in pair if each.role in INSIDERS]):
        return insiders
    return [each for each in pair if each.is_lead]
