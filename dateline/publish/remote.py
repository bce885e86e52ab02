"""A place over fsspec: what all remote targets share. Each target says how it connects, writes and moves, and what its errors mean."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from dateline.publish.asked import Asked
from dateline.publish.manifest import mark_of
from dateline.publish.masks import masked
from dateline.publish.send import PART
from dateline.publish.target import TargetError

WORKERS = 8
_HINTS = (
    (re.compile(r"\b(?:500|InternalError|Internal Server Error)\b"), "That is the server's own fault: its log tells more; its disk may be full"),
    (
        re.compile(r"gaierror|name resolution|Name or service not known|getaddrinfo|nodename nor servname"),
        "No machine of that name is found: see that it is written right, and that you are online",
    ),
    (
        re.compile(r"Connection refused|Connect call failed|Cannot connect|Could not connect", re.IGNORECASE),
        "Nobody answers there: see that the name and the port are right, and that the server runs",
    ),
    (
        re.compile(r"\bSSL\b|CERTIFICATE_VERIFY_FAILED"),
        "The connection cannot be encrypted: see that the server does so at this port, and that its certificate is valid",
    ),
)
PASSING = frozenset({408, 429})
"""Timed out, too many requests: answers of HTTP that a server gives for the moment."""
FULL = "the service has no room left: make room there and publish again"


class Ways(Struct, frozen=True):
    """How a kind of target is used. `connect` gives its file system; `put` writes a file that may not be there yet; `move` puts a file in the place of
    another in one step (None where a file that is written appears in one step); `judge` tells what an error means, "" for one that may
    pass; `prune` removes the folder if it is empty (None where there are no folders, or where that cannot be done safely)."""

    connect: Callable[[], Any]
    put: Callable[[Any, str, bytes], None]
    judge: Callable[[Exception], str]
    move: Callable[[Any, str, str], None] | None = None
    prune: Callable[[Any, str], None] | None = None


class Remote(Struct):
    """The place: the site stands at `root` of the file system ("" for its own root). `tally` tells how many requests were made, where a call here
    is not one (0 where nobody counts)."""

    shown: str
    root: str
    ways: Ways
    secret: str = ""
    workers: int = WORKERS
    tally: Callable[[], int] | None = None
    beside: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    _fs: Any = None
    _many: int = 0
    _one: threading.Lock = field(default_factory=threading.Lock)

    @property
    def requests(self) -> int:
        return self.tally() if self.tally else self._many

    def read(self, path: str) -> bytes | None:
        with self._told(path) as fs:
            try:
                return bytes(fs.cat_file(self._at(path)))
            except FileNotFoundError:
                return None

    @property
    def flat(self) -> bool:
        return self.ways.move is None

    def names(self, folder: str) -> Collection[str]:
        with self._told(folder) as fs:
            try:
                listed = fs.ls(self._at(folder), detail=True)
            except (FileNotFoundError, NotADirectoryError):
                return ()
        kinds = {name: str(entry["type"]) for entry in listed if (name := self._within(str(entry["name"]), folder))}
        files, folders = ({name for name, kind in kinds.items() if kind != other} for other in ("directory", "file"))
        return files.union(f"{name}/" for name in folders)

    def _within(self, listed: str, folder: str) -> str:
        """The name of what is listed in a folder, "" for the folder itself (services list that too where it was made by hand)."""
        return "" if listed.strip("/") == self._at(folder).strip("/") else listed.rstrip("/").rpartition("/")[2]

    def put(self, path: str, data: bytes, *, over: bool) -> None:
        with self._told(path) as fs:
            if not over or self.ways.move is None:
                self.ways.put(fs, self._at(path), data)
                return
            part = self._at(f"{PART}{mark_of(path.encode()).hash[:12]}")  # the same when it is tried again: none is left behind
            self.ways.put(fs, part, data)
            self._count()
            try:
                self.ways.move(fs, part, self._at(path))
            except FileNotFoundError:  # nothing stands there, nor the folder for it
                self.ways.put(fs, self._at(path), data)
                fs.rm_file(part)

    def remove(self, path: str) -> None:
        with self._told(path) as fs, contextlib.suppress(FileNotFoundError):
            fs.rm_file(self._at(path))

    def tidy(self, removed: Collection[str]) -> None:
        if self.ways.prune is None:
            return
        prune, above = self.ways.prune, {folder for path in removed for folder in _above(path)}

        def one(folder: str) -> None:
            with self._told(folder) as fs, contextlib.suppress(OSError):  # not empty, or gone
                prune(fs, self._at(folder))

        with ThreadPoolExecutor(self.workers) as pool:
            for depth in sorted({folder.count("/") for folder in above}, reverse=True):
                list(pool.map(one, sorted(folder for folder in above if folder.count("/") == depth)))

    def renew(self) -> None:
        self._fs = None

    def close(self) -> None:
        self._fs = None

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}".rstrip("/") if self.root else path

    def _count(self) -> None:
        with self._one:
            self._many += 1

    def _connected(self) -> Any:
        with self._one:
            if self._fs is None:
                self._fs = self.ways.connect()
            return self._fs

    @contextlib.contextmanager
    def _told(self, path: str) -> Iterator[Any]:
        """The file system; what goes wrong with it is told."""
        self._count()
        try:
            yield self._connected()
        except Exception as why:
            meaning = self.ways.judge(why)
            what = meaning or f"broke off ({type(why).__name__}: {' '.join(str(why).split())[:200]})"
            if not meaning:
                what += next((f". {hint}" for sign, hint in _HINTS if sign.search(what)), "")
            raise TargetError(masked(f"{self.shown.rstrip('/')}/{path}: error: {what}", self.secret), passing=not meaning) from None


def _above(path: str) -> Iterator[str]:
    """The folders that a file lies in, but for the root."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def refused(asked: Asked, who: str) -> str:
    """What to do where a login is refused."""
    name = f"DATELINE_{asked.word}_PASSWORD" if asked.name else "DATELINE_PASSWORD"
    if not who:
        where = f"{urlsplit(asked.url).scheme}://ME@…"
        return f"the server refuses who does not log in: name yourself in the address ({where}), and set your password as {name} in the environment"
    return f"the server refused the credentials of {who}: set the right password as {name} in the environment, or `keyring set dateline {asked.name or who}`"
