"""Documents for paper: `pdf_of` makes an accessible PDF of a few plain kinds of blocks."""

from api.paper.document import Block, Bullets, Document, Heading, Note, Paragraph, Table
from api.paper.pdf import pdf_of

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Heading",
    "Note",
    "Paragraph",
    "Table",
    "pdf_of",
]
