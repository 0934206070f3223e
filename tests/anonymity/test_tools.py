"""The attacker's tools can be trusted: what they fail to find is not there."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymity import heap, wal
from tests.anonymity.learning import Case, learned
from tests.anonymity.scoring import score, wilson
from tests.anonymity.spoils_of_postgres import PostgresSpoils
from tests.anonymity.story import Clock
from tests.live.own_postgres import OwnPostgres

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("thief")]
COLUMNS = [
    heap.Column("id", "int8", 8, "d"),
    heap.Column("word", "text", -1, "i"),
    heap.Column("small", "int2", 2, "s"),
    heap.Column("key", "bytea", -1, "i"),
]


def test_dead_rows_are_read_from_the_file_as_pageinspect_reads_them(
    thiefs_postgres: OwnPostgres,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "create table if not exists probe (id bigint, word text, small smallint, key bytea)"
        )
        cursor.execute("truncate probe")
        rows = [
            (number, "w" * 9 * number, None if number % 3 else number, bytes([number] * 100))
            for number in range(20)
        ]
        for row in rows:
            cursor.execute("insert into probe values (%s, %s, %s, %s)", row)
        cursor.execute("update probe set word = 'changed' where id < 5")
        cursor.execute("delete from probe")
        cursor.execute("checkpoint")
        cursor.execute("select pg_relation_filepath('probe')")
        file = (thiefs_postgres.data / cursor.fetchone()[0]).read_bytes()
        found = list(heap.tuples(file, COLUMNS))
        cursor.execute("create extension if not exists pageinspect")
        cursor.execute(
            "select b, lp, t_xmin::text::bigint, t_xmax::text::bigint"
            " from generate_series(0, %s) b, heap_page_items(get_raw_page('probe', b::int))"
            " where lp_len > 0",
            [len(file) // heap.PAGE - 1],
        )
        inspected = set(cursor.fetchall())
    assert {(each.block, each.number, each.xmin, each.xmax) for each in found} == inspected
    assert len(found) == 25
    kept = {tuple(each.values.values()) for each in found}
    assert set(rows) <= kept
    assert (3, "changed", 3, bytes([3] * 100)) in kept


def test_a_wiped_row_still_shows_when_it_was_written(thiefs_postgres: OwnPostgres) -> None:
    spoils, clock = PostgresSpoils(thiefs_postgres), Clock([(0.0, 7.0)])
    with connection.cursor() as cursor:
        cursor.execute("create table if not exists wiped (word text)")
        spoils.begin()
        cursor.execute("insert into wiped values ('a'), ('needle-in-the-log')")
        cursor.execute("truncate wiped")
    written = [each for each in spoils.versions(clock) if each.table == "wiped"]
    assert [(each.values, each.moment) for each in written] == [({}, 7.0)] * len(written)
    assert written
    assert b"needle-in-the-log" in wal.stream(wal.segments(thiefs_postgres.data / "pg_wal"))


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1))
def test_an_advantage_lies_under_its_bound(rows: list[tuple[bool, bool, bool]]) -> None:
    truth, attack, release = zip(*rows, strict=True)
    found = score(truth, attack, release)
    assert found.advantage <= found.upper
    assert -1 <= found.advantage <= 1
    assert found.accuracy == sum(a == t for t, a, _r in rows) / len(rows)


def test_the_bound_is_the_one_in_the_books() -> None:
    assert wilson(0.0, 384)[1] == pytest.approx(0.0070, abs=1e-4)
    assert wilson(0.5, 100) == pytest.approx((0.4187, 0.5813), abs=1e-3)


def test_few_guesses_prove_nothing() -> None:
    """A round or two that went well must not pass for safety."""
    assert score([True] * 16, [True] * 16, [True] * 16).upper > 0.03


def test_a_pattern_nobody_told_of_is_learned() -> None:
    chance = random.Random(3)
    cases = []
    for _case in range(150):
        truth = chance.random() < 0.8
        noise = chance.random()
        cases.append(Case({"noise": noise, "leak": noise / 9 - truth}, guess=True, truth=truth))
    rule = learned(cases)
    assert sum(rule(case) == case.truth for case in cases) > 0.93 * len(cases)


def test_noise_teaches_nothing() -> None:
    chance = random.Random(4)
    cases = [
        Case(
            {str(name): chance.random() for name in range(7)}, guess=5, truth=chance.randint(0, 10)
        )
        for _case in range(150)
    ]
    assert [learned(cases)(case) for case in cases] == [5] * 150
