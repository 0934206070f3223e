"""What a printed page holds, read back by another library than the one that wrote it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from api.paper import Block, Bullets, Document, Heading, Note, Paragraph, Table, pdf_of

pytestmark = pytest.mark.one_process

MADE_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVERY_KIND: list[Block] = [
    Heading("What ran"),
    Paragraph("Zoë, Łukasz, Ágnes and Ørjan; Ελλάδα, Україна."),
    Heading("In figures", 2),
    Table("Held and cancelled", ["What", "How many"], [["Held", "20"], ["Cancelled", "2"]]),
    Bullets(["A first thing", "A second thing"]),
    Note("No clinician has reviewed this."),
]


def made(*blocks: Block, title: str = "A report", footer: str = "") -> PdfReader:
    document = Document(title, blocks, footer=footer, made_at=MADE_AT)
    return PdfReader(io.BytesIO(pdf_of(document)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def tags_of(reader: PdfReader) -> set[str]:
    """The names of all structure elements."""

    def walk(node: Any) -> set[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return {name for each in node for name in walk(each)}
        if not isinstance(node, dict):
            return set()
        own = {str(node["/S"])} if "/S" in node else set()
        return own | (walk(node["/K"]) if "/K" in node else set())

    root: Any = reader.root_object
    return walk(root["/StructTreeRoot"]["/K"])


def test_every_block_stands_on_the_page_with_its_accents() -> None:
    text = text_of(made(*EVERY_KIND, footer="In This Room"))
    for part in (
        "A report",
        "What ran",
        "Zoë, Łukasz, Ágnes and Ørjan; Ελλάδα, Україна.",
        "Held and cancelled",
        "How many",
        "20",
        "A second thing",
        "No clinician has reviewed this.",
        "In This Room",
        "1 / 1",
    ):
        assert part in text


def test_a_screen_reader_gets_title_language_and_structure() -> None:
    reader = made(*EVERY_KIND)
    root: Any = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "A report"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= tags_of(reader)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_it_is_a4_with_its_fonts_in_it() -> None:
    [page] = made(*EVERY_KIND).pages
    resources: Any = page["/Resources"]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    for font in resources["/Font"].values():
        [descendant] = font.get_object()["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"])


def test_a_long_table_repeats_its_header_and_pages_are_numbered() -> None:
    reader = made(Table("Long", ["Name", "Number"], [["row", str(n)] for n in range(120)]))
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, 1):
        assert "Number" in page.extract_text()
        assert f"{number} / {len(reader.pages)}" in page.extract_text()


@pytest.mark.parametrize(
    "text", ["#panic()", "$x^2$ *bold*", "= no heading", '#read("/etc/passwd")', "\\", "<label>"]
)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    reader = made(
        Paragraph(text), Bullets([text]), Table(text, [text], [[text]]), title=text, footer=text
    )
    assert text_of(reader).count(text) == 7
    assert reader.metadata is not None
    assert reader.metadata.title == text


def test_a_script_that_the_fonts_lack_breaks_nothing() -> None:
    reader = made(Paragraph("日本語 and 🙂 beside words"))
    assert "beside words" in text_of(reader)
    assert "/P" in tags_of(reader)


def test_the_same_document_is_the_same_file() -> None:
    document = Document("A report", EVERY_KIND, made_at=MADE_AT)
    assert pdf_of(document) == pdf_of(document)


def test_a_table_with_a_hole_is_refused() -> None:
    with pytest.raises(ValueError, match="one entry for each column"):
        Table("Broken", ["a", "b"], [["1"]])
    with pytest.raises(ValueError, match="one entry for each column"):
        Table("Broken", ["a", "b"], [["1", "2"]], widths=[1, 2, 3])
