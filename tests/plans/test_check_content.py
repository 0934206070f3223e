"""An author who makes a mistake is told the file, the line and the reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from facilitation.plans.files import CONTENT, LARGEST_FILE
from tests.plans.content import PLAN, ContentFolder, line_of

pytestmark = pytest.mark.one_process


def test_the_plan_that_these_tests_break_has_no_fault(folder: ContentFolder) -> None:
    folder.write()
    assert folder.check() == []


def test_every_shipped_file_has_no_fault() -> None:
    out = io.StringIO()
    call_command("check_content", stdout=out)
    plans, tag_lists = len(list(CONTENT.glob("*/plans/*"))), len(list(CONTENT.glob("*/debrief_*")))
    assert plans >= 3
    assert tag_lists >= 1
    libraries = len(list(CONTENT.glob("*/polls.yaml")))
    item_banks = len(list(CONTENT.glob("*/pulse_items.yaml")))
    assert item_banks >= 1
    checklists = len(list(CONTENT.glob("*/program_checklist.yaml")))
    assert checklists >= 1
    files = plans + tag_lists + libraries + item_banks + checklists
    assert out.getvalue() == f"{files} files, no fault\n"


def test_a_folder_without_plans_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no plan files under"):
        call_command("check_content", content=str(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        pytest.param(
            'title: "Begin"', 'title: "Begin', line_of("say"), "not YAML", id="an open quote"
        ),
        pytest.param("version: 1", "version: 1\n\tx: 1", 3, "not YAML", id="a tab"),
        pytest.param(
            "    lead: alum",
            "    lead: alum\n    lead: alum",
            line_of("lead") + 1,
            "'lead' is given twice",
            id="a key given twice",
        ),
        pytest.param(
            "evidence: [J1]",
            "evidence: &rows [J1]\nsummary2: *rows",
            line_of("evidence"),
            "anchors and aliases are not used",
            id="an alias",
        ),
        pytest.param(
            "version: 1", "version: !!int ten", 1, "not a number", id="a number that is none"
        ),
        pytest.param("version: 1", "version: 0b_", 1, "not a number", id="another that is none"),
        pytest.param(
            "version: 1",
            "version: !!python/object:os.system {}",
            2,
            "could not determine a constructor",
            id="a Python object",
        ),
        pytest.param(
            "version: 1",
            "version: 1\n? [a, b]\n: c",
            3,
            "a field's name is plain text",
            id="a list as a key",
        ),
        pytest.param("id: short-hour", "id: x\n---\nid: y", 2, "not YAML", id="two documents"),
    ],
)
def test_what_is_no_yaml_of_ours_is_said_with_its_line(
    old: str, new: str, line: int, reason: str, folder: ContentFolder
) -> None:
    folder.replace(old, new)
    where, said = folder.fault().split(": ", 1)
    assert reason in said
    assert int(where) == line


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        pytest.param(
            'title: "A short hour"',
            f'title: "{"x" * 61}"',
            line_of("title"),
            "title: is 61 characters long, 60 at the most",
            id="a long title",
        ),
        pytest.param(
            'say: "Bye."',
            f'say: "{"x" * 300}"',
            line_of("say", 2),
            "steps.1.say: is 300 characters long, 240 at the most",
            id="a long line",
        ),
        pytest.param(
            'exit: "Exit."', 'exit: ""', line_of("exit"), "steps.0.exit: is empty", id="no text"
        ),
        pytest.param(
            "    lead: alum\n",
            "",
            line_of("id", 2),
            "steps.0: 'lead' is a required property",
            id="a field that is missing",
        ),
        pytest.param(
            "    lead: alum",
            "    leed: x\n    lead: alum",
            line_of("id", 2),
            "steps.0: Additional properties are not allowed ('leed' was unexpected)",
            id="a field that there is not",
        ),
        pytest.param(
            "modality: balint",
            "modality: seance",
            line_of("modality"),
            "modality: 'seance' is not one of",
            id="a modality that there is not",
        ),
        pytest.param(
            "id: end",
            "id: The End",
            line_of("id: end"),
            "steps.1.id: does not have the right form",
            id="a name with capitals",
        ),
        pytest.param(
            "minutes: 15",
            "minutes: fifteen",
            line_of("minutes", 3),
            "steps.1.minutes: 'fifteen' is not of type 'integer'",
            id="minutes in words",
        ),
        pytest.param(
            '  - "Three."\n', "", line_of("ground_rules"), "ground_rules: ", id="too few rules"
        ),
        pytest.param(
            "review: {state: unreviewed}",
            "review: {state: reviewed}",
            line_of("review"),
            "review: 'by' is a required property",
            id="a review by nobody",
        ),
        pytest.param(
            "review: {state: unreviewed}",
            "review: {state: reviewed, by: psychologist, on: 2030-02-31}",
            line_of("review"),
            "review.on: '2030-02-31' is not a 'date'",
            id="a day that there is not",
        ),
    ],
)
def test_what_does_not_fit_the_format_is_said_with_its_line(
    old: str, new: str, line: int, reason: str, folder: ContentFolder
) -> None:
    folder.replace(old, new)
    assert any(fault.startswith(f"{folder.file}:{line}: {reason}") for fault in folder.check()), (
        folder.check()
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        pytest.param(
            "minutes: 20",
            "minutes: 25",
            line_of("minutes"),
            "minutes is 25 but the steps add up to 20",
            id="a wrong sum",
        ),
        pytest.param(
            "{min: 5, max: 12}",
            "{min: 12, max: 5}",
            line_of("group_size"),
            "group_size.min is above group_size.max",
            id="a size upside down",
        ),
        pytest.param(
            "id: end",
            "id: begin",
            line_of("id: end"),
            "a step before this one has the same id",
            id="a step's id again",
        ),
        pytest.param(
            "id: near",
            "id: how",
            line_of("id: near"),
            "a poll before this one has the same id",
            id="a poll's id again",
        ),
        pytest.param(
            "{id: bad,",
            "{id: good,",
            line_of("{id: bad"),
            "an option before this one has the same id",
            id="an option's id again",
        ),
        pytest.param(
            "{min: 0, max: 10,",
            "{min: 7, max: 3,",
            line_of("scale:"),
            "scale.min must be below scale.max",
            id="a scale upside down",
        ),
        pytest.param(
            "evidence: [J3]",
            "evidence: [J3, Z9]",
            line_of("evidence", 3),
            "Z9 is no row of evidence.yaml",
            id="evidence that there is not",
        ),
        pytest.param(
            "id: short-hour",
            "id: long-hour",
            line_of("id"),
            "id is 'long-hour' but the file is named 'short-hour'",
            id="another name than the file's",
        ),
        pytest.param(
            "language: en",
            "language: de",
            line_of("language"),
            "language differs from the folder's",
            id="another language than the folder's",
        ),
    ],
)
def test_what_breaks_a_rule_is_said_with_its_line(
    old: str, new: str, line: int, reason: str, folder: ContentFolder
) -> None:
    folder.replace(old, new)
    assert folder.fault() == f"{line}: {reason}"


THIRD_STEP = PLAN[PLAN.index("  - id: end") : PLAN.index("    poll:\n      id: near")].replace(
    "id: end", "id: farewell"
)


def test_the_pulse_opens_in_one_of_the_last_two_steps(folder: ContentFolder) -> None:
    folder.replace("    evidence: [J3]\n", "    evidence: [J3]\n    pulse: true\n")
    assert folder.check() == []
    early = PLAN.replace("evidence: [J1, J2]", "evidence: [J1, J2]\n    pulse: true")
    folder.write(early)
    assert folder.check() == []
    folder.write(early.replace("minutes: 20", "minutes: 35") + THIRD_STEP)
    line = line_of("evidence", 2) + 1
    assert folder.fault() == f"{line}: the pulse opens in one of the last two steps"


def test_a_plan_opens_one_pulse(folder: ContentFolder) -> None:
    folder.write(
        PLAN.replace("evidence: [J1, J2]", "evidence: [J1, J2]\n    pulse: true").replace(
            "evidence: [J3]", "evidence: [J3]\n    pulse: true"
        )
    )
    line = line_of("evidence", 3) + 2
    assert folder.fault() == f"{line}: a step before this one opens the pulse already"


@pytest.mark.parametrize("word", ["false", "yes", "1"])
def test_a_step_that_opens_no_pulse_does_not_speak_of_it(word: str, folder: ContentFolder) -> None:
    folder.replace("evidence: [J3]", f"evidence: [J3]\n    pulse: {word}")
    assert "pulse: True was expected" in folder.fault()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: single_choice", "kind: essay", "steps.0.poll.kind: 'single_choice' was expected"),
        ("kind: single_choice", "kind: scale", "steps.0.poll: 'scale' is a required property"),
        ("sensitivity: ice_breaker", "sensitivity: harmless", "steps.0.poll.sensitivity: "),
        ('        - {id: bad, text: "Bad"}\n', "", "steps.0.poll.options: "),
        ("max: 10,", "max: 11,", "steps.1.poll.scale.max: 11 is greater than the maximum of 10"),
        ("kind: scale", "kind: single_choice", "steps.1.poll: 'options' is a required property"),
    ],
)
def test_a_poll_is_judged_as_the_kind_that_it_claims_to_be(
    old: str, new: str, reason: str, folder: ContentFolder
) -> None:
    folder.replace(old, new)
    reasons = [fault.split(": ", 1)[1] for fault in folder.check()]
    assert any(each.startswith(reason) for each in reasons), reasons
    assert not any("is not valid under any" in each for each in reasons)


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_lines(
    folder: ContentFolder,
) -> None:
    folder.write(PLAN.replace("version: 1", "version: 0").replace("Exit.", "x" * 201))
    lines = [int(fault.split(":")[1]) for fault in folder.check()]
    assert lines == [line_of("version"), line_of("exit"), line_of("exit", 2)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"# only a remark\n", "the file is empty"),
        ('title: "Grüße"'.encode("latin-1"), "the file is not UTF-8 text"),
        (b"a: " + b"[" * 5000, "the file is nested too deeply"),
        (b"#" * (LARGEST_FILE + 1), f"the file is larger than {LARGEST_FILE} bytes"),
        (b"\x00", "not YAML: special characters are not allowed"),
        (b"just words", "'just words' is not of type 'object'"),
    ],
    ids=["empty", "a remark", "latin-1", "deep", "large", "control characters", "words"],
)
def test_a_file_that_is_no_plan_at_all_is_said_so(
    content: bytes, reason: str, folder: ContentFolder
) -> None:
    folder.write_bytes(content)
    [first, *_more] = folder.check()
    assert first.startswith(f"{folder.file}:1: ")
    assert reason in first


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "2030-01-31"])
def test_words_that_yaml_takes_for_something_else_stay_text(
    word: str, folder: ContentFolder
) -> None:
    folder.replace('title: "Begin"', f"title: {word}")
    assert folder.check() == []


def test_an_unquoted_on_is_a_field_like_any_other(folder: ContentFolder) -> None:
    folder.replace(
        "review: {state: unreviewed}",
        "review: {state: reviewed, by: psychologist, on: 2030-01-31}",
    )
    assert folder.check() == []
