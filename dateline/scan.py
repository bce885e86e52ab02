"""The documents there are under seeds/ and content/items/, and which are new, changed or gone."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

import xxhash
from msgspec import Struct, msgpack

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


Plain = tuple[int, int, int]
"""What the file system says of one file: size, time (ns), inode."""
_NO_SIDE: Plain = (0, 0, 0)


class Folder(Struct, frozen=True):
    """The documents and the side files of one folder by name. `print` tells this state of it from any other: that of all these files, and no more."""

    documents: Mapping[str, Plain]
    sides: Mapping[str, Plain]
    print: bytes

    @classmethod
    def of(cls, documents: Mapping[str, Plain], sides: Mapping[str, Plain]) -> Folder:
        return cls(documents, sides, xxhash.xxh3_128_digest(msgpack.encode((documents, sides))))

    def side_of(self, name: str) -> str:
        """The name of a document's side file, "" for none."""
        for stem in (name, name.rpartition(".")[0] or name) if self.sides else ():
            if stem + SIDE in self.sides:
                return stem + SIDE
        return ""

    def stamps(self) -> dict[str, tuple[int, ...]]:
        """Every document's `Stamp`, as a bare tuple."""
        if not self.sides:
            return {name: plain + _NO_SIDE for name, plain in self.documents.items()}
        return {name: plain + self.sides.get(self.side_of(name), _NO_SIDE) for name, plain in self.documents.items()}

    def settled(self, looked: int) -> bool:
        """Whether no file of it can have changed since that moment (ns) without its stamp changing."""
        return max((plain[1] for files in (self.documents, self.sides) for plain in files.values()), default=0) + DOUBT_NS <= looked


class Documents(Struct, frozen=True):
    """All documents by path, each made when it is asked for: of very many, a build that changes little asks for few."""

    folders: Mapping[str, Folder]

    def __getitem__(self, path: str) -> Found:
        place, _, name = path.rpartition("/")
        folder = self.folders[place]
        side = folder.side_of(name)
        return Found(path, Stamp(*folder.documents[name], *folder.sides.get(side, _NO_SIDE)), f"{place}/{side}" if side else "")

    def __contains__(self, path: object) -> bool:
        place, _, name = str(path).rpartition("/")
        return place in self.folders and name in self.folders[place].documents

    def __iter__(self) -> Iterator[str]:
        return (f"{place}/{name}" for place, folder in self.folders.items() for name in folder.documents)

    def __len__(self) -> int:
        return sum(len(folder.documents) for folder in self.folders.values())


class Scan(Struct, frozen=True):
    """All documents, and what could not be looked at."""

    documents: Documents
    problems: tuple[Problem, ...]


class Difference(Struct, frozen=True):
    """The documents to read, each with the stamp that it had before (None: it is new), those that are gone, and those in doubt (same stamp, but too
    fresh to trust it)."""

    changed: Mapping[str, Sequence[int] | None]
    gone: tuple[str, ...]
    doubtful: tuple[str, ...]


def scan(root: Path) -> Scan:
    """Every document below `root`. Hidden files and folders are passed over; a folder that links back into itself is named once."""
    folders: dict[str, Folder] = {}
    problems: list[Problem] = []
    for folder in FOLDERS:
        top = root / folder
        if top.is_dir():
            _walk(str(top), folder, frozenset(), folders, problems)
    for place, found in folders.items():
        if found.sides:
            problems += _orphans(place, found)
    return Scan(Documents(folders), tuple(sorted(problems, key=lambda problem: problem.path)))


def _orphans(place: str, folder: Folder) -> Iterator[Problem]:
    for side in folder.sides.keys() - {folder.side_of(name) for name in folder.documents}:
        stem = side.removesuffix(SIDE)
        yield warning(f"{place}/{side}", None, f"no document stands beside this side file; it belongs to one named {stem}.txt, {stem}.md or {stem}")


def _walk(here: str, place: str, above: frozenset[tuple[int, int]], folders: dict[str, Folder], problems: list[Problem]) -> None:
    """Looks into a folder and all below it."""
    try:
        own = Path(here).stat()
        if (own.st_dev, own.st_ino) in above:
            problems.append(warning(place, None, "links back to a folder above it; passed over"))
            return
        with _opened(here) as opened, os.scandir(opened) as entries:
            folder, below, stems = _files(entries, place, problems)
    except OSError as why:
        problems.append(error(place, None, f"cannot be looked into ({why.strerror}); its documents are left out"))
        return
    if folder.documents or folder.sides:
        folders[place] = folder
    for name in below:
        try:
            companion = _companion(f"{here}/{name}", name, stems)
        except OSError as why:
            problems.append(_unseen(f"{place}/{name}", why))
            continue
        if not companion:
            _walk(f"{here}/{name}", f"{place}/{name}", above | {(own.st_dev, own.st_ino)}, folders, problems)


