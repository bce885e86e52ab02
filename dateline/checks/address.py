"""Where an address in a page leads: to a file of the site, elsewhere, or nowhere."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct

Leads = Literal["here", "elsewhere", "wrong"]


class Way(Struct, frozen=True):
    """The `file` of the site that an address names (there or not), and its `fragment`; `why` for an address that is wrong."""

    leads: Leads
    file: str = ""
    fragment: str = ""
    why: str = ""


def follow(address: str, page: str, files: Collection[str], base: str, *, for_folder: bool) -> Way:
    """Where `address` in the file `page` leads. `files` are the site's files; `base` the absolute address it will stand at, or "".

    In an edition `for_folder` nothing adds `index.html` to a folder.
    """
    if base and address.startswith(base):
        address, page = address.removeprefix(base), "index.html"
    try:
        parts = urlsplit(address)
    except ValueError:
        return Way("wrong", why="is no address")
    if parts.scheme in {"http", "https", "mailto", "tel", "data", "blob"} or parts.netloc:
        return Way("elsewhere")
    if parts.scheme:
        return Way("wrong", why=f"is not a link to follow ({parts.scheme}:)")
    path = unicodedata.normalize("NFC", unquote(parts.path))
    if path.startswith("/"):
        if page != "404.html":
            return Way("wrong", path, why="begins at the root of the host, and fails where the site stands below it. Make it relative")
        # The one page that is shown at any depth, so that its links may begin at the root.
        path = path.removeprefix(urlsplit(base).path).lstrip("/") or "."
    full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if full == ".." or full.startswith("../"):
        return Way("wrong", full, why="leads out of the site")
    return _landing(full, path, files, unquote(parts.fragment.partition(":~:")[0]), for_folder=for_folder)


def _landing(full: str, path: str, files: Collection[str], fragment: str, *, for_folder: bool) -> Way:
    folder = path.endswith("/") or path.rpartition("/")[2] in {".", ".."}
    if not folder and full in files:
        return Way("here", full, fragment)
    index = posixpath.normpath(f"{full}/index.html")
    if index not in files:
        return Way("wrong", full, why="leads nowhere: there is no such file")
    if for_folder:
        return Way("wrong", full, why="opens a folder, not a page, where the site is read from a disk. End it in index.html")
    return Way("here", index, fragment) if folder else Way("wrong", full, why="lacks the slash at its end")
