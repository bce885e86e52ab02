"""IndexNow (indexnow.org): search engines are told which pages are new, changed or gone.

The key proves that who tells them may write to the site: it stands there as KEY.txt, sent with the other files. So it is no great secret; still it
comes from the environment, and is never shown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from dateline.publish.after.step import Call, Released, Step, pieces

USUAL = "https://api.indexnow.org/indexnow"
_AT_ONCE = 10_000
_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
_VARIABLE, _FILE = "DATELINE_INDEXNOW_KEY", "DATELINE_INDEXNOW_KEY_FILE"


def beside() -> Mapping[str, bytes]:
    """The key's file, where there is a key."""
    key, _ = _key()
    return {f"{key}.txt": key.encode()} if key else {}


def step(url: str, released: Released) -> Step:
    """The pages that are new, changed or gone."""
    key, wrong = _key()
    pages = tuple(sorted(released.address(path) for path in (*released.sent, *released.gone) if path.endswith(".html") and path != "404.html"))
    told = f"told to {urlsplit(url).hostname}"
    calls = tuple(_call(url, released, key, some) for some in pieces(pages, _AT_ONCE)) if key else ()
    return Step("IndexNow", "page", told, calls, wrong, secrets=(key,) if key else ())


def _call(url: str, released: Released, key: str, pages: tuple[str, ...]) -> Call:
    body = {"host": urlsplit(released.base).netloc, "key": key, "keyLocation": released.address(f"{key}.txt"), "urlList": pages}
    return Call(url, len(pages), msgspec.json.encode(body), "application/json; charset=utf-8")


def _key() -> tuple[str, str]:
    """The key, and why there is none."""
    key, file = os.environ.get(_VARIABLE, "").strip(), os.environ.get(_FILE, "")
    if not key and file:
        try:
            key = Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return "", f"the file that {_FILE} names cannot be read"
    if not key:
        return "", f"neither {_VARIABLE} nor {_FILE} gives the key (docs/publishing.md)"
    if not _KEY.fullmatch(key):
        return "", "the key is not of 8 to 128 letters (a-z, A-Z), digits and hyphens"
    return key, ""