@contextlib.contextmanager
def _opened(folder: str) -> Iterator[str]:
    """A folder to be gone through: itself where the system lets it be held open, so that it need not find the way to it anew for each file."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        yield cast("str", held)
    finally:
        os.close(held)


def _files(entries: Iterable[os.DirEntry[str]], place: str, problems: list[Problem]) -> tuple[Folder, list[str], frozenset[str]]:
    """What stands in one folder: its files, its folders, and the stems of its pages. What is done here for a file is done for each by every build."""
    documents: dict[str, Plain] = {}
    sides: dict[str, Plain] = {}
    below, names = [], []
    hidden, clutter, ordinary = _HIDDEN, _CLUTTER, stat.S_ISREG
    for entry in entries:
        name = entry.name
        if name.startswith(hidden) or name.endswith("~") or name.lower() in clutter:
            continue
        names.append(name)
        try:
            if not name.isprintable():
                problems.append(_unwritable(f"{place}/{name}"))
            elif entry.is_dir():
                below.append(name)
            elif ordinary((info := entry.stat()).st_mode):
                (sides if name.endswith(SIDE) else documents)[name] = info.st_size, info.st_mtime_ns, info.st_ino
            else:
                problems.append(warning(f"{place}/{name}", None, "is not an ordinary file; passed over"))
        except OSError as why:
            problems.append(_unseen(f"{place}/{name}", why))
    stems = frozenset(name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)) if below else frozenset()
    return Folder.of(documents, sides), below, stems


def _unwritable(path: str) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    return error(ascii(shown)[1:-1], None, "has a name that cannot be written as text; rename it (it is left out)")


def _unseen(path: str, why: OSError) -> Problem:
    return error(path, None, f"cannot be looked at ({why.strerror}); it is left out")


def _companion(folder: str, name: str, stems: frozenset[str]) -> bool:
    """Whether a folder holds what a saved page beside it (by its stem) needs to be shown: its ending says so, in any language of a browser,
    or is one word of letters and the folder holds styles or scripts. Raises OSError."""
    parts = _ENDING.fullmatch(name) if stems else None
    if parts is None or parts[1] not in stems:
        return False
    if parts[2].casefold() in _COMPANIONS:
        return True
    with os.scandir(folder) as inside:
        return any(entry.name.lower().endswith(_STYLES) for entry in inside)


Seen = tuple[str, int, int, int, int, int, int, int]
"""A document as it was seen last: its name, what its `Stamp` was, and when (ns) it was looked at."""


def compare(now: Documents, kept: Mapping[str, bytes | None], seen: Callable[[str], Iterable[Seen]]) -> Difference:
    """What changed since: `kept` are all folders in which documents were seen, each with its print if all its documents were seen so, beyond doubt
    (else None). Of a folder with the same print nothing is asked; of others, what was `seen` in it is compared one by one."""
    changed: dict[str, Sequence[int] | None] = {}
    gone: list[str] = []
    doubtful: list[str] = []
    for place in kept.keys() - now.folders.keys():
        gone += [f"{place}/{row[0]}" for row in seen(place)]
    for place, folder in now.folders.items():
        if kept.get(place) == folder.print:
            continue
        new = folder.stamps()
        for row in seen(place) if place in kept else ():
            name = row[0]
            stamp = new.pop(name, None)
            if stamp is None:
                gone.append(f"{place}/{name}")
            elif stamp != row[1:7]:
                changed[f"{place}/{name}"] = row[1:7]
            elif max(row[2], row[5]) + DOUBT_NS > row[7]:
                doubtful.append(f"{place}/{name}")
        changed.update((f"{place}/{name}", None) for name in new)
    return Difference(changed, tuple(sorted(gone)), tuple(doubtful))


def prints(now: Documents, kept: Mapping[str, bytes | None], looked: int) -> dict[str, bytes | None]:
    """What to keep of the folders once all documents are known as they are `now`: the prints of those beyond doubt, None for the others."""
    known = (place for place, folder in now.folders.items() if kept.get(place) == folder.print or folder.settled(looked))
    return dict.fromkeys(now.folders) | {place: now.folders[place].print for place in known}


def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
    """The bytes of a document and of its side file. Raises OSError where one cannot be read any more."""
    data = (root / document.path).read_bytes()
    return data, (root / document.side).read_bytes() if document.side else None
