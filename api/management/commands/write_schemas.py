from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError, CommandParser
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from api.live.asyncapi import asyncapi_document

API = Path(__file__).resolve().parent.parent.parent
OPENAPI, ASYNCAPI = API / "openapi.yaml", API / "live" / "asyncapi.yaml"


class Command(BaseCommand):
    help = "Write api/openapi.yaml and api/live/asyncapi.yaml, or with --check say if they drifted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail on a drift")

    def handle(self, *args: Any, **options: Any) -> None:
        for path, document in ((OPENAPI, openapi_document()), (ASYNCAPI, asyncapi_document())):
            text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
            if not options["check"]:
                path.write_text(text, encoding="utf-8")
            elif not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.name} has drifted: run `python manage.py write_schemas`")


def openapi_document() -> dict[str, Any]:
    """Raises `CommandError` when the generator warns: a warning is a gap in the document."""
    with GENERATOR_STATS.silence():
        document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    notes = [*GENERATOR_STATS._warn_cache, *GENERATOR_STATS._error_cache]  # noqa: SLF001
    if notes:
        raise CommandError("the OpenAPI document has gaps:\n" + "\n".join(map(str, notes)))
    validate_schema(document)  # type: ignore[no-untyped-call]
    return {name: _plain(part) for name, part in document.items()}


def _plain(value: Any) -> Any:
    """Values that YAML knows: lazily translated texts become strings."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value if isinstance(value, (int, float, bool)) or value is None else str(value)
