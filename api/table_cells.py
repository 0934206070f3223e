"""Cells that a table program takes for what they are."""

from __future__ import annotations

import unicodedata
from typing import Any

# A table program would run what begins so.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(cell: Any) -> Any:
    """Text that a table program would take for a formula gets an apostrophe before it.

    Programs that split at semicolons would make a cell of what follows one: there is none left.
    """
    if not isinstance(cell, str):
        return cell
    text = cell.replace(";", ",")
    return f"'{text}" if unicodedata.normalize("NFKC", text).startswith(FORMULA_SIGNS) else text
