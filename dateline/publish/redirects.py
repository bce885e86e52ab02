"""Redirects as a host knows them, beside the pages that lead on by themselves: what a target's setting `redirects` asks for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from dateline.text import count

_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_HEAD = 2_000
_MOST = 2_000
"""So many lines of `_redirects` Cloudflare Pages takes; Netlify and Codeberg take more."""
_PLAIN = re.compile(r"[^\s\"\\{}$;]+")


def leads_to(path: str, data: bytes) -> str:
    """The address, relative to the site's root, that a page leads on to by itself; "" for every other file."""
    found = _REFRESH.search(data, 0, _HEAD) if path.endswith(".html") else None
    if not found:
        return ""
    target = unescape(found[1].decode("utf-8", "replace"))
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return "" if there.startswith("..") else f"{'' if there == '.' else there}{'/' if target.endswith('/') and there != '.' else ''}"


def header_of(path: str, data: bytes, base_url: str) -> str:
    """What S3 says in `x-amz-website-redirect-location`, "" for no redirect."""
    target = leads_to(path, data)
    return _address(base_url, target) if target else ""


def files_of(kind: str, moved: Mapping[str, str], base_url: str) -> dict[str, bytes]:
    """The file that tells a host of these redirects (by page, where it leads to); none for a kind that needs none."""
    if kind not in _FILES or not moved:
        return {}
    name, lines = _FILES[kind]
    told = [(urlsplit(base_url).path.rstrip("/") + "/" + path.removesuffix("index.html"), target) for path, target in sorted(moved.items())]
    return {name: "".join(lines([(old, _address(base_url, new)) for old, new in told if _PLAIN.fullmatch(old)])).encode()}


def remark(kind: str, moved: Mapping[str, str]) -> str:
    """What a person should know before they are published, "" for nothing."""
    if kind != "netlify" or len(moved) <= _MOST:
        return ""
    return f"_redirects has {count(len(moved), 'redirect')}: Cloudflare Pages takes the first {_MOST:,}, at the other addresses the pages lead on by themselves"


def _address(base_url: str, href: str) -> str:
    """The path of a page on its host, in the letters of RFC 3986."""
    return quote(f"{urlsplit(base_url).path.rstrip('/')}/{href}", safe="/%#!&'()*+,=:@~")


Pairs = list[tuple[str, str]]


def _netlify(pairs: Pairs) -> Iterator[str]:
    return (f"{quote(old, safe='/%')} {new} 301\n" for old, new in pairs)


def _nginx(pairs: Pairs) -> Iterator[str]:
    return (f'"{old}" "{new}";\n' for old, new in pairs)


def _caddy(pairs: Pairs) -> Iterator[str]:
    return (f'redir "{old}" "{new}" 301\n' for old, new in pairs)


_FILES: Mapping[str, tuple[str, Callable[[Pairs], Iterator[str]]]] = MappingProxyType(
    {"netlify": ("_redirects", _netlify), "nginx": (".dateline-redirects.nginx", _nginx), "caddy": (".dateline-redirects.caddy", _caddy)}
)
