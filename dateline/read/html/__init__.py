"""Saved web pages: what they declare (JSON-LD, meta elements, microdata) beside what they show."""

from dateline.read.html.page import read_html, read_markup

__all__ = ["read_html", "read_markup"]
