"""An evaluation report on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from api.evaluation_report_lines import parts_of
from api.paper import Block, Document, Heading, Note, Paragraph, Table

WIDTHS = (4, 3, 5)


def paper_of(document: Mapping[str, Any], *, program: str) -> Document:
    """`document` is an `EvaluationReportOut`, `program` the name that stands under the title."""
    period = document["period"]
    made_on = date.fromisoformat(document["made_on"])
    days = _("%(first)s to %(last)s") % {
        "first": _day(period["from_on"]),
        "last": _day(period["to_on"]),
    }
    blocks: list[Block] = [Paragraph(f"{program}, {days}.")]
    for part, lines in parts_of(document):
        header = [_("Figure"), _("Value"), _("What it means")]
        rows = [[line.figure, line.value or _("not told"), line.meaning] for line in lines]
        blocks += [Heading(part), Table(part, header, rows, widths=WIDTHS)]
    blocks.append(Note(_limits()))
    return Document(
        title=_("Evaluation report %(period)s") % {"period": period["id"]},
        blocks=blocks,
        footer=_("%(program)s. Made on %(day)s.")
        % {"program": program, "day": date_format(made_on)},
        made_at=datetime.combine(made_on, time(), tzinfo=UTC),
    )


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text))


def _limits() -> str:
    return _(
        "Nothing here is of one person, session or group. Figures of few sessions or people "
        "are left out, shares are rounded, and residents' answers are told as the anonymous pulse "
        "released them. Numbers that changed do not say why."
    )
