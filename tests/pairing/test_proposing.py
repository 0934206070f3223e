"""What every proposal keeps, and what it prefers."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pairing.eligibility import Option, options_of
from facilitation.pairing.proposing import cost_of, propose
from facilitation.pairing.term import Lack, Part, Reason, Term
from tests.pairing.terms import candidate, meeting, number, taken

pytestmark = pytest.mark.one_process

INSIDER, PSYCHOLOGIST = Part.INSIDER, Part.PSYCHOLOGIST
weeks = st.lists(st.integers(0, 2), unique=True, max_size=2)
people = st.lists(
    st.tuples(
        st.sampled_from([(INSIDER,), (PSYCHOLOGIST,), (INSIDER, PSYCHOLOGIST)]),
        st.lists(st.integers(0, 1), unique=True, max_size=1),
        weeks,
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    at_once = draw(st.booleans())  # whether the two groups meet in the same hour
    meetings = [
        meeting(group, week, hours=0 if at_once else 2 * group)
        for group in range(2)
        for week in range(draw(st.integers(1, 2)))
    ]
    candidates = [
        candidate(who, *parts, barred=barred, away=away, at_most=at_most)
        for who, (parts, barred, away, at_most) in enumerate(draw(people))
    ]
    return Term(meetings, candidates)


@given(terms())
@settings(max_examples=40, deadline=None)
def test_no_proposal_breaks_a_rule(term: Term) -> None:
    proposal = propose(term)
    chosen = taken(term, proposal)
    assert [pair.meeting for pair in proposal.pairs] == [each.id for each in term.meetings]
    for pair in proposal.pairs:
        assert pair.chosen.keys() | pair.lacking.keys() == set(Part)
        assert not pair.chosen.keys() & pair.lacking.keys()
    for session, part, person in chosen:
        assert part in person.parts
        assert session.group not in person.barred
        assert not any(
            busy.start < session.end and session.start < busy.end for busy in person.busy
        )
    for (one, _part, person), (other, _other_part, same) in product(chosen, repeat=2):
        if person.id == same.id and (one, _part) != (other, _other_part):
            assert one.id != other.id
            assert one.end <= other.start or other.end <= one.start
    loads = Counter(person.id for _session, _part, person in chosen)
    for person in term.candidates:
        assert person.at_most is None or loads[person.id] <= person.at_most


def cheapest(term: Term, options: list[Option]) -> float:
    """By trying everything: only for terms of a few options."""
    slots = sorted({(each.meeting, each.part) for each in options})
    choices = [[each for each in options if (each.meeting, each.part) == slot] for slot in slots]
    best = cost_of(term, options, [])
    for combination in product(*([None, *some] for some in choices)):
        some = [each for each in combination if each is not None]
        if _allowed(term, some):
            best = min(best, cost_of(term, options, some))
    return best


def _allowed(term: Term, some: list[Option]) -> bool:
    for index, one in enumerate(some):
        for other in some[:index]:
            a, b = term.meetings[one.meeting], term.meetings[other.meeting]
            if one.candidate == other.candidate and a.start < b.end and b.start < a.end:
                return False
    loads = Counter(each.candidate for each in some)
    return all(
        person.at_most is None or loads[place] <= person.at_most
        for place, person in enumerate(term.candidates)
    )


@given(terms().filter(lambda term: len(options_of(term)) <= 9))
@settings(max_examples=30, deadline=None)
def test_the_gap_bounds_what_the_best_would_cost(term: Term) -> None:
    options = options_of(term)
    proposal = propose(term)
    places = {each.id: place for place, each in enumerate(term.meetings)}
    persons = {each.id: place for place, each in enumerate(term.candidates)}
    ours = cost_of(
        term,
        options,
        [
            Option(places[session.id], part, persons[person.id])
            for session, part, person in taken(term, proposal)
        ],
    )
    best = cheapest(term, options)
    assert ours >= best - 1e-6
    assert ours * (1 - proposal.gap) <= best + 1e-6


def test_nobody_is_left_out_while_somebody_could_come() -> None:
    term = Term(
        [meeting(0, 0), meeting(1, 0)],
        [candidate(1, INSIDER), candidate(2, INSIDER, barred=[0]), candidate(3, PSYCHOLOGIST)],
    )
    proposal = propose(term)
    insiders = {s.group: p.id for s, part, p in taken(term, proposal) if part == INSIDER}
    assert insiders == {number(500): number(1), number(501): number(2)}
    assert proposal.unmet == 1  # one psychologist, two rooms in the same hour


def test_a_group_keeps_its_people_for_the_term() -> None:
    term = Term(
        [meeting(group, week, hours=2 * group) for group in range(3) for week in range(6)],
        [candidate(who, INSIDER) for who in range(3)]
        + [candidate(10 + who, PSYCHOLOGIST) for who in range(3)],
    )
    faces = {(s.group, p.id) for s, _part, p in taken(term, propose(term))}
    assert len(faces) == 6
    loads = Counter(p.id for _s, _part, p in taken(term, propose(term)))
    assert set(loads.values()) == {6}


def test_who_knows_the_group_is_preferred() -> None:
    term = Term(
        [meeting(0, 0)],
        [candidate(who, INSIDER, familiar=[0] if who == 2 else []) for who in range(4)],
    )
    [pair] = propose(term).pairs
    assert pair.chosen[INSIDER].candidate == number(2)
    assert pair.chosen[INSIDER].reason == Reason.KNOWS_THE_GROUP
    assert pair.chosen[INSIDER].could == 4


@pytest.mark.parametrize(
    ("candidates", "lack"),
    [
        ([], Lack.NOBODY_HOLDS_THE_ROLE),
        ([candidate(1, INSIDER, barred=[0])], Lack.ALL_EVALUATE_A_MEMBER),
        ([candidate(1, INSIDER, away=[0])], Lack.ALL_ARE_AWAY),
        ([candidate(1, INSIDER, at_most=0)], Lack.ALL_ARE_ELSEWHERE),
    ],
)
def test_a_part_that_nobody_takes_says_why(candidates: list[object], lack: Lack) -> None:
    [pair] = propose(Term([meeting(0, 0)], candidates)).pairs  # type: ignore[arg-type]
    assert pair.lacking[INSIDER] == lack


def test_a_term_without_sessions_is_an_empty_proposal() -> None:
    proposal = propose(Term([], [candidate(1, INSIDER)]))
    assert (list(proposal.pairs), proposal.gap, proposal.unmet) == ([], 0.0, 0)
