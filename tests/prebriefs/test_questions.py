"""The three questions: always the same for one person and session, of their own role."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.prebriefs.scenarios import (
    QUESTIONS_EACH,
    SMALLEST_POOL,
    questions_for,
    scenario_pool,
)
from facilitation.sessions.models import CoFacilitatorRole

pytestmark = pytest.mark.one_process

ROLES = st.sampled_from(list(CoFacilitatorRole))


@given(st.uuids(), st.uuids(), ROLES)
def test_three_different_ones_of_the_role_and_the_same_when_asked_again(
    session: UUID, person: UUID, role: CoFacilitatorRole
) -> None:
    drawn = questions_for(session_id=session, person_id=person, role=role)
    assert len({each.id for each in drawn}) == QUESTIONS_EACH
    assert {each.role for each in drawn} == {role}
    assert drawn == questions_for(session_id=session, person_id=person, role=role)


@pytest.mark.parametrize("role", CoFacilitatorRole)
def test_over_many_sessions_every_question_has_its_turn(role: CoFacilitatorRole) -> None:
    person = UUID(int=7)
    drawn = Counter(
        each.id
        for number in range(200)
        for each in questions_for(session_id=UUID(int=number), person_id=person, role=role)
    )
    pool = {each.id for each in scenario_pool().scenarios if each.role == role}
    assert set(drawn) == pool
    assert len(pool) >= SMALLEST_POOL
    assert max(drawn.values()) < 4 * min(drawn.values())
