"""What an answer is: the ending under which a page is saved, told by its type and its first bytes."""

from __future__ import annotations

from dateline.net.bounds import Failed
from dateline.net.wire import Answer
from dateline.read.capture import Unreadable
from dateline.read.decode import decode

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
}
# Types that say nothing, or that servers give to what they do not know.
_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/download", "text/plain")
_MARKS = ((b"%PDF-", ".pdf"), (b"{\\rtf", ".rtf"))
_HTML = (b"<!doctype html", b"<html")
_HEAD = 1_024
# Endings of documents in which a person's own words may stand above the text.
_FENCED = (".txt", ".md")


def ending(answer: Answer) -> str:
    """The ending of the file that a page becomes. Raises Failed for what is no document, and for what is empty."""
    head = answer.body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise Failed("is empty; see what a browser shows, and save it by hand")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    marked = next((end for mark, end in _MARKS if head.startswith(mark)), "")
    if marked:
        return marked
    if kind in _NOTHING and any(mark in head.lower() for mark in _HTML):
        return ".html"
    if kind in _ENDINGS:
        if _ENDINGS[kind] in _FENCED and _fenced(answer.body):
            raise Failed("is a text with front matter, by which only you may say what a document is; see what it says, and save it by hand", "never")
        return _ENDINGS[kind]
    raise Failed(f"is no document that can be read ({kind[:60] or 'its type is not told'}); save it by hand as one, or leave it", "never")


def _fenced(body: bytes) -> bool:
    """Whether a text opens with what may be front matter: read as such, a stranger's words would be taken for the editor's."""
    try:
        return decode(body).lstrip().startswith(("---", "+++"))
    except Unreadable as why:
        raise Failed(str(why), "never") from None


def refusal(answer: Answer) -> Failed | None:
    """What the status of an answer means; None where it brought a page."""
    status = answer.status
    if status in (200, 203):
        return None
    if status in (404, 410):
        return Failed(f"is gone ({status}); look for its new address, or leave it", "never")
    if status in (401, 402, 403, 451):
        return Failed(f"is closed to programs ({status}); save it by hand if you may", "never")
    if status >= 500:
        return Failed(f"was answered with {status}: the server is in trouble; the next run tries again")
    return Failed(f"was answered with {status} and no page; see whether a browser opens it", "never")
