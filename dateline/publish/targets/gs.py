"""A bucket of Google Cloud Storage. An object appears in one step."""

from __future__ import annotations

import os
from types import MethodType
from typing import Any

from dateline.publish.asked import Asked
from dateline.publish.headers import cache_control, content_type
from dateline.publish.remote import FULL, PASSING, Remote, Ways
from dateline.publish.send import Sender
from dateline.publish.target import Target

_LOGIN = "run `gcloud auth application-default login`, or let GOOGLE_APPLICATION_CREDENTIALS in the environment name the file of a service account's key"
_BOUNDARY = b"--==0=="
"""What gcsfs puts between the parts of a request, whatever the file holds."""
_CHUNK = 50 * 2**20


def open_target(asked: Asked) -> Target:
    """The target for gs://bucket/folder. Who logs in is found as all programs for Google's cloud find it (Application Default Credentials): the
    environment, gcloud's own login, the machine's service account. Raises ModuleNotFoundError where the library is missing."""
    import aiohttp
    from gcsfs.core import GCSFileSystem  # not the package's own, which asks for the kind of each bucket over gRPC first
    from gcsfs.retry import HttpError
    from google.auth.exceptions import DefaultCredentialsError

    root = asked.url.partition("://")[2].strip("/")
    bucket = root.partition("/")[0]

    def connect() -> Any:
        # Without a way to log in gcsfs would go on as nobody; only an emulator takes that.
        way = "anon" if os.environ.get("STORAGE_EMULATOR_HOST") else "google_default"
        times = aiohttp.ClientTimeout(sock_connect=20, sock_read=60)
        fs = GCSFileSystem(token=way, requests_timeout=times, session_kwargs={"trust_env": True}, use_listings_cache=False, skip_instance_cache=True)
        once = getattr(GCSFileSystem._request, "__wrapped__", None)  # without the library's retries: what breaks off is tried again one floor up
        if once:
            fs._request = MethodType(once, fs)
        return fs

    def put(fs: Any, path: str, data: bytes) -> None:
        inside = path[len(root) :].lstrip("/")
        told = {"content_type": content_type(inside), "fixed_key_metadata": {"cache_control": cache_control(inside)}, "consistency": "md5"}
        fs.pipe_file(path, data, **told, chunksize=len(data) if _BOUNDARY in data else _CHUNK)  # as a chunk it goes in a request of its own

    def judge(why: Exception) -> str:
        code = int(why.code or 0) if isinstance(why, HttpError) else 0
        if isinstance(why, DefaultCredentialsError):
            return f"there are no credentials: {_LOGIN}"
        if code == 401 or (isinstance(why, OSError) and str(why).startswith("Forbidden")):
            told = " ".join(str(why).split())[:200]
            return f"the service refused the credentials ({told}): {_LOGIN}, and see that they may list, read, write and delete in the bucket"
        if code == 507:
            return f"{FULL} (507)"
        if isinstance(why, FileNotFoundError):
            return f"there is no bucket {bucket}: make it first"
        return f"the service answers: {why}" if 400 <= code < 500 and code not in PASSING else ""

    return Sender(Remote(asked.shown, root, Ways(connect, put, judge)))
