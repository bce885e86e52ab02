"""A folder on a machine that is reached by SSH: SFTP."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import Any
from urllib.parse import unquote, urlsplit

from dateline.publish.asked import Asked
from dateline.publish.lock import whoami
from dateline.publish.remote import Remote, Ways, refused
from dateline.publish.send import Sender
from dateline.publish.target import Target

_SECONDS = 20


def open_target(asked: Asked) -> Target:
    """The target for sftp://user@host:port/folder (`/~/folder` is below the user's own). Keys, names of hosts and their ports are those of ~/.ssh, the agent's
    keys too; the host must be known (`known_hosts`). Raises ModuleNotFoundError where the libraries are missing."""
    import asyncssh
    from sshfs import SSHFileSystem

    parts = urlsplit(asked.url)
    user, password = asked.login()
    root = unquote(parts.path).removeprefix("/~/").rstrip("/") or "/"
    shell = " ".join(["ssh", *(["-p", str(parts.port)] if parts.port else []), f"{f'{user}@' if user else ''}{parts.hostname}"])
    login = {key: value for key, value in {"username": user, "password": password, "port": parts.port}.items() if value}

    def connect() -> Any:
        # known_hosts=() is asyncssh's own default, ~/.ssh/known_hosts; sshfs on its own would take any host
        return SSHFileSystem(parts.hostname, **login, known_hosts=(), connect_timeout=_SECONDS, keepalive_interval=15, skip_instance_cache=True)

    def judge(why: Exception) -> str:
        if isinstance(why, asyncssh.HostKeyNotVerifiable):
            return f"the host is not known: log in once with `{shell}` and accept its key, or the key has changed ({why})"
        if isinstance(why, PermissionError | asyncssh.PermissionDenied) and not isinstance(why, asyncssh.SFTPError):
            return f"{refused(asked, user or whoami())}; or add an SSH key there"
        if isinstance(why, asyncssh.SFTPPermissionDenied):
            return "the server lets you not write there: choose another folder, or change whose it is"
        if isinstance(why, asyncssh.SFTPNoSpaceOnFilesystem | asyncssh.SFTPQuotaExceeded):
            return "the server's disk is full: make room there and publish again"
        if isinstance(why, asyncssh.SFTPFailure):
            return f"the server says “{why.reason}”, as it does when its disk is full: make room there and publish again"
        return ""

    made, one = {root}, threading.Lock()

    def put(fs: Any, path: str, data: bytes) -> None:
        folder = path.rpartition("/")[0] or "/"
        if folder not in made:
            fs.makedirs(folder, exist_ok=True)
            with one:
                made.add(folder)
        with fs.open(path, "wb") as out:
            out.write(data)

    def prune(fs: Any, folder: str) -> None:
        """RMDIR takes empty folders alone. The file system's own `rmdir` does nothing."""
        with contextlib.suppress(OSError, asyncssh.SFTPError):
            asyncio.run_coroutine_threadsafe(fs._rmdir(folder), fs.loop).result(_SECONDS)
            made.discard(folder)

    return Sender(Remote(asked.shown, root, Ways(connect, put, judge, _move, prune), password, tally=lambda: 0))


def _move(fs: Any, part: str, path: str) -> None:
    fs.mv(part, path)
