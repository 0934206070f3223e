"""Whose step is whose, for any plan and any pair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.prebriefs.blocks import INSIDERS, RESIDENT, Place, Share, blocks_for, share_of
from facilitation.sessions.models import CoFacilitatorRole
from tests.cast import shipped_scripts

pytestmark = pytest.mark.one_process

ALUM, SENIOR, PSYCHOLOGIST = (
    CoFacilitatorRole.ALUM,
    CoFacilitatorRole.SENIOR_RESIDENT,
    CoFacilitatorRole.PSYCHOLOGIST,
)
ROLES = st.sampled_from(list(CoFacilitatorRole))
LED_BY = st.sampled_from([RESIDENT, *CoFacilitatorRole.values])


@st.composite
def pairs(draw: st.DrawFn) -> list[Place]:
    """One to four places, one of them the lead's."""
    roles = draw(st.lists(ROLES, min_size=1, max_size=4))
    lead = draw(st.integers(0, len(roles) - 1))
    return [Place(role, index == lead) for index, role in enumerate(roles)]


@given(pairs(), LED_BY)
def test_no_step_is_without_somebody_to_lead_it_or_to_lend_the_line(
    pair: list[Place], led_by: str
) -> None:
    shares = [share_of(led_by, place, pair) for place in pair]
    wanted = Share.LENDS if led_by == RESIDENT else Share.LEADS
    assert wanted in shares
    assert set(shares) <= {wanted, Share.SUPPORTS}


@given(pairs(), ROLES)
def test_whoever_holds_the_role_leads_its_steps(pair: list[Place], role: CoFacilitatorRole) -> None:
    for place in pair:
        if place.role == role:
            assert share_of(role.value, place, pair) == Share.LEADS


@given(pairs())
def test_an_insiders_step_stays_with_insiders_where_there_is_one(pair: list[Place]) -> None:
    if any(place.role in INSIDERS for place in pair):
        for place in pair:
            if place.role == PSYCHOLOGIST:
                assert share_of(ALUM.value, place, pair) == Share.SUPPORTS


def test_where_nobody_else_can_the_lead_leads() -> None:
    pair = [Place(PSYCHOLOGIST, is_lead=False), Place(PSYCHOLOGIST, is_lead=True)]
    assert [share_of(ALUM.value, each, pair) for each in pair] == [Share.SUPPORTS, Share.LEADS]


def test_a_resident_gets_the_line_from_the_lead() -> None:
    pair = [Place(ALUM, is_lead=False), Place(PSYCHOLOGIST, is_lead=True)]
    assert [share_of(RESIDENT, each, pair) for each in pair] == [Share.SUPPORTS, Share.LENDS]


@settings(deadline=None)  # the first time reads the plans from their files
@given(pairs())
def test_the_blocks_of_a_plan_follow_each_other_without_a_gap(pair: list[Place]) -> None:
    for script in shipped_scripts():
        blocks = blocks_for(script, pair[0], pair)
        ends = [each.from_minute + each.step.minutes for each in blocks]
        assert [each.from_minute for each in blocks] == [0, *ends[:-1]]
        assert ends[-1] == script.minutes
        assert [each.number for each in blocks] == list(range(1, len(script.steps) + 1))
