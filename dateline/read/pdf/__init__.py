"""PDF: the text as it was printed, in reading order, and what the file says of itself."""

from dateline.read.pdf.document import read_pdf

__all__ = ["read_pdf"]
