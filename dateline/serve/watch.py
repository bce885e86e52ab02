"""Waiting for something to change under seeds/, content/ or templates/."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDERS = ("seeds", "content", "templates")
# How often to look whether one of the folders has come or gone, in milliseconds; so long does it also take until watching has begun.
_LOOK_MS = 200


def changes(root: Path, stop: threading.Event) -> Iterator[None]:
    """Gives once as soon as changes below `root` are watched for, then once for every burst of them, until `stop` is set.

    So a build that starts at the first of them misses nothing. A folder that comes or goes is a change. Where the system allows no more
    watches (Linux counts them for each user), the folders are looked through every second instead.
    """
    polling = False
    while not stop.is_set():
        folders = _present(root)
        if not folders:
            yield
            while not stop.wait(_LOOK_MS / 1000) and not _present(root):
                pass
            continue
        try:
            yield from _bursts(root, folders, stop, polling)
        except FileNotFoundError:  # gone again before it was watched
            continue
        except OSError:
            if polling:
                raise
            polling = True


def _bursts(root: Path, folders: tuple[Path, ...], stop: threading.Event, polling: bool) -> Iterator[None]:
    """Gives at the beginning and for every burst, until other folders are there than `folders`."""
    from watchfiles import DefaultFilter, watch

    usual = DefaultFilter()

    def wanted(change: Any, path: str) -> bool:
        return _is_ours(Path(path), root) and usual(change, path)

    begun = False
    watching = watch(
        *folders,
        watch_filter=wanted,
        stop_event=stop,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        force_polling=polling or None,
        poll_delay_ms=1000,
    )
    for seen in watching:
        if _present(root) != folders:
            return
        if seen or not begun:
            begun = True
            yield


def _present(root: Path) -> tuple[Path, ...]:
    return tuple(root / name for name in FOLDERS if (root / name).is_dir())


def _is_ours(path: Path, root: Path) -> bool:
    """Whether a change of `path` can change the site: not the ledger, which the build itself writes, and nothing hidden."""
    if path.name.startswith("ledger.jsonl") and path.parent == root / "content":
        return False
    try:
        return not any(part.startswith(".") for part in path.relative_to(root).parts)
    except ValueError:  # reached over a link
        return True
