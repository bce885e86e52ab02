"""Feeds, the sitemap and robots.txt: Atom (RFC 4287), JSON Feed 1.1, sitemaps.org.

Written out here, not by a library: a feed is thirty lines, and one character too many (U+0001 in a captured title) breaks every
reader. docs/decisions/0004 has the comparison with feedgen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

import msgspec

from dateline.text import regex
from dateline.web.views import FeedEntry, FeedPart, FeedView

_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # named by what it is: naming what it is not takes 5 ms to compile
_PLAIN = regex(r"[\w/:.~-]+", re.ASCII)
_SAFE = "/:?#[]@!$&'()*+,;=%~"
SITEMAP_LIMIT = 50_000
"""Addresses in one sitemap file (sitemaps.org)."""


def atom(view: FeedView) -> bytes:
    """The Atom feed of a list. Without a `base`, links are relative to the feed and ids are `tag:` URIs."""
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{_lang(view.language)}>\n',
        _element("id", view.id),
        _element("title", view.title),
        _element("subtitle", view.subtitle) if view.subtitle else "",
        _element("updated", view.updated),
        f"<author>{_element('name', view.author or view.title).strip()}</author>\n",
        _element("generator", view.generator),
        _link("alternate", _absolute(view.base, view.root, view.page_href), "text/html"),
        _link("self", _absolute(view.base, view.root, view.href), "application/atom+xml"),
        _link("hub", _address(view.hub), "") if view.hub else "",
        *(part.atom for part in view.entries),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def json_feed(view: FeedView) -> bytes:
    """The same list as a JSON Feed 1.1; addresses are absolute only where the site has one."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.subtitle,
        "home_page_url": _absolute(view.base, view.root, view.page_href),
        "feed_url": _absolute(view.base, view.root, view.href),
        "language": view.language,
        "authors": [{"name": view.author}] if view.author else None,
        "hubs": [{"type": "WebSub", "url": _address(view.hub)}] if view.hub else None,
    }
    items = b",\n  ".join(part.json for part in view.entries)
    return _json(_filled(feed)).removesuffix(b"\n}") + (b',\n "items": [\n  %b\n ]\n}\n' % items if items else b',\n "items": []\n}\n')


def part_of(entry: FeedEntry, base: str, root: str, language: str) -> FeedPart:
    """An entry put into words for every feed with this `base` (without one, for those as far below the `root`) and this language."""
    json = _json(_json_entry(entry, _absolute(base, root, entry.href))).replace(b"\n", b"\n  ")
    return FeedPart(entry.updated, _atom_entry(entry, _absolute(base, root, entry.href), language), json)


def _json(told: Mapping[str, object]) -> bytes:
    """JSON that a person can read, a space for each level: what `json.dumps` writes, a fifth of the time."""
    try:
        return msgspec.json.format(msgspec.json.encode(told), indent=1)
    except UnicodeEncodeError:  # half a character, which nothing but Python's own takes
        return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def sitemap(entries: Sequence[tuple[str, str]], base_url: str) -> list[tuple[str, bytes]]:
    """The sitemap of (address relative to the root, last change as a day or "") as files: one, or above 50,000 an index and its parts.

    >>> [name for name, _ in sitemap([("", "2025-04-11")], "https://example.org/")]
    ['sitemap.xml']
    """
    base = base_url.rstrip("/") + "/"
    files = [
        sitemap_file("urlset", "url", [(base + href, changed) for href, changed in entries[start : start + SITEMAP_LIMIT]])
        for start in range(0, len(entries), SITEMAP_LIMIT)
    ] or [sitemap_file("urlset", "url", [])]
    if len(files) == 1:
        return [("sitemap.xml", files[0])]
    named = [(f"sitemap-{number}.xml", data) for number, data in enumerate(files, 1)]
    return [("sitemap.xml", sitemap_file("sitemapindex", "sitemap", [(base + name, "") for name, _ in named])), *named]


def robots(base_url: str, private: bool) -> bytes:
    """robots.txt: everything may be read, except in a private edition; with a `base_url` it names the sitemap."""
    if private:
        return b"User-agent: *\nDisallow: /\n"
    where = f"\nSitemap: {_address(base_url.rstrip('/') + '/sitemap.xml')}\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def sitemap_file(root: str, name: str, places: Sequence[tuple[str, str]]) -> bytes:
    """One file of a sitemap: `root` around a `name` for each absolute address with the day it changed last, "" for none."""
    lines = [f"<{name}><loc>{_text(_address(place))}</loc>{f'<lastmod>{_text(changed)}</lastmod>' if changed else ''}</{name}>\n" for place, changed in places]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(lines)}</{root}>\n".encode()


def _atom_entry(entry: FeedEntry, href: str, language: str) -> str:
    parts = [
        f"<entry{_lang(entry.language if entry.language != language else '')}>\n",
        _element("id", entry.id),
        _element("title", entry.title),
        _link("alternate", href, "text/html"),
        _link("via", entry.original, "") if entry.original else "",
        _element("published", entry.published) if entry.published else "",
        _element("updated", entry.updated),
        f"<author>{_element('name', entry.source).strip()}</author>\n" if entry.source else "",
        *(f'<category term="{_text(tag)}"/>\n' for tag in entry.tags),
        _element("summary", entry.summary) if entry.summary else "",
        f'<content type="html">{_text(entry.html)}</content>\n' if entry.html else "",
        "</entry>\n",
    ]
    return "".join(parts)


def _json_entry(entry: FeedEntry, href: str) -> dict[str, object]:
    return _filled(
        {
            "id": entry.id,
            "url": href,
            "external_url": entry.original,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html or None,
            # a feed's item must have a content; the title is one where the rights leave nothing else
            "content_text": None if entry.html else entry.summary or entry.title,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "authors": [{"name": entry.source}] if entry.source else None,
            "tags": list(entry.tags),
            "language": entry.language,
        }
    )


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}


def _absolute(base: str, root: str, href: str) -> str:
    return _address(f"{base.rstrip('/')}/{href}" if base else (root + href) or "./")


def _address(iri: str) -> str:
    """An address in the letters of RFC 3986: other scripts percent-encoded, what is encoded already left alone."""
    return iri if _PLAIN.fullmatch(iri) else quote(iri.encode("utf-8", "replace").decode(), safe=_SAFE)


def _text(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else escape(_NOT_XML.sub("", value))  # most addresses and days, and a sitemap is full of them, are plain


def _element(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>\n"


def _link(rel: str, href: str, kind: str) -> str:
    typed = f' type="{kind}"' if kind else ""
    return f'<link rel="{rel}"{typed} href="{_text(href)}"/>\n'


def _lang(language: str) -> str:
    return f' xml:lang="{_text(language)}"' if language else ""
