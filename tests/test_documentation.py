"""What the code offers is written down. A failure names what is missing, and where it belongs."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from django.core.management import CommandError, call_command

from api.live.messages import closing
from api.live.messages.to_client import ToClient
from api.live.messages.to_server import ToServer
from api.management.commands import write_schemas
from facilitation.debriefs.tags import TAG_SCHEMA
from facilitation.live_room.changes import ChangeName
from facilitation.plans.files import CONTENT, PLAN_SCHEMA
from facilitation.program_checklist.points import CHECKLIST_SCHEMA
from facilitation.pulse.items import ITEM_SCHEMA, ItemKind
from tests.api.endpoints import ENDPOINTS, Endpoint

pytestmark = pytest.mark.one_process

ROOT = Path(__file__).resolve().parent.parent
SETTINGS, LIVE_ROOM = ROOT / "docs" / "settings.md", ROOT / "docs" / "live-room.md"
CONTENT_FORMAT = CONTENT / "README.md"


def words_of_code(page: Path) -> set[str]:
    """The words that a page sets in code: in `spans` and in fenced blocks."""
    assert page.is_file(), f"{page.relative_to(ROOT)} is missing"
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"```.*?```", text, flags=re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {word for part in (*fenced, *spans) for word in re.findall(r"[A-Za-z_][\w.-]*", part)}


def missing(page: Path, names: set[str]) -> str:
    absent = sorted(names - words_of_code(page))
    return f"not in {page.relative_to(ROOT)}: {', '.join(absent)}" if absent else ""


def settings_read() -> set[str]:
    source = (ROOT / "backend" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", source))


def test_every_setting_is_documented() -> None:
    assert len(settings_read()) >= 10
    assert not missing(SETTINGS, settings_read())


def test_every_documented_setting_exists() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", SETTINGS.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows
    assert set(rows) <= settings_read()


def message_types() -> set[str]:
    kinds = (*get_args(ToClient), *get_args(ToServer))
    return {get_args(kind.model_fields["type"].annotation)[0] for kind in kinds}


def test_every_event_is_documented() -> None:
    assert not missing(LIVE_ROOM, set(ChangeName))


def test_every_message_is_documented() -> None:
    assert {"snapshot", "vote", "room.close"} <= message_types()
    assert not missing(LIVE_ROOM, message_types())


def test_every_close_code_is_documented() -> None:
    named = {value for name, value in vars(closing.Close).items() if name.isupper()}
    assert named == set(closing.CLOSE_REASONS)
    text = LIVE_ROOM.read_text(encoding="utf-8")
    assert [code for code in sorted(named) if not re.search(rf"\b{code}\b", text)] == []


def fields(part: Any) -> set[str]:
    """The names of every field that a JSON Schema speaks of."""
    if isinstance(part, list):
        return {name for item in part for name in fields(item)}
    if not isinstance(part, dict):
        return set()
    own = part.get("properties")
    below = {name for item in part.values() for name in fields(item)}
    return below | (set(own) if isinstance(own, dict) else set())


def test_every_field_of_a_plan_is_documented() -> None:
    known = fields(json.loads(PLAN_SCHEMA.read_text(encoding="utf-8")))
    assert {"title", "if_quiet", "min_label"} <= known
    assert not missing(CONTENT_FORMAT, known)


def test_every_field_of_the_debrief_tags_is_documented() -> None:
    known = fields(json.loads(TAG_SCHEMA.read_text(encoding="utf-8")))
    assert {"tags", "group", "text"} <= known
    assert not missing(CONTENT_FORMAT, known)


def test_every_field_of_the_pulse_items_is_documented() -> None:
    known = fields(json.loads(ITEM_SCHEMA.read_text(encoding="utf-8")))
    assert {"rounds", "construct", "low"} <= known
    assert not missing(CONTENT_FORMAT, known | {*ItemKind} - {ItemKind.SCALE})


@cache
def openapi() -> dict[str, Any]:
    """Read once for all endpoints: it takes half a second."""
    document: dict[str, Any] = yaml.safe_load(write_schemas.OPENAPI.read_text(encoding="utf-8"))
    return document


def test_every_field_of_the_program_checklist_is_documented() -> None:
    known = fields(json.loads(CHECKLIST_SCHEMA.read_text(encoding="utf-8")))
    assert {"points", "yes_means", "next_step"} <= known
    assert not missing(CONTENT_FORMAT, known)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=str)
def test_every_endpoint_is_described(endpoint: Endpoint) -> None:
    document = openapi()
    path = "/api/v1/" + re.sub(r"<\w+:(\w+)>", r"{\1}", endpoint.route)
    assert path in document["paths"], f"{path} is not in api/openapi.yaml: run write_schemas"
    operation = document["paths"][path][endpoint.method.lower()]
    refusal = operation["responses"]["default"]["content"]
    assert list(refusal) == ["application/problem+json"]


def test_the_generated_documents_are_up_to_date() -> None:
    call_command("write_schemas", check=True)


def test_a_document_that_drifted_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openapi, asyncapi = tmp_path / "openapi.yaml", tmp_path / "asyncapi.yaml"
    monkeypatch.setattr(write_schemas, "OPENAPI", openapi)
    monkeypatch.setattr(write_schemas, "ASYNCAPI", asyncapi)
    call_command("write_schemas")
    openapi.write_text(openapi.read_text() + "# by hand\n")
    with pytest.raises(CommandError, match=r"openapi\.yaml has drifted"):
        call_command("write_schemas", check=True)
    call_command("write_schemas")
    asyncapi.unlink()
    with pytest.raises(CommandError, match=r"asyncapi\.yaml has drifted"):
        call_command("write_schemas", check=True)
