"""Web archives: the pages in them that are articles, each an item."""

from dateline.read.warc.archive import read_warc

__all__ = ["read_warc"]
