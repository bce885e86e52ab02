"""Feeds (`.rss`, `.atom`, `.xml`, JSON Feed) and agencies' news documents in XML (NITF, NewsML-G2): each entry an item.

A reader of our own on the standard library's parser, not feedparser: that one turns every day into UTC (the publisher's offset is
lost), knows no lines, and cleans HTML by rules of its own beside ours.
"""

from __future__ import annotations

from dateline.model import ReadResult
from dateline.problems import warning
from dateline.read.capture import Capture, Unreadable
from dateline.read.entry import few
from dateline.read.feed.raw import read_feed_entries
from dateline.read.feed.tree import Tree, read_tree
from dateline.read.feed.xml import feed_of, is_feed, raws

# What other XML is, by its root, and what to do with it.
_OTHERS = {
    "html": "a web page: save it with the ending .html",
    "opml": "a list of feeds (OPML): save the feeds themselves",
    "urlset": "a sitemap: save the pages themselves",
    "sitemapindex": "a sitemap: save the pages themselves",
    "svg": "a picture (SVG)",
    "plist": "a property list",
    "w:document": "the inside of a Word file: save the whole .docx",
    "office:document": "a flat OpenDocument: save it as .odt",
    "mods": "a library record (MODS): export RIS, BibTeX or CSL-JSON",
    "modsCollection": "a library export (MODS): export RIS, BibTeX or CSL-JSON",
    "records": "an export of a reference manager: export RIS, BibTeX or CSL-JSON",
    "xml": "an export of a reference manager: export RIS, BibTeX or CSL-JSON",
}


def read_feed(capture: Capture) -> ReadResult:
    """The items of an XML document: a feed's entries, an agency's stories. Raises Unreadable for any other XML, and says what it is."""
    tree = read_tree(capture.data)
    if not is_feed(tree.root):
        from dateline.read.feed.news import is_news, read_news

        if not is_news(tree.root):
            what = _OTHERS.get(tree.root.name) or f"XML of a kind that cannot be read (its outermost element is <{tree.root.name[:60]}>)"
            told = "feeds (RSS, Atom) and news documents (NITF, NewsML-G2) are read from XML: save it as one of these, or as text"
            raise Unreadable(f"is {what}; {told}", tree.root.line)
        return _told(read_news(tree.root, capture), tree, capture)
    result = read_feed_entries(feed_of(tree.root), raws(tree.root), capture)
    if not result.items and not tree.wrong:
        raise Unreadable("is a feed without entries; save it again when it has some, or remove it", tree.root.line)
    return _told(result, tree, capture)


def _told(result: ReadResult, tree: Tree, capture: Capture) -> ReadResult:
    if not result.items and tree.wrong:
        line, message = tree.wrong[0]
        raise Unreadable(f"holds no entry that can be read; the first fault: {message}", line)
    wrong = [warning(capture.path, line, message) for line, message in tree.wrong]
    return ReadResult(result.items, few((*wrong, *result.problems), capture.path))
