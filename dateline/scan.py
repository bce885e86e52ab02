"""The documents there are under seeds/ and content/items/, and which are new, changed or gone."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from dateline.problems import Problem, error, warning
from dateline.text import regex

FOLDERS = ("seeds", "content/items")
SIDE = ".meta.yml"
# A file whose time is this close to the moment of looking may still change within the same tick of the clock: its content decides.
DOUBT_NS = 2_000_000_000
# A browser's "Save page, complete" puts a page's pictures, styles and scripts into a folder beside it, named for the page in the language of the browser.
_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = frozenset((
    "files", "file", "dateien", "fichiers", "archivos", "arquivos", "ficheiros", "bestanden", "filer", "tiedostot", "pliki", "soubory", "súbory", "dosyalar",
    "elemei", "fitxers", "fitxategiak", "datoteke", "failid", "fails", "bylos", "fajlovi", "fisiere", "skjöl",
    "файлы", "файли", "файлове", "αρχεία", "קבצים", "ملفات",
    "ファイル", "文件", "檔案", "파일",
))  # fmt: skip
_ENDING = regex(r"(.+)[_\-. ]([^\W\d_]+)")
_STYLES = (".css", ".js")
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})
# Hidden files, and the marks that Word leaves beside an open document.
_HIDDEN = (".", "~$")


class Stamp(NamedTuple):
    """What the file system says of a document and of its side file (zeros where there is none)."""

    size: int
    mtime: int
    inode: int
    side_size: int = 0
    side_mtime: int = 0
    side_inode: int = 0


class Found(NamedTuple):
    """One document: its path relative to the root (POSIX), and the path of its side file or ""."""

    path: str
    stamp: Stamp
    side: str = ""


class Scan(Struct, frozen=True):
    """All documents by path, and what could not be looked at."""

    documents: Mapping[str, Found]
    problems: tuple[Problem, ...]


class Difference(Struct, frozen=True):
    """The documents to read, those that are gone, and those in doubt (same stamp, but too fresh to trust it)."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    doubtful: tuple[str, ...]


def scan(root: Path) -> Scan:
    """Every document below `root`. Hidden files and folders are passed over; a folder that links back into itself is named once."""
    files: dict[str, os.stat_result] = {}
    problems: list[Problem] = []
    for folder in FOLDERS:
        top = root / folder
        if top.is_dir():
            files.update(_walk(top, folder, problems, frozenset()))
    sides = frozenset(path for path in files if path.endswith(SIDE))
    found = {path: _found(path, info, files, sides) for path, info in files.items() if path not in sides}
    if sides:
        for path in sides.difference(document.side for document in found.values()):
            stem = path.rsplit("/", 1)[-1].removesuffix(SIDE)
            problems.append(warning(path, None, f"no document stands beside this side file; it belongs to one named {stem}.txt, {stem}.md or {stem}"))
    return Scan(found, tuple(sorted(problems, key=lambda problem: problem.path)))


def _found(path: str, info: os.stat_result, files: Mapping[str, os.stat_result], sides: Collection[str]) -> Found:
    if sides:
        folder, _, name = path.rpartition("/")
        stem = name.rpartition(".")[0] or name
        for side in (f"{folder}/{name}{SIDE}", f"{folder}/{stem}{SIDE}"):
            if side in sides:
                beside = files[side]
                stamp = Stamp(info.st_size, info.st_mtime_ns, info.st_ino, beside.st_size, beside.st_mtime_ns, beside.st_ino)
                return Found(path, stamp, side)
    return Found(path, Stamp(info.st_size, info.st_mtime_ns, info.st_ino))


def _walk(folder: Path, prefix: str, problems: list[Problem], above: frozenset[tuple[int, int]]) -> Iterator[tuple[str, os.stat_result]]:
    try:
        here = folder.stat()
        entries = list(os.scandir(folder))
    except OSError as why:
        problems.append(error(prefix, None, f"cannot be looked into ({why.strerror}); its documents are left out"))
        return
    if (here.st_dev, here.st_ino) in above:
        problems.append(warning(prefix, None, "links back to a folder above it; passed over"))
        return
    stems = frozenset(entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith(_PAGES))
    for entry in entries:
        if entry.name.startswith(_HIDDEN) or entry.name.lower() in _CLUTTER or entry.name.endswith("~"):
            continue
        path = f"{prefix}/{entry.name}"
        if not path.isprintable():
            shown = path.encode("utf-8", "backslashreplace").decode()
            problems.append(error(ascii(shown)[1:-1], None, "has a name that cannot be written as text; rename it (it is left out)"))
            continue
        try:
            if entry.is_dir():
                if stems and _companion(entry, stems):
                    continue
                yield from _walk(folder / entry.name, path, problems, above | {(here.st_dev, here.st_ino)})
                continue
            info = entry.stat()
        except OSError as why:
            problems.append(error(path, None, f"cannot be looked at ({why.strerror}); it is left out"))
            continue
        if stat.S_ISREG(info.st_mode):
            yield path, info
        else:
            problems.append(warning(path, None, "is not an ordinary file; passed over"))


def _companion(folder: os.DirEntry[str], stems: frozenset[str]) -> bool:
    """Whether a folder holds what a saved page beside it (by its stem) needs to be shown: its ending says so, in any language of a browser,
    or is one word of letters and the folder holds styles or scripts. Raises OSError."""
    parts = _ENDING.fullmatch(folder.name)
    if parts is None or parts[1] not in stems:
        return False
    if parts[2].casefold() in _COMPANIONS:
        return True
    with os.scandir(folder) as inside:
        return any(entry.name.lower().endswith(_STYLES) for entry in inside)


Seen = tuple[str, int, int, int, int, int, int, int]
"""A document as it was seen last: its path, what its `Stamp` was, and when (ns) it was looked at."""


def compare(now: Scan, before: Collection[Seen]) -> Difference:
    """What changed since `before`."""
    documents = now.documents
    changed, gone, doubtful = [], [], []
    same = 0
    for seen in before:
        path = seen[0]
        document = documents.get(path)
        if document is None:
            gone.append(path)
            continue
        same += 1
        if document.stamp != seen[1:7]:
            changed.append(path)
        elif max(seen[2], seen[5]) + DOUBT_NS > seen[7]:
            doubtful.append(path)
    if same < len(documents):
        known = {seen[0] for seen in before}
        changed += [path for path in documents if path not in known]
    return Difference(tuple(changed), tuple(gone), tuple(doubtful))


def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
    """The bytes of a document and of its side file. Raises OSError where one cannot be read any more."""
    data = (root / document.path).read_bytes()
    return data, (root / document.side).read_bytes() if document.side else None
