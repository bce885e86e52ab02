"""Saved pages in `seeds/`: what is there, and how one more comes there, whole or not at all, never over anything.

A page and its side file are written under hidden names first, which no build looks at. Then the side file gets its name, then the page: a
build never meets a page whose address and time are not told. Where a run was killed between the two, the next one finishes.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import xxhash
from msgspec import Struct

from dateline.collect.address import identity
from dateline.collect.listing import Entry
from dateline.matter import parse_yaml
from dateline.scan import SIDE
from dateline.text import slug

FOLDER = "seeds"
# The headers worth keeping: what the bytes are, and which version of the page they were.
HEADERS = ("content-type", "content-language", "last-modified", "etag")
_PART = ".collecting"
_TOLD = re.compile(r"^(?:url|source_url|requested)[ \t]*:.*$", re.MULTILINE)
_LONGEST_HEADER = 300
_MOST_NAMES = 50
# What file systems answer that know no second name for a file.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)


def known(root: Path) -> set[str]:
    """What the side files under `seeds/` tell of addresses, as identities: where each page is from, and by which address it was asked for."""
    found: set[str] = set()
    for here, name in _files(root):
        if name.endswith(SIDE) and not name.startswith("."):
            with contextlib.suppress(OSError):
                lines = _TOLD.findall((here / name).read_bytes().decode("utf-8", "replace"))
                for value in parse_yaml("\n".join(lines), name).keys.values() if lines else ():
                    found.add(identity(value) if isinstance(value, str) else "")
    return found


def recover(root: Path) -> None:
    """Ends what a run that was killed has begun: a page whose side file has its name gets its own; what was only half written goes."""
    left = [here / name for here, name in _files(root) if name.startswith(".") and name.endswith(_PART)]
    for hidden in sorted(left, key=lambda file: not file.name.endswith(f"{SIDE}{_PART}")):
        final = hidden.with_name(hidden.name.removeprefix(".").removesuffix(_PART))
        if final.exists() and not final.stat().st_size:
            hidden.replace(final)
        elif not final.name.endswith(SIDE) and final.with_name(f"{final.stem}{SIDE}").exists() and not final.exists():
            _name(hidden, final)
        hidden.unlink(missing_ok=True)


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for here, folders, names in os.walk(root / FOLDER):
        folders.sort()
        yield from ((Path(here), name) for name in sorted(names))


class Page(Struct, frozen=True):
    """A page as it came: `url` where it was found in the end, `requested` the address that was asked, the moment (ISO 8601), its bytes."""

    url: str
    requested: str
    captured: str
    headers: Mapping[str, str]
    ending: str
    body: bytes


def save(root: Path, source: str, entry: Entry, page: Page) -> str:
    """Puts a page into `seeds/SOURCE/YEAR/`, its side file beside it, and gives its path. Raises OSError; then nothing is left of it."""
    folder = root / FOLDER / source / (entry.day or page.captured)[:4]
    folder.mkdir(parents=True, exist_ok=True)
    stem = _free(folder, _stem(entry, page), page.ending)
    final, side = folder / f"{stem}{page.ending}", folder / f"{stem}{SIDE}"
    hidden = [folder / f".{each.name}{_PART}" for each in (final, side)]
    try:
        for file, data in zip(hidden, (page.body, _side(page).encode("ascii")), strict=True):
            _put(file, data)
        _name(hidden[1], side)
        try:
            _name(hidden[0], final)
        except BaseException:
            side.unlink(missing_ok=True)
            raise
    finally:
        for file in hidden:
            file.unlink(missing_ok=True)
    return final.relative_to(root).as_posix()


def _stem(entry: Entry, page: Page) -> str:
    """The name: the day that the feed tells (never the day of collecting: a name that begins with a day dates a page that shows none), the
    host, the title or the address's last part, and what tells it from others."""
    parts = urlsplit(page.url)
    last = next((part for part in reversed(unquote(parts.path).split("/")) if part), "")
    host = (parts.hostname or "").removeprefix("www.").replace(":", "-")[:40].strip(".-")
    words = slug(entry.title or last.rpartition(".")[0] or last, 50).strip("-")
    return "-".join(part for part in (entry.day, host, words, xxhash.xxh3_64_hexdigest(identity(entry.url).encode())[:8]) if part)


def _free(folder: Path, stem: str, ending: str) -> str:
    """The name, with a number behind it where a document or a side file of that name is there already."""
    taken = {name.casefold() for name in os.listdir(folder)}  # noqa: PTH208 - names alone
    for number in range(1, _MOST_NAMES):
        name = stem if number == 1 else f"{stem}-{number}"
        if not taken & {f"{name}{end}".casefold() for end in (ending, SIDE, f"{ending}{SIDE}")}:
            return name
    raise FileExistsError(errno.EEXIST, f"stands there {_MOST_NAMES} times already; move some of them elsewhere", str(folder / stem))


def _side(page: Page) -> str:
    """The side file's text: strings in JSON's form, which is YAML's too."""
    kept = {name: value[:_LONGEST_HEADER] for name in HEADERS if (value := page.headers.get(name, "").strip())}
    lines = [f"url: {json.dumps(page.url)}", f"captured: {page.captured}"]
    lines += [f"requested: {json.dumps(page.requested)}"] if page.requested != page.url else []
    lines += ["headers:", *(f"  {name}: {json.dumps(value)}" for name, value in kept.items())] if kept else []
    return "\n".join(lines) + "\n"


def _put(file: Path, data: bytes) -> None:
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _name(hidden: Path, final: Path) -> None:
    """Gives a file its name. Raises FileExistsError where anything has it."""
    if os.name == "nt":
        hidden.rename(final)  # Windows renames over nothing
        return
    try:
        os.link(hidden, final)
    except OSError as why:
        if why.errno not in _NO_LINKS:
            raise
        with final.open("xb"):  # the name is taken first, so that nobody else's file is ever replaced
            pass
        hidden.replace(final)
