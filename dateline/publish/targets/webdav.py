"""A folder on a WebDAV server: Nextcloud, ownCloud, Apache, a university's or a provider's web space."""

from __future__ import annotations

import contextlib
import io
from typing import Any
from urllib.parse import urlsplit

from dateline.publish.asked import Asked
from dateline.publish.remote import WORKERS, Remote, Ways, refused
from dateline.publish.send import Sender
from dateline.publish.target import Target

_SECONDS = 60.0
_PASSING = frozenset({408, 423, 429})
"""Timed out, locked, too many requests."""


def open_target(asked: Asked) -> Target:
    """The target for webdav:// (HTTP) and webdavs:// (HTTPS). Raises ModuleNotFoundError where the libraries are missing."""
    import httpx
    from webdav4.client import HTTPError, InsufficientStorage
    from webdav4.fsspec import WebdavFileSystem

    parts = urlsplit(asked.url)
    user, password = asked.login()
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    base = f"{'https' if parts.scheme in ('webdavs', 'davs') else 'http'}://{host}{f':{parts.port}' if parts.port else ''}{parts.path.rstrip('/')}/"

    def connect() -> Any:
        limits = httpx.Limits(max_connections=WORKERS, max_keepalive_connections=WORKERS)
        return WebdavFileSystem(base, auth=(user, password) if user else None, timeout=_SECONDS, limits=limits, retry=False, skip_instance_cache=True)

    def judge(why: Exception) -> str:
        response = getattr(why, "response", None)
        status = response.status_code if isinstance(why, HTTPError | httpx.HTTPStatusError) and response is not None else 0
        if status in (401, 403):
            return refused(asked, user)
        if status == 507 or isinstance(why, InsufficientStorage):
            return "the server's disk is full: make room there and publish again"
        return (
            f"the server answers {status} ({response.reason_phrase})" if response is not None and 300 <= status < 500 and status not in (408, 423, 429) else ""
        )

    return Sender(Remote(asked.shown, "", Ways(connect, _put, judge, _move), password))


def _put(fs: Any, path: str, data: bytes) -> None:
    """Writes a file; its folders are made where the server complains of their lack."""
    from httpx import HTTPStatusError
    from webdav4.client import ClientError

    for made in (False, True):
        try:
            fs.client.upload_fileobj(io.BytesIO(data), path, overwrite=True, size=len(data))
        except (ClientError, HTTPStatusError) as why:
            if made or getattr(getattr(why, "response", None), "status_code", 409) not in (404, 405, 409):
                raise
            _make_folders(fs, path.rpartition("/")[0])
        else:
            return


def _make_folders(fs: Any, folder: str) -> None:
    from webdav4.client import ResourceAlreadyExists

    parts = folder.split("/") if folder else []
    for many in range(1, len(parts) + 1):
        with contextlib.suppress(ResourceAlreadyExists):
            fs.client.mkdir("/".join(parts[:many]))


def _move(fs: Any, part: str, path: str) -> None:
    """MOVE replaces what stands there in one step (RFC 4918, 9.9.3); where it is refused, the folder may be missing. Folders that are left empty stay:
    DELETE takes a folder with all that is in it, and somebody may have put something there a moment ago."""
    from webdav4.client import ClientError, HTTPError

    try:
        fs.client.move(part, path, overwrite=True)
    except ClientError as why:
        if isinstance(why, HTTPError) and why.status_code not in (403, 404, 409):
            raise
        _make_folders(fs, path.rpartition("/")[0])
        fs.client.move(part, path, overwrite=True)
