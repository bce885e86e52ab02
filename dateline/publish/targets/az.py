"""A container of Azure's blob storage; `$web` is the one that Azure serves as a site. A blob appears in one step."""

from __future__ import annotations

import logging
from typing import Any

from dateline.publish.asked import Asked
from dateline.publish.headers import cache_control, content_type
from dateline.publish.remote import FULL, PASSING, Remote, Ways
from dateline.publish.send import Sender
from dateline.publish.target import Target

_LOGIN = (
    "set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_KEY or AZURE_STORAGE_SAS_TOKEN in the environment, or run `az login` "
    "and take the role Storage Blob Data Contributor"
)


def open_target(asked: Asked) -> Target:
    """The target for az://container/folder. Who logs in is found in the environment, else by what the machine knows (`az login`, a managed
    identity). Raises ModuleNotFoundError where the library is missing."""
    from adlfs import AzureBlobFileSystem
    from azure.core.exceptions import ClientAuthenticationError, HttpResponseError

    root = asked.url.partition("://")[2].strip("/")
    container = root.partition("/")[0]

    def connect() -> Any:
        logging.getLogger("azure").addHandler(logging.NullHandler())  # each way to log in that failed would be told on standard error
        fs = AzureBlobFileSystem(account_name=asked.said.get("account"), use_listings_cache=False, skip_instance_cache=True)
        fs.service_client._config.retry_policy.total_retries = 0  # what breaks off is tried again one floor up
        fs._strip_protocol = lambda path: path.strip("/")  # the library takes a path for an address, and cuts it at # and ?
        return fs

    def put(fs: Any, path: str, data: bytes) -> None:
        inside = path[len(root) :].lstrip("/")
        fs.pipe_file(path, data, content_settings={"content_type": content_type(inside), "cache_control": cache_control(inside)})

    def judge(why: Exception) -> str:
        status = int(why.status_code or 0) if isinstance(why, HttpResponseError) else 0
        if isinstance(why, ValueError) and "account_name" in str(why):
            return "names no storage account: set AZURE_STORAGE_ACCOUNT_NAME in the environment, or `account` in site.yml"
        if isinstance(why, ValueError):
            return f"cannot log in ({why}): {_LOGIN}"
        if isinstance(why, ClientAuthenticationError) or status in (401, 403):
            told = " ".join(str(getattr(why, "error_code", None) or type(why).__name__).split())
            return f"the service refused the credentials ({told}): {_LOGIN}"
        if status == 507:
            return f"{FULL} (507)"
        if isinstance(why, FileNotFoundError) or status == 404:
            return f"there is no container {container}: make it first"
        return f"the service answers {status} ({str(why).splitlines()[0]})" if 400 <= status < 500 and status not in PASSING else ""

    return Sender(Remote(asked.shown, root, Ways(connect, put, judge)))
