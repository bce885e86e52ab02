"""A folder on a WebDAV server: Nextcloud, ownCloud, Apache, a university's or a provider's web space."""

from __future__ import annotations

import contextlib
import io
import secrets
import threading
from collections import Counter
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from dateline.publish.asked import Asked
from dateline.publish.remote import PASSING, WORKERS, Remote, Ways, refused
from dateline.publish.send import Sender
from dateline.publish.target import Target

_SECONDS = 60.0
_ASIDE = ".dateline-empty-"
_PASSING = PASSING | {423}
"""A folder may be locked for the moment, too."""


def open_target(asked: Asked) -> Target:
    """The target for webdav:// (HTTP) and webdavs:// (HTTPS). Raises ModuleNotFoundError where the libraries are missing."""
    import httpx
    from webdav4.client import HTTPError, InsufficientStorage
    from webdav4.fsspec import WebdavFileSystem

    parts = urlsplit(asked.url)
    user, password = asked.login()
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    base = f"{'https' if parts.scheme in ('webdavs', 'davs') else 'http'}://{host}{f':{parts.port}' if parts.port else ''}{parts.path.rstrip('/')}/"

    writer, asked_for = _Writer(), Counter[str]()

    def note(request: httpx.Request) -> None:
        asked_for[request.method] += 1

    def connect() -> Any:
        writer.made.intersection_update({""})
        limits = httpx.Limits(max_connections=WORKERS, max_keepalive_connections=WORKERS)
        return WebdavFileSystem(
            base,
            auth=(user, password) if user else None,
            event_hooks={"request": [note]},
            timeout=_SECONDS,
            limits=limits,
            retry=False,
            skip_instance_cache=True,
        )

    def judge(why: Exception) -> str:
        if isinstance(why, FileNotFoundError):
            return f"there is no folder {unquote(parts.path)} on the server: make it first"
        response = getattr(why, "response", None)
        status = response.status_code if isinstance(why, HTTPError | httpx.HTTPStatusError) and response is not None else 0
        if status in (401, 403):
            return refused(asked, user)
        if status == 507 or isinstance(why, InsufficientStorage):
            return "the server's disk is full: make room there and publish again"
        if status == 405 and response is not None and response.request.method == "PUT":  # servers written in Go, rclone too, answer so
            return "the server did not take the file (405): its disk is full, or nobody may write there. Make room there and publish again"
        return f"the server answers {status} ({response.reason_phrase})" if response is not None and 300 <= status < 500 and status not in _PASSING else ""

    return Sender(Remote(asked.shown, "", Ways(connect, writer.put, judge, writer.move, writer.prune), password, tally=asked_for.total))


class _Writer(Struct, frozen=True):
    """Writes files, each folder above them asked for once. `made` are those that are known to be there; one is made by one thread while
    others wait for it: servers answer the second MKCOL of two at once with 423 (Locked), as those written in Go do."""

    made: set[str] = field(default_factory=lambda: {""})
    locks: dict[str, threading.Lock] = field(default_factory=dict)

    def put(self, fs: Any, path: str, data: bytes) -> None:
        from webdav4.client import ResourceConflict, ResourceNotFound

        folder = path.rpartition("/")[0]
        self._folder(fs, folder)
        try:
            fs.client.upload_fileobj(io.BytesIO(data), path, overwrite=True, size=len(data))
        except (ResourceConflict, ResourceNotFound):
            if not folder:  # the site's own folder is not there; one below it, which somebody took away, is made when it is tried again
                raise FileNotFoundError from None
            raise

    def move(self, fs: Any, part: str, path: str) -> None:
        """MOVE replaces what stands there in one step (RFC 4918, 9.9.3)."""
        self._folder(fs, path.rpartition("/")[0])
        fs.client.move(part, path, overwrite=True)

    def prune(self, fs: Any, folder: str) -> None:
        """DELETE takes a folder with all that is in it, and somebody may put something there at any moment. So an empty one is moved out of everybody's
        sight first, and comes back if it is not empty there."""
        from webdav4.client import ClientError, IsAResourceError

        aside = f"{_ASIDE}{secrets.token_hex(6)}"
        with contextlib.suppress(ClientError, IsAResourceError):
            if fs.client.ls(folder, detail=False):
                return
            fs.client.move(folder, aside)
            self.made.discard(folder)
            try:
                if not fs.client.ls(aside, detail=False):
                    fs.client.remove(aside)
            finally:
                if fs.client.exists(aside):
                    fs.client.move(aside, folder)

    def _folder(self, fs: Any, folder: str) -> None:
        """MKCOL, from the folder upwards to one that is there."""
        from webdav4.client import ResourceAlreadyExists, ResourceConflict

        with self.locks.setdefault(folder, threading.Lock()):  # a folder's lock is held while that of the one above is taken, never the reverse
            if folder in self.made:
                return
            try:
                with contextlib.suppress(ResourceAlreadyExists):
                    fs.client.mkdir(folder)
            except ResourceConflict:
                self._folder(fs, folder.rpartition("/")[0])
                with contextlib.suppress(ResourceAlreadyExists):
                    fs.client.mkdir(folder)
            self.made.add(folder)
