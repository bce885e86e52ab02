"""Dateline: a folder of source documents in, a browsable and publishable digest out."""

__version__ = "0.1.0"
