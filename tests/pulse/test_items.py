"""The item bank: what is shipped, how it rotates, and what is said when it is broken."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.pulse.items import (
    ITEM_SCHEMA,
    WORDS,
    Item,
    ItemKind,
    item,
    item_bank,
    items_for,
)
from tests.plans.faults import faults_of

pytestmark = pytest.mark.one_process

CONSTRUCTS = {
    "belonging", "psychological-safety", "reset", "not-alone", "protected-time", "asking-for-help",
    "hope-and-agency", "next-step", "workload-sharing", "approachability-and-leadership",
    "trust-in-confidentiality", "time-off", "first-or-returning",
}  # fmt: skip
NEVER_ASKED = (
    "suicid", "harm", "die", "death", "kill", "hurt", "hopeless", "worth living", "alcohol", "drug",
    "depress", "burn", "exhaust", "gender", "old are you", "married", "religio", "which year",
)  # fmt: skip
# Words that the best-known scales (burnout, depression, well-being, team safety, loneliness)
# would not be without. Their items are not ours to use, and ours need none of them.
OF_SCALES = (
    "emotionally drained", "callous", "used up", "little interest", "feeling down", "on edge",
    "good spirits", "calm and relaxed", "fresh and rested", "held against", "take a risk",
    "tough issues", "unique skills", "companionship", "left out", "isolated", "in tune",
)  # fmt: skip
rounds = st.integers(1, 500)

BANK = """\
language: en
review: {state: unreviewed}
rounds:
  - [belonging, reset, time-off]
  - [not-alone, next-step, hope]
items:
  - {id: first, construct: visits, kind: first_or_returning,
     text: "New?", low: "Yes", high: "No", evidence: [M5]}
""" + "".join(
    f'  - {{id: {construct}-{n}, construct: {construct}, kind: "0-10", text: "{construct} {n}?", '
    f'low: "Low", high: "High", evidence: [J7]}}\n'
    for construct in ("belonging", "reset", "time-off", "not-alone", "next-step", "hope")
    for n in (1, 2)
)  # fmt: skip


def asked_at(number: int) -> list[str]:
    return [each.id for each in items_for(number)]


def test_every_construct_has_two_or_three_items_and_the_visit_has_one() -> None:
    bank = item_bank()
    assert {each.construct for each in bank.items.values()} == CONSTRUCTS
    for construct in CONSTRUCTS:
        assert len(bank.of_construct(construct)) in ({1} if construct == bank.closing else {2, 3})


@settings(deadline=None)
@given(rounds)
def test_a_round_asks_four_or_five_items_and_ends_with_the_visit(number: int) -> None:
    asked = items_for(number)
    assert 4 <= len(asked) <= 5
    assert len({each.construct for each in asked}) == len(asked)
    kinds = [each.kind for each in asked]
    assert kinds.index(ItemKind.FIRST_OR_RETURNING) == len(kinds) - 1
    assert kinds.count(ItemKind.SCALE) >= 2


@settings(deadline=None)
@given(rounds)
def test_each_construct_comes_back_at_a_steady_interval(number: int) -> None:
    interval = len(item_bank().rounds)
    now, then = items_for(number), items_for(number + interval)
    assert [each.construct for each in now] == [each.construct for each in then]
    between = [each.construct for n in range(1, interval) for each in items_for(number + n)]
    assert not {each.construct for each in now[:-1]} & set(between)


@settings(deadline=None)
@given(rounds)
def test_an_item_comes_back_after_six_rounds_and_not_before(number: int) -> None:
    """What is told of it twice then lies months apart."""
    for each in asked_at(number)[:-1]:
        assert [n for n in range(1, 7) if each in asked_at(number + n)] == [6]


def test_a_cycle_of_cycles_asks_everything() -> None:
    assert {each for n in range(1, 7) for each in asked_at(n)} == set(item_bank().items)


@pytest.mark.parametrize("number", [0, -3])
def test_rounds_count_from_one(number: int) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        items_for(number)


@pytest.mark.parametrize("own", item_bank().items.values(), ids=lambda own: own.id)
def test_an_item_is_plain_and_asks_nothing_that_it_must_not(own: Item) -> None:
    text = f"{own.text} {own.low} {own.high}".casefold()
    assert not [word for word in (*NEVER_ASKED, *OF_SCALES) if re.search(rf"\b{word}", text)]
    assert own.text.endswith("?")
    assert own.low != own.high
    assert own.review_state == "unreviewed"
    assert item(own.id) is own


@pytest.mark.parametrize("kind", ItemKind)
def test_an_item_takes_the_answers_of_its_kind_and_no_other(kind: ItemKind) -> None:
    own = next(each for each in item_bank().items.values() if each.kind == kind)
    scale = kind == ItemKind.SCALE
    assert all(own.takes(number) == scale for number in range(11))
    for of_kind, words in WORDS.items():
        assert all(own.takes(word) == (of_kind == kind) for word in words)
    wrongs: tuple[object, ...] = (-1, 11, 5.0, True, False, None, "", "5", "Yes", [], {}, "0-10")
    for wrong in wrongs:
        assert not own.takes(wrong)


def test_the_schema_and_the_code_know_the_same_kinds() -> None:
    schema = json.loads(ITEM_SCHEMA.read_text(encoding="utf-8"))
    assert schema["$defs"]["item"]["properties"]["kind"]["enum"] == list(ItemKind)


def check(content: Path, bank: str) -> list[str]:
    """What `check_content` prints about a folder with a sound plan and this item bank."""
    return faults_of(content, "pulse_items.yaml", bank)


def test_the_bank_that_these_tests_break_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path, BANK) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("language: en", "language: de", 1, "language differs from the folder's"),
        ("id: belonging-2", "id: belonging-1", 10, "an item before this one has the same id"),
        ("belonging 2?", "Belonging 1", 10, "an item before this one asks the same"),
        ("[M5]", "[Z9]", 8, "Z9 is no row of evidence.yaml"),
        ("[M5]", "[]", 8, "items.0.evidence: "),
        ("kind: first_or_returning", "kind: free_text", 7, "items.0.kind: 'free_text' is not one"),
        ("kind: first_or_returning", 'kind: "0-10"', 6, "exactly one item is of the kind first_or"),
        ("reset, time-off]", "reset, belonging]", 4, "belonging stands in the rounds more than"),
        ("reset, time-off]", "reset, visits]", 4, "visits needs two or three items"),
        ("reset, time-off]", "reset, sleep]", 4, "sleep needs two or three items"),
        ("next-step, hope]", "next-step, time]", 3, "hope is in no round"),
        ("[belonging, reset, time-off]", "[belonging, reset]", 4, "rounds.0: "),
        (', high: "No"', "", 7, "items.0: 'high' is a required property"),
        ("New?", "x" * 121, 8, "items.0.text: is 121 characters long, 120 at the most"),
        ("id: first,", "id: First Time,", 7, "items.0.id: does not have the right form"),
        ("{state: unreviewed}", "{state: reviewed}", 2, "review: 'by' is a required property"),
    ],
)
def test_a_broken_bank_is_told_with_its_line(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    assert old in BANK
    faults = check(tmp_path, BANK.replace(old, new))
    where = f"{tmp_path / 'en' / 'pulse_items.yaml'}:{line}: "
    assert any(fault.startswith(where) and reason in fault for fault in faults), faults
