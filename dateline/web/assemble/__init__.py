"""From the shelf to views, and from a page's key to its files."""

from dateline.web.assemble.make import make

__all__ = ["make"]
