"""A folder: of a web server on this machine, or of another one that is mounted here."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from dateline.output import remove
from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.send import PART, Sender
from dateline.publish.target import Target, TargetError

_OWN = ("seeds", "content", "templates", "site", ".dateline")


class Folder(Struct):
    """The place. Nothing is made above the folder itself: a disk that is not mounted must not be filled in."""

    folder: Path
    shown: str
    beside: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    workers: int = 1
    requests: int = 0
    flat: bool = False

    def read(self, path: str) -> bytes | None:
        with self._told(path):
            try:
                return (self.folder / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def names(self, folder: str) -> Collection[str]:
        with self._told(folder):
            try:
                with os.scandir(self.folder / folder) as entries:
                    return {name for entry in entries for name in _kinds(entry)}
            except (FileNotFoundError, NotADirectoryError):
                return ()

    def put(self, path: str, data: bytes, *, over: bool) -> None:  # noqa: ARG002 - moving into place is the same here, whether a file stands there
        target, part = self.folder / path, self.folder / f"{PART}{secrets.token_hex(6)}"
        with self._told(path):
            self.folder.mkdir(exist_ok=True)
            try:
                part.write_bytes(data)
                target.parent.mkdir(parents=True, exist_ok=True)
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def remove(self, path: str) -> None:
        with self._told(path), contextlib.suppress(NotADirectoryError):
            (self.folder / path).unlink(missing_ok=True)

    def tidy(self, removed: Collection[str]) -> None:
        with self._told(""):
            remove(self.folder, removed)

    def renew(self) -> None:
        """Nothing breaks here that would be there again."""

    def close(self) -> None:
        """Nothing is open."""

    @contextlib.contextmanager
    def _told(self, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as why:
            full = why.errno in (errno.ENOSPC, errno.EDQUOT)
            what = "the disk is full: make room and publish again" if full else f"cannot be used ({why.strerror})"
            if why.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                what = f"may not be written or read by you ({why.strerror}): see whose the folder is, or name another one"
            raise TargetError(f"{self.folder / path}: error: {what}", passing=False) from None


def _kinds(entry: os.DirEntry[str]) -> Iterator[str]:
    """The name, as a folder's and as a file's: a link is replaced where a file belongs, and followed where a folder does."""
    folder = entry.is_dir()
    if not folder or entry.is_symlink():
        yield entry.name
    if folder:
        yield f"{entry.name}/"


def open_target(asked: Asked) -> Target:
    """The target for a path or a file:// address. A path in site.yml is relative to the digest's folder. Raises DatelineError for one of the
    digest's own folders."""
    parts = urlsplit(asked.url)
    folder = asked.root / (unquote(parts.path) if parts.scheme == "file" else Path(asked.url).expanduser())
    home, place = asked.root.resolve(), folder.resolve()
    own = [(home / name).resolve() for name in _OWN] + ([asked.site.resolve()] if asked.site else [])
    if place == home or place in home.parents or any(place == one or one in place.parents for one in own):
        raise DatelineError(f"{folder}: error: is a folder of the digest itself: name another one to publish to")
    if place == Path(os.path.expanduser("~")).resolve():  # noqa: PTH111 - gives no error where nobody has a home
        raise DatelineError(f"{folder}: error: is your home folder: name one in it that is for the site alone")
    if os.path.lexists(folder) and not folder.is_dir():
        raise DatelineError(f"{folder}: error: is no folder: name one, or a new one in a folder that is there")
    if not folder.parent.is_dir():
        raise DatelineError(f"{folder}: error: there is no folder {folder.parent} to make it in: make that first, or mount the disk that it is on")
    return Sender(Folder(folder, asked.shown))
