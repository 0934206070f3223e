"""Setting a document on A4 pages. Typst sets it; layout.typ says how it looks."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from api.paper.document import Block, Document

HERE = Path(__file__).parent
LAYOUT = (HERE / "layout.typ").read_bytes()


def pdf_of(document: Document) -> bytes:
    """The document as a PDF: A4, tagged for screen readers (PDF/UA-1), with its fonts in it.

    Its texts reach the layout as data, so nothing in them is carried out. A text in a script that
    the built-in fonts lack (Chinese, say, or an emoji) prints as boxes, and then the file makes no
    claim of PDF/UA, whose rules forbid that; its tags stay.
    """
    try:
        return _compiled(document, standards=["ua-1"])
    except typst.TypstError:
        return _compiled(document, standards=[])


def _compiled(document: Document, *, standards: list[typst.PDFStandard]) -> bytes:
    compiler = typst.Compiler(LAYOUT, root=HERE, ignore_system_fonts=True)
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={"document": json.dumps(_as_data(document))},
        pdf_standards=standards,
        timestamp=document.made_at,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    return pdf


def _as_data(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "language": document.language,
        "footer": document.footer,
        "blocks": [_block(each) for each in document.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    return {"kind": type(block).__name__, **asdict(block)}
