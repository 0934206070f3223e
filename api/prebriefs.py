"""A co-facilitator's own prebrief: on the screen, on paper, and confirmed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.paper import pdf_of
from api.prebrief_paper import prebrief_document
from api.prebrief_shapes import ConfirmationIn, PrebriefOut, prebrief_out
from api.request import person_of
from facilitation import access
from facilitation.prebriefs.composing import compose_prebrief
from facilitation.prebriefs.confirming import confirm_prebrief
from facilitation.prebriefs.standing import Parts
from facilitation.programs.models import Person
from facilitation.sessions.models import CoFacilitator


class PrebriefView(APIView):
    @extend_schema(operation_id="prebrief", responses=PrebriefOut)
    def get(self, request: Request, session_id: UUID) -> Response:
        """Your own prebrief for this session, as things are now."""
        helper = _co_facilitator(person_of(request), session_id)
        return Response(prebrief_out(compose_prebrief(helper)))


class PrebriefConfirmationView(APIView):
    @extend_schema(operation_id="confirm_prebrief", request=ConfirmationIn, responses=PrebriefOut)
    def put(self, request: Request, session_id: UUID) -> Response:
        """Confirm what you read. Kept are that you did, when, and for which plan and pair."""
        helper = _co_facilitator(person_of(request), session_id)
        form = ConfirmationIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        confirm_prebrief(
            co_facilitator=helper,
            seen=Parts(**values["parts"]),
            answered=values.get("answered", []),
        )
        return Response(prebrief_out(compose_prebrief(helper)))


class PdfRenderer(BaseRenderer):
    """Lets a browser's `Accept: application/pdf` through; the view makes the file itself."""

    media_type = "application/pdf"
    format = "pdf"


class PrebriefPdfView(APIView):
    renderer_classes = (JSONRenderer, PdfRenderer)

    @extend_schema(
        operation_id="prebrief_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, session_id: UUID) -> HttpResponse:
        """The same on paper: A4, tagged for screen readers."""
        helper = _co_facilitator(person_of(request), session_id)
        return HttpResponse(
            pdf_of(prebrief_document(compose_prebrief(helper))),
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="prebrief.pdf"'},
        )


def _co_facilitator(person: Person, session_id: UUID) -> CoFacilitator:
    """With all that a prebrief needs already loaded."""
    session = access.facilitated_session(person, session_id)
    return next(each for each in session.co_facilitators.all() if each.person_id == person.pk)
