"""The Internet Archive's "Save Page Now": the originals of new items are kept there, so that a reader can look them up when they are gone.

A GET of /save/ADDRESS saves a page, and is answered with the copy or where it is. That takes the archive a minute at times, and it takes few requests from one
place: so one at a time, with pauses, and some at a publishing.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from dateline.net.address import sendable
from dateline.net.bounds import Failed
from dateline.publish.after.step import Call, Released, Step

USUAL = "https://web.archive.org/save/"
_MOST = 25


def beside() -> Mapping[str, bytes]:
    """Nothing has to stand at the site."""
    return {}


def step(url: str, released: Released) -> Step:
    """The originals of the items that are new, as many as one publishing may ask for."""
    found = tuple(dict.fromkeys(address for original in released.originals if (address := _plain(original))))
    calls = tuple(Call(url.rstrip("/") + "/" + address) for address in found[:_MOST])
    left = len(found) - len(calls)
    return Step("Web Archive", "original", f"saved at {urlsplit(url).hostname}", calls, good=399, whole=90.0, total=300.0, pause=5.0, left=left)


def _plain(original: str) -> str:
    """The address as it is sent; "" for what is none, and for one that holds who logs in."""
    try:
        return sendable(original)
    except Failed:
        return ""
