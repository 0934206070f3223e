"""What a program reports of a year or a quarter: as JSON, as a table, and on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.evaluation_report_paper import paper_of
from api.evaluation_report_shapes import EvaluationReportOut, ReportPeriodsOut, report_out
from api.evaluation_report_table import table_of
from api.file_renderers import CsvRenderer, PdfRenderer
from api.paper import pdf_of
from api.request import person_of
from facilitation import access
from facilitation.evaluation_report.making import periods_with_reports, report_of
from facilitation.evaluation_report.models import EvaluationReport


class ReportPeriodsView(APIView):
    @extend_schema(operation_id="report_periods", responses=ReportPeriodsOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        """The academic years and quarters that this program can report of."""
        program = access.program_with_trends(person_of(request), program_id)
        body = {
            "periods": [
                {
                    "id": each.id,
                    "kind": each.kind.value,
                    "from_on": each.from_on,
                    "to_on": each.last_on,
                }
                for each in periods_with_reports(program)
            ]
        }
        return Response(ReportPeriodsOut(body).data)


class EvaluationReportView(APIView):
    @extend_schema(operation_id="evaluation_report", responses=EvaluationReportOut)
    def get(self, request: Request, program_id: UUID, period_id: str) -> Response:
        """The report of one period, such as 2025-26 or 2026-q1.

        Made sixteen days after the period's end, when its last debriefs are fixed, and never anew.
        """
        return Response(report_out(_report(request, program_id, period_id)))


class EvaluationReportCsvView(APIView):
    renderer_classes = (JSONRenderer, CsvRenderer)

    @extend_schema(
        operation_id="evaluation_report_csv", responses={(200, "text/csv"): OpenApiTypes.STR}
    )
    def get(self, request: Request, program_id: UUID, period_id: str) -> HttpResponse:
        """The same as a table: part, figure, value, of how many, and what it means."""
        document = report_out(_report(request, program_id, period_id))
        return _file(table_of(document), "text/csv; charset=utf-8", f"report-{period_id}.csv")


class EvaluationReportPdfView(APIView):
    renderer_classes = (JSONRenderer, PdfRenderer)

    @extend_schema(
        operation_id="evaluation_report_pdf",
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, program_id: UUID, period_id: str) -> HttpResponse:
        """The same to print: A4, readable by screen readers."""
        report = _report(request, program_id, period_id)
        paper = paper_of(report_out(report), program=report.program.name)
        return _file(pdf_of(paper), "application/pdf", f"report-{period_id}.pdf")


def _report(request: Request, program_id: UUID, period_id: str) -> EvaluationReport:
    program = access.program_with_trends(person_of(request), program_id)
    return report_of(program, period_id=period_id)


def _file(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
