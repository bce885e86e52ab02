"""The bars of a histogram as HTML: a page has up to 72 of them, most of months without an item, which all look alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from dateline.text import count
from dateline.web.views import Bar, Histogram


def drawn(histogram: Histogram, url: Callable[[str], str]) -> list[tuple[str, Markup]]:
    """The bars by their group (the year, or "" for all of them), each a list item that leads to the bar's page. `url` makes links of addresses."""
    return [
        (group, Markup("".join(_bar(bar, initial(bar.label) if group else bar.label, url) for bar in bars)))  # noqa: S704 - `_bar` escapes
        for group, bars in groupby(histogram.bars, lambda bar: bar.group)
    ]


def _bar(bar: Bar, label: str, url: Callable[[str], str]) -> str:
    now = ' class="now"' if bar.current else ""
    if not bar.href:
        return f"<li{now}>{_empty(label, bar.share)}</li>\n"
    words = f"{escape(bar.long_label)}: {count(bar.count, 'item')}"
    inside = f'<span class="bar h-{bar.share}"></span><span class="vh">{words}</span><span class="lab" aria-hidden="true">{escape(label)}</span>'
    return f'<li{now}><a href="{escape(url(bar.href))}"{" aria-current=" + chr(34) + "true" + chr(34) if now else ""}>{inside}</a></li>\n'


@lru_cache(maxsize=1024)
def _empty(label: str, share: int) -> str:
    return f'<span class="none"><span class="bar h-{share}"></span><span class="lab" aria-hidden="true">{escape(label)}</span></span>'


@lru_cache(maxsize=1024)
def initial(label: str) -> str:
    """What stands under a narrow bar: "Apr" as "A", "10月" as "10"."""
    return re.sub(r"^(\d+|.).*", r"\1", label)
