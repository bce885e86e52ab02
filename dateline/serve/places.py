"""From an address to a file of the site, and nowhere else; and what kind of file it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

# Written out, because what a machine's registry says of `.js` or `.wasm` is not to be relied upon.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".jsonl": "application/jsonl; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".bib": "application/x-bibtex; charset=utf-8",
        ".ris": "application/x-research-info-systems; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
    }
)
_FEEDS = MappingProxyType({"feed.xml": "application/atom+xml; charset=utf-8", "feed.json": "application/feed+json; charset=utf-8"})


def content_type(file: Path) -> str:
    """The media type of a file of the site."""
    return _FEEDS.get(file.name) or _TYPES.get(file.suffix.lower(), "application/octet-stream")


def segments(path: str) -> tuple[str, ...] | None:
    """The parts of a request's path, decoded; None where one of them could lead out of the site or to a hidden file."""
    try:
        parts = tuple(unquote_to_bytes(part).decode() for part in path.split("/") if part)
    except UnicodeDecodeError:
        return None
    bad = "/\\\0:" if os.name == "nt" else "/\\\0"
    if any(part.startswith(".") or any(sign in part for sign in bad) for part in parts):
        return None
    return parts


def find(site: Path, parts: tuple[str, ...]) -> Path | None:
    """The file or folder of `site` that `parts` name, None where there is none (or a link leads elsewhere)."""
    try:
        home = site.resolve(strict=True)
        place = home.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return place if place.is_relative_to(home) else None
