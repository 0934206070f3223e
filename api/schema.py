"""How the OpenAPI document is made: sign-in, and the one error shape on every operation."""

from __future__ import annotations

from typing import Any, Literal

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers


class FieldProblem(serializers.Serializer[Any]):
    field = serializers.CharField(help_text="Path of the field, such as steps.0.title")
    message = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """Every refusal has this shape (RFC 9457). Show `detail` to people; branch on `code`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldProblem(many=True, required=False)  # type: ignore[assignment]  # the wire's name


class SignedInSessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "api.authentication.SignedInSession"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class ProblemAwareSchema(AutoSchema):
    """Adds the error shape as the default response of each operation."""

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def _get_response_bodies(
        self, direction: Literal["request", "response"] = "response"
    ) -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        problem = OpenApiResponse(Problem, description="Refused, with the reason")
        bodies["default"] = self._get_response_for_code(  # type: ignore[no-untyped-call]
            problem, "default", media_types=["application/problem+json"], direction=direction
        )
        return bodies


def without_bounds_of_the_database(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """Drop the integer ranges of answers: they are the database's, and differ between databases."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request"):
            continue
        for field in schema.get("properties", {}).values():
            if field.get("type") == "integer":
                for bound in ("minimum", "maximum", "format"):
                    field.pop(bound, None)
    return result
