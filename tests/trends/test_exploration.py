"""A director and a coordinator together, with everything that they may ask and do.

hypothesis makes up stories of a program (who answers what, who comes and leaves, what the two
change) and sequences of calls with parameters. Each story is told in two worlds that differ in
every group's answers and in what is sealed (see worlds.py). Every answer must read the same in
both, so no number in it and no difference of two can be a group's: that is tried, too, one by one.
The same attackers must catch endpoints that are careless on purpose.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from facilitation.pulse.models import RoundStatus
from facilitation.pulse.released import GroupRelease
from tests.api.conftest import SignIn
from tests.cast import Cast
from tests.pulse.phones import thursday_circle, tuesday_circle
from tests.trends.attack import (
    READS,
    WRITES,
    Attacker,
    Call,
    Leak,
    differences,
    followed,
)
from tests.trends.worlds import Asked, Step, World, Written, other_world, play

pytestmark = pytest.mark.one_process

GROUPS = ["Thursday circle", "Tuesday circle"]
MOST_STORIES = 8


@pytest.fixture
def program(cast: Cast) -> Cast:
    """Two groups of eight and seven people; nobody is asked by the calendar, the story asks."""
    tuesday_circle(cast, others=6, asked=False)
    thursday = thursday_circle(cast, size=7, asked=False)
    assert thursday.group.members.count() == 7
    return cast


def scores(people: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 10), min_size=people, max_size=people)


answering = st.one_of(scores(8), scores(8), scores(6), scores(3))
asked = st.builds(
    Asked,
    st.one_of(
        st.fixed_dictionaries(dict.fromkeys(GROUPS, answering)),
        st.fixed_dictionaries({name: scores(8) for name in GROUPS}),
        st.fixed_dictionaries({GROUPS[0]: answering}),
    ),
    apart=st.sampled_from([0, 0, 3]),
)
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(asked, asked, st.builds(Written, st.sampled_from(WRITES))), min_size=2, max_size=5
)
NAMES = """before after from to since until start end quarter year group support_group session item
    construct role when page page_size blocks limit format period"""
VALUES = """1 2 3 0 -1 2026-03-02 2026-03-05 2026-04-30 2026 2026-1 csv json past upcoming belonging
    a-place-here circle"""
queries = st.dictionaries(
    st.sampled_from(NAMES.split()), st.sampled_from(VALUES.split()), max_size=3
)
calls = st.lists(
    st.builds(
        Call,
        st.sampled_from(["dana", "cora"]),
        st.sampled_from(READS),
        st.integers(0, 4),
        queries,
    ),
    max_size=6,
)


STORY: list[Step] = [
    Asked({GROUPS[0]: [1, 2, 1, 3, 2, 1, 2], GROUPS[1]: [8, 9, 7, 9, 8, 9, 8, 9]}, apart=3),
    Asked({GROUPS[0]: [9, 8, 9], GROUPS[1]: [2, 1, 3, 2, 1, 2, 3, 2]}, apart=3),
]


AT_ONCE: list[Step] = [Asked(each.scores, apart=0) for each in STORY if isinstance(each, Asked)]


@contextmanager
def undone() -> Iterator[None]:
    """What is done within is rolled back, and its keys are thrown away."""
    shutil.rmtree(Path(str(django_settings.PULSE_KEY_DIR)), ignore_errors=True)
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def explore(
    cast: Cast, sign_in: SignIn, story: list[Step], asks: list[Call], leak: Leak | None = None
) -> tuple[Attacker, Attacker, World, World]:
    """The story in both worlds, with what the two attackers heard in each."""
    clients = {"dana": sign_in(cast.dana), "cora": sign_in(cast.cora)}
    here, there = (Attacker(cast, clients, asks, leak) for _world in range(2))
    with undone():
        world = play(cast, story, watch=here.watch, write=here.write)
    with undone():
        other = play(cast, story, watch=there.watch, write=there.write, instead=other_world(world))
    return here, there, world, other


def test_no_sequence_of_calls_tells_a_group_or_what_is_sealed(
    program: Cast, signed_in: SignIn
) -> None:
    count: Counter[str] = Counter()

    @settings(
        deadline=None,
        max_examples=MOST_STORIES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @example(AT_ONCE, [Call(who, each, 0, {}) for who in ("dana", "cora") for each in READS])
    @given(steps, calls)
    def no_story_does(story: list[Step], asks: list[Call]) -> None:
        here, there, world, other = explore(program, signed_in, story, asks)
        assert differences(here, there) == []
        hidden, elsewhere = world.group_means(), other.group_means()
        caught, tried = followed(here, there, hidden, elsewhere)
        assert caught == set()
        count["stories"] += 1
        count["answers"] += len(here.heard)
        count["numbers and differences"] += tried
        count["told"] += len(world.told)
        count["sealed"] += bool(world.sealed)
        count["other groups' means"] += sum(
            abs(mean - elsewhere.get(place, mean)) > 0.5 for place, mean in hidden.items()
        )

    no_story_does()
    # The worlds really differed, and directors really were told something.
    print(dict(count))
    assert count["told"] >= 4
    assert count["sealed"] >= 1
    assert count["other groups' means"] >= 8


def means_by_group(cast: Cast) -> Any:
    """Careless: a filter."""
    return [[each.support_group.name, _means(each)] for each in _releases(cast)]


def mean_up_to_now(cast: Cast) -> Any:
    """Careless: the program as it is today, without waiting for a second group."""
    return _pooled(list(_releases(cast)))


def mean_of_the_last_days(cast: Cast) -> Any:
    """Careless: a window that slides, so that two groups of different days come apart."""
    return _pooled(list(_releases(cast))[-1:])


def how_many_answered_so_far(cast: Cast) -> Any:
    """Careless: a counter while a round is open."""
    rounds = [
        each
        for group in cast.program.support_groups.order_by("name")
        for each in group.pulse_rounds.filter(status=RoundStatus.OPEN)
    ]
    return [each.ballots.count() for each in rounds]


@pytest.mark.parametrize(
    "leak", [means_by_group, mean_up_to_now, mean_of_the_last_days, how_many_answered_so_far]
)
def test_a_careless_endpoint_is_caught(leak: Leak, program: Cast, signed_in: SignIn) -> None:
    here, there, world, other = explore(program, signed_in, STORY, [], leak)
    assert set(differences(here, there)) == {"leak"}
    if leak != how_many_answered_so_far:
        caught, _tried = followed(here, there, world.group_means(), other.group_means())
        assert caught


def test_without_the_careless_endpoint_the_same_story_tells_nothing(
    program: Cast, signed_in: SignIn
) -> None:
    here, there, world, other = explore(program, signed_in, STORY, [])
    assert differences(here, there) == []
    assert world.told
    assert world.sealed
    assert followed(here, there, world.group_means(), other.group_means())[0] == set()


def _releases(cast: Cast) -> Any:
    releases = GroupRelease.objects.filter(support_group__program=cast.program)
    return releases.order_by("released_on", "support_group__name")


def _means(release: GroupRelease) -> dict[str, float]:
    return {key: own["mean"]["value"] for key, own in release.values.items() if own["mean"]}


def _pooled(releases: list[GroupRelease]) -> dict[str, float]:
    told = [_means(each) for each in releases]
    keys = {key for own in told for key in own}
    own = {key: [each[key] for each in told if key in each] for key in sorted(keys)}
    return {key: sum(values) / len(values) for key, values in own.items()}
