"""What a host that is told (S3 and the like) says of a file: its type, and how long a browser may keep it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# As in the IANA's registry, RFC 4287 (Atom) and JSON Feed 1.1: what Python's own table lacks, or tells otherwise from machine to machine.
_TYPES: Mapping[str, str] = MappingProxyType({
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json",
    "xml": "application/xml", "txt": "text/plain; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "webp": "image/webp", "gif": "image/gif", "ico": "image/x-icon", "woff2": "font/woff2", "woff": "font/woff",
    "wasm": "application/wasm", "pdf": "application/pdf",
    "webmanifest": "application/manifest+json", "gz": "application/gzip",
})  # fmt: skip
_FEEDS: Mapping[str, str] = MappingProxyType({"feed.xml": "application/atom+xml; charset=utf-8", "feed.json": "application/feed+json"})
_FOR_EVER = re.compile(r"search/data/[^/]+/")
"""The parts of the search index stand under the hash of their content."""


def content_type(path: str) -> str:
    """The media type of a file of the site."""
    name = path.rpartition("/")[2]
    return _FEEDS.get(name) or _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def cache_control(path: str) -> str:
    """Pages are asked for anew each time (an unchanged one costs no more than the question); what loads with them may be an hour old; what never
    changes may be kept."""
    if _FOR_EVER.match(path):
        return "public, max-age=31536000, immutable"
    return "public, max-age=3600" if path.startswith("static/") else "public, max-age=0, must-revalidate"
