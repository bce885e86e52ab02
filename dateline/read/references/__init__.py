"""Exports of reference managers (Zotero and others): CSL-JSON, RIS, BibTeX and BibLaTeX. Each work is an item, mostly without a text.

Readers of our own: the formats are small, and the libraries for them tell no lines, stop at the first fault, or keep LaTeX's marks.
"""
