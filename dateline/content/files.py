"""Which files a folder of content has, and their text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dateline.problems import Problem, error, warning

_BACKUPS = ("~", ".bak", ".orig", ".tmp", ".swp")
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


class Page(Struct, frozen=True):
    """One file of content. `path` is relative to the digest's root, POSIX style; `name` the file's name without `.md`."""

    path: str
    name: str
    text: str


def pages(root: Path, folder: str, problems: list[Problem]) -> Iterator[Page]:
    """The Markdown files of `root/folder` and below, in the order of their paths.

    README files, hidden files and editors' backups are passed over in silence, other files with a warning; a file that cannot be read is an
    error.
    """
    for path in sorted(_walk(root / folder, folder, problems)):
        stem, _, suffix = path.rpartition("/")[2].rpartition(".")
        if suffix.lower() != "md":
            problems.append(warning(path, None, f"is not read: only files that end in .md are. Rename it, or keep it outside {folder}/"))
            continue
        text = read_text(root, path, problems)
        if text is not None:
            yield Page(path, stem, text)


def read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    """The text of a file people wrote, or None (with the reason among `problems`) where it cannot be had."""
    try:
        data = (root / path).read_bytes()
    except OSError as why:
        problems.append(error(path, None, f"cannot be read ({why.strerror}). Check its permissions, or move it out of content/"))
        return None
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as why:
        line = data.count(b"\n", 0, why.start) + 1
        problems.append(error(path, line, "is not UTF-8 text. Save it as UTF-8 in your editor"))
        return None


def _walk(folder: Path, prefix: str, problems: list[Problem]) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as why:
        problems.append(error(prefix, None, f"cannot be looked into ({why.strerror}). Check its permissions"))
        return
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        if passed_over(entry.name):
            continue
        # A link to a folder is not followed: it might lead back here.
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, path, problems)
        elif entry.is_file():
            yield path
        else:
            problems.append(warning(path, None, "is neither a file nor a folder of its own (a link that leads nowhere, or to a folder); passed over"))


def passed_over(name: str) -> bool:
    """Whether a file of this name is none of the program's business: hidden, a README, or an editor's or system's leavings."""
    low = name.lower()
    return name.startswith((".", "#")) or low in _CLUTTER or low.endswith(_BACKUPS) or low in {"readme", "readme.md", "readme.txt"}
