"""Reading content files and naming every fault with its file, line and reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from facilitation.plans.rules import Where, broken_rules

CONTENT = Path(__file__).resolve().parent.parent / "content"
PLAN_SCHEMA = CONTENT / "plan.schema.json"
LARGEST_FILE = 200_000  # bytes; a plan of twenty long steps is under 30,000

Document = Any  # a mapping, or for a list of entries a list


@dataclass(frozen=True)
class Fault:
    """Something wrong in a content file; `line` counts from 1."""

    file: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True)
class ContentFile:
    """What one file held: a document that can be used, or the faults that prevent it."""

    path: Path
    document: Document | None
    faults: tuple[Fault, ...]


def plan_files(content: Path = CONTENT) -> list[Path]:
    return sorted(content.glob("*/plans/*.y*ml"))


def read_plan_file(path: Path) -> ContentFile:
    """Never raises for what the file holds: every fault is in the result."""
    return read_content_file(path, schema=PLAN_SCHEMA, rules=broken_rules)


def read_content_file(
    path: Path,
    *,
    schema: Path,
    rules: Callable[[Path, Document], Iterator[tuple[Where, str]]],
) -> ContentFile:
    """Read one file against its JSON Schema, and then against what the schema cannot say.

    Never raises for what the file holds: every fault is in the result. `rules` only gets a
    document that has passed the schema.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _faulty(path, 1, f"the file is larger than {LARGEST_FILE} bytes")
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return _faulty(path, 1, "the file is empty")
        document = _plain(root)
    except UnicodeDecodeError:
        return _faulty(path, 1, "the file is not UTF-8 text")
    except RecursionError:
        return _faulty(path, 1, "the file is nested too deeply")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _faulty(path, mark.line + 1 if mark else 1, f"not YAML: {error.problem}")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return _faulty(path, line, f"not YAML: {error.reason}")
    except ValueError as error:  # a number that is none, such as `!!int "ten"`
        return _faulty(path, 1, f"not a number: {error}")
    faults = [
        Fault(path, _line(root, error.absolute_path), _reason(error))
        for error in _leaves(_validator(schema).iter_errors(document))
    ]
    if not faults:
        faults = [Fault(path, _line(root, where), why) for where, why in rules(path, document)]
    faults.sort(key=lambda fault: fault.line)
    return ContentFile(path, None if faults else document, tuple(faults))


def _faulty(path: Path, line: int, reason: str) -> ContentFile:
    return ContentFile(path, None, (Fault(path, line, reason),))


@cache
def _validator(schema: Path) -> Draft202012Validator:
    document = json.loads(schema.read_text(encoding="utf-8"))
    return Draft202012Validator(document, format_checker=FormatChecker())


def _plain(root: yaml.Node) -> Any:
    """The node tree as Python values. A key given twice and an alias are faults, not surprises."""
    seen: set[int] = set()

    def check(node: yaml.Node) -> None:
        if id(node) in seen:
            raise yaml.constructor.ConstructorError(
                problem="anchors and aliases are not used in content", problem_mark=node.start_mark
            )
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(
                        problem="a field's name is plain text", problem_mark=key.start_mark
                    )
                if key.value in keys:
                    raise yaml.constructor.ConstructorError(
                        problem=f"{key.value!r} is given twice", problem_mark=key.start_mark
                    )
                keys.add(key.value)
                check(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                check(item)

    check(root)
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(_retagged(root))
    finally:
        loader.dispose()


def _retagged(node: yaml.Node) -> yaml.Node:
    """Dates and the words yes, no, on and off stay the text that the author typed.

    The format has no dates, and YAML 1.1 would read `on:` as a key named true.
    """
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith((":timestamp", ":bool")):
        if node.value not in {"true", "false"}:
            node.tag = "tag:yaml.org,2002:str"
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _retagged(key)
            _retagged(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _retagged(item)
    return node


def _line(node: yaml.Node, where: Sequence[str | int]) -> int:
    """The line of the deepest part of `where` that exists, from 1."""
    line = node.start_mark.line + 1
    for part in where:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def _leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """A poll matches one of several forms: report the form that it claims to be."""
    for error in errors:
        if not error.context:
            yield error
            continue
        claimed = [inner for inner in error.context if inner.validator == "const"]
        wrong_forms = {inner.schema_path[0] for inner in claimed}
        meant = [inner for inner in error.context if inner.schema_path[0] not in wrong_forms]
        yield from _leaves(iter(meant or claimed[:1] or [error]))


def _reason(error: ValidationError) -> str:
    place = ".".join(str(part) for part in error.absolute_path)
    messages = {
        "maxLength": f"is {len(str(error.instance))} characters long, "
        f"{error.validator_value} at the most",
        "minLength": "is empty",
        "pattern": "does not have the right form (lower-case words joined by hyphens, "
        "or an evidence row such as J8)",
    }
    message = messages.get(str(error.validator), error.message)
    return f"{place}: {message}" if place else message
