from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    BigIntegerField = models.BigIntegerField[int, int]
else:
    BigIntegerField = models.BigIntegerField


class DigestKey(BigIntegerField):
    """A primary key taken from a digest, so that rows lie in no order that means anything.

    SQLite keeps a hidden, ever-growing row number beside any other kind of key, and a growing
    number tells who came before whom. Only a column declared INTEGER PRIMARY KEY replaces it.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer" if connection.vendor == "sqlite" else "bigint"

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str:
        return self.db_type(connection)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return str(name), "facilitation.digest_key.DigestKey", args, kwargs


def key_of(digest: bytes) -> int:
    """The first 63 bits of a digest: a collision among a million rows is a one in 10 million."""
    return int.from_bytes(digest[:8], "big") >> 1
