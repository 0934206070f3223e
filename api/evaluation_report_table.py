"""An evaluation report for table programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from api.evaluation_report_lines import parts_of
from api.table_cells import safe_cell

COLUMNS = ["part", "figure", "value", "meaning"]


def table_of(document: Mapping[str, Any]) -> str:
    """CSV with one row a figure; a value that is not told is empty, and its meaning says why."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for part, lines in parts_of(document):
        for line in lines:
            cells = (part, line.figure, line.value, line.meaning)
            writer.writerow([safe_cell(cell) for cell in cells])
    return table.getvalue()
