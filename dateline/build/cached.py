"""Content, loaded only when a file under content/ has changed since the last build."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec
import xxhash

from dateline import __version__
from dateline.build.options import STORE
from dateline.content import Content
from dateline.scan import DOUBT_NS
from dateline.store import Store, meta_of

_KEY = "content as loaded"
Stamp = tuple[str, int, int, int]


class _Kept(msgspec.Struct, frozen=True):
    print: str
    saved: int
    content: Content


def content_of(root: Path, store: Store) -> Content:
    """The content of the digest at `root`. Raises DatelineError as `load_content` does."""
    found = _stamps(root)
    kept = _unchanged(store.meta(_KEY), found)
    if kept:
        return kept
    from dateline.content import load_content  # what validates loads only where something was written

    content = load_content(root)
    store.set_meta(_KEY, msgspec.msgpack.encode(_Kept(_print(found), time.time_ns(), content)))
    return content


def content_at(root: Path) -> Content:
    """The same for a question that keeps nothing: as the last build kept it, where there was one and nothing was written since. Raises DatelineError."""
    kept = _unchanged(meta_of(root / STORE / "store.db", _KEY), _stamps(root))
    if kept:
        return kept
    from dateline.content import load_content

    return load_content(root)


def _unchanged(raw: bytes, found: list[Stamp]) -> Content | None:
    """What was kept, if it is of these files."""
    if not raw:
        return None
    try:
        kept = msgspec.msgpack.decode(raw, type=_Kept)
    except msgspec.MsgspecError:
        return None
    newest = max((stamp[2] for stamp in found), default=0)
    return kept.content if kept.print == _print(found) and newest + DOUBT_NS < kept.saved else None


def _print(found: list[Stamp]) -> str:
    return xxhash.xxh3_128_hexdigest(msgspec.json.encode([__version__, found]))


def _stamps(root: Path) -> list[Stamp]:
    """Path, size, time and inode of every file that content is made from."""
    found = []
    top = root / "content"
    above = len(str(top))
    for here, folders, names in os.walk(top):
        if Path(here) == top:
            folders[:] = [name for name in folders if name != "items"]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name == "ledger.jsonl":
                continue
            try:
                info = (Path(here) / name).stat()
            except OSError:
                continue
            found.append((ascii(f"{here[above:]}/{name}"), info.st_size, info.st_mtime_ns, info.st_ino))
    return found
