"""The people that every test knows, put back rather than made anew.

Making them takes some sixty queries, putting their rows back a dozen, and most tests need them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from tests.cast import Cast, assemble

Rows = Mapping[type[Model], Mapping[Any, Model]]  # by primary key


@dataclass
class _Kept:
    """What the first making left, as bytes, so that no test shares it; and the ids in it."""

    rows_and_cast: bytes
    ids: Sequence[UUID]


_kept: list[_Kept] = []


def put_back() -> Cast:
    """The same people with the same ids throughout a process, in a database without them.

    Rows are complete when the transaction ends: foreign keys are checked then.
    """
    if not _kept:
        return _make()
    return _restore(_kept[0].ids)


def put_back_anew() -> Cast:
    """The same people under new ids, as a server's process may keep ids of those before them."""
    if not _kept:
        return _make()
    with transaction.atomic():
        return _restore([uuid4() for _id in _kept[0].ids])


def _make() -> Cast:
    before = _rows()
    made = assemble()
    new = [
        [row for key, row in rows.items() if key not in before[model]]
        for model, rows in _rows().items()
    ]
    ids = [row.pk for rows in new for row in rows if isinstance(row.pk, UUID)]
    written = io.BytesIO()
    _Writer(written, ids).dump(([rows for rows in new if rows], made))
    _kept.append(_Kept(written.getvalue(), ids))
    return made


def _restore(ids: Sequence[UUID]) -> Cast:
    rows_by_model, cast = _Reader(io.BytesIO(_kept[0].rows_and_cast), ids).load()
    for rows in rows_by_model:
        type(rows[0])._base_manager.bulk_create(rows)
    restored: Cast = cast
    return restored


class _Writer(pickle.Pickler):
    """Writes the place of an id for the id, wherever one row names another."""

    def __init__(self, file: io.BytesIO, ids: Sequence[UUID]) -> None:
        super().__init__(file)
        self.places = {each: place for place, each in enumerate(ids)}

    def persistent_id(self, obj: Any) -> int | None:
        return self.places.get(obj) if isinstance(obj, UUID) else None


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` wrote, with other ids in their places."""

    def __init__(self, file: io.BytesIO, ids: Sequence[UUID]) -> None:
        super().__init__(file)
        self.ids = ids

    def persistent_load(self, pid: int) -> UUID:
        return self.ids[pid]


def _rows() -> Rows:
    return {model: {row.pk: row for row in model._base_manager.all()} for model in _models()}


@cache
def _models() -> list[type[Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]
