"""For views that answer with a file: they say which type they offer, and make it themselves."""

from __future__ import annotations

from typing import Any

from rest_framework.renderers import BaseRenderer


class CsvRenderer(BaseRenderer):
    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        return data


class PdfRenderer(BaseRenderer):
    media_type = "application/pdf"
    format = "pdf"
    charset = None

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        return data
