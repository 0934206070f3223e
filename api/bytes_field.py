"""Bytes in JSON."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers


class BytesField(serializers.Field[bytes, str, str, Any]):
    """Base64url without padding (RFC 4648, section 5), of exactly `size` bytes when it is given.

    One value has one spelling: set bits after the last byte are refused, too.
    """

    default_error_messages = {
        "not_text": _("Send a text."),
        "wrong_size": _("Send exactly {size} bytes."),
        "not_base64url": _("Send base64url without padding."),
    }

    def __init__(self, *, size: int | None = None, **kwargs: Any):
        super().__init__(**kwargs)
        self.size = size

    def to_internal_value(self, data: str) -> bytes:
        if not isinstance(data, str):
            self.fail("not_text")
        if self.size is not None and len(data) != spelled_length(self.size):
            self.fail("wrong_size", size=self.size)
        try:
            value = base64.b64decode(data + "=" * (-len(data) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            self.fail("not_base64url")
        if base64url(value) != data:
            self.fail("not_base64url")
        return value

    def to_representation(self, value: Any) -> str:
        return base64url(bytes(value))


class BytesFieldSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = BytesField

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "string", "pattern": "^[A-Za-z0-9_-]*$"}
        if size := self.target.size:
            schema["minLength"] = schema["maxLength"] = spelled_length(size)
            schema["description"] = f"{size} bytes, base64url without padding"
        return schema


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def spelled_length(size: int) -> int:
    """How many characters `size` bytes have as base64url without padding."""
    return (size * 8 + 5) // 6
