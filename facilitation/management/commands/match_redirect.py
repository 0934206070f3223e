"""Looking paraphrases up by the line: for trying the matcher out, and for measuring it."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand

from facilitation.errors import DomainError
from facilitation.redirects.matching import match, prepare


class Command(BaseCommand):
    help = (
        'Read JSON lines {"text": ...} from standard input and print for each a JSON line with '
        "lane, patterns (up to three ids, likeliest first) and ms. Nothing is kept. A line that "
        "cannot be used gets {error, detail, line}, and the next one is read."
    )
    requires_system_checks: list[str] = []  # needs no database

    def handle(self, *args: Any, **options: Any) -> None:
        if prepare():
            self.stderr.write("Sentence embeddings are not installed: matching by wording alone.")
        for number, raw in enumerate(sys.stdin.buffer, start=1):
            if raw.strip():
                self.stdout.write(json.dumps(_answer(raw, number)))
                self.stdout.flush()


def _answer(raw: bytes, number: int) -> dict[str, Any]:
    try:
        line = json.loads(raw.decode())
    except (ValueError, RecursionError):
        return _fault(number, "not_json", 'Write one JSON object a line: {"text": "..."}.')
    text = line.get("text") if isinstance(line, dict) else None
    if not isinstance(text, str):
        return _fault(number, "text_missing", 'Give the paraphrase as a string: {"text": "..."}.')
    started = time.perf_counter()
    try:
        found = match(text)
    except DomainError as refusal:
        return _fault(number, refusal.code, str(refusal.detail))
    return {
        "lane": str(found.lane),
        "patterns": [str(pattern) for pattern in found.patterns],
        "ms": round((time.perf_counter() - started) * 1000, 2),
    }


def _fault(number: int, code: str, detail: str) -> dict[str, Any]:
    return {"error": code, "detail": detail, "line": number}
