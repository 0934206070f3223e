"""The people that every test knows, put back rather than made anew.

Making them takes some sixty queries, putting their rows back a dozen, and most tests need them.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from tests.cast import Cast, assemble

Rows = Mapping[type[Model], Mapping[Any, Model]]  # by primary key


@dataclass
class _Kept:
    """What the first making left: its rows, and the cast as bytes, so that no test shares it."""

    rows: dict[type[Model], list[Model]]
    cast: bytes


_kept: list[_Kept] = []


def put_back() -> Cast:
    """The same people with the same ids throughout a process, in a database without them.

    Rows are complete when the transaction ends: foreign keys are checked then.
    """
    if not _kept:
        before = _rows()
        made = assemble()
        new = {
            model: [row for key, row in rows.items() if key not in before[model]]
            for model, rows in _rows().items()
        }
        _kept.append(
            _Kept({model: rows for model, rows in new.items() if rows}, pickle.dumps(made))
        )
        return made
    for model, rows in _kept[0].rows.items():
        model._base_manager.bulk_create(rows)
    again: Cast = pickle.loads(_kept[0].cast)  # noqa: S301 (written above)
    return again


def _rows() -> Rows:
    return {model: {row.pk: row for row in model._base_manager.all()} for model in _models()}


@cache
def _models() -> list[type[Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]
