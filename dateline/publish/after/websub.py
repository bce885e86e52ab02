"""WebSub (W3C, 2018): the hub that the feeds name is told which of them changed, and tells their subscribers.

How a publisher tells its hub is left open there; hubs take what PubSubHubbub 0.3 (7.1) has: a form with `hub.mode=publish` and a `hub.url` for each feed.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from dateline.publish.after.step import Call, Released, Step, pieces

USUAL = ""
_AT_ONCE = 100
_FEEDS = ("feed.xml", "feed.json")


def beside() -> Mapping[str, bytes]:
    """Nothing has to stand at the site."""
    return {}


def step(url: str, released: Released) -> Step:
    """The feeds that changed: those of the whole digest first."""
    feeds = sorted((path for path in released.sent if path.rpartition("/")[2] in _FEEDS), key=lambda path: (path.count("/"), path))
    calls = tuple(_call(url, released, some) for some in pieces(tuple(feeds), _AT_ONCE))
    return Step("WebSub", "feed", f"told to {urlsplit(url).hostname}", calls)


def _call(url: str, released: Released, feeds: tuple[str, ...]) -> Call:
    form = [("hub.mode", "publish"), *(("hub.url", released.address(path)) for path in feeds)]
    return Call(url, len(feeds), urlencode(form).encode(), "application/x-www-form-urlencoded")
