"""A bucket of S3, or of any service that speaks it (Cloudflare R2, Backblaze, Hetzner, MinIO, Garage, …). An object appears in one step."""

from __future__ import annotations

from typing import Any

from dateline.publish.asked import Asked
from dateline.publish.headers import cache_control, content_type
from dateline.publish.redirects import header_of
from dateline.publish.remote import FULL, WORKERS, Remote, Ways
from dateline.publish.send import Sender
from dateline.publish.target import Target

_FULL = frozenset({"XMinioStorageFull", "XMinioStorageQuotaExceeded", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded"})
"""What MinIO and Ceph call it; neither has a name for it in Amazon's own list."""
_LOGIN = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or a profile in ~/.aws (`profile` in site.yml names it)"


def open_target(asked: Asked) -> Target:
    """The target for s3://bucket/folder. Who logs in is found as all programs for S3 find it: the environment, ~/.aws, the machine's role. Raises
    ModuleNotFoundError where the library is missing."""
    import s3fs
    from botocore.exceptions import NoCredentialsError, ParamValidationError, PartialCredentialsError, ProfileNotFound

    root = asked.url.partition("://")[2].strip("/")
    bucket, by_header = root.partition("/")[0], asked.said.get("redirects") == "s3"

    def connect() -> Any:
        config = {
            "retries": {"total_max_attempts": 1}, "connect_timeout": 20, "read_timeout": 60, "max_pool_connections": WORKERS,
            "request_checksum_calculation": "when_required", "response_checksum_validation": "when_required",  # most services but Amazon's know no others
        }  # fmt: skip
        said = {"endpoint_url": asked.said.get("endpoint"), "profile": asked.said.get("profile")}
        given = {key: value for key, value in said.items() if value}
        region = {"region_name": asked.said["region"]} if asked.said.get("region") else {}
        fs = s3fs.S3FileSystem(**given, client_kwargs=region, config_kwargs=config, use_listings_cache=False, skip_instance_cache=True)
        fs.retries = 1  # what breaks off is tried again one floor up
        return fs

    def put(fs: Any, path: str, data: bytes) -> None:
        inside = path[len(root) :].lstrip("/")
        moved = header_of(inside, data, f"/{root.partition('/')[2]}") if by_header else ""
        location = {"WebsiteRedirectLocation": moved} if moved else {}
        fs.pipe_file(path, data, ContentType=content_type(inside), CacheControl=cache_control(inside), **location)

    def judge(why: Exception) -> str:
        told = getattr(why.__cause__ or why, "response", None) or {}
        status, code = told.get("ResponseMetadata", {}).get("HTTPStatusCode", 0), told.get("Error", {}).get("Code", "")
        if status == 507 or code in _FULL:
            return f"{FULL} ({status} {code})"
        if isinstance(why, NoCredentialsError | PartialCredentialsError):
            return f"there are no credentials: {_LOGIN}"
        if isinstance(why, PermissionError):
            return f"the service refused the credentials ({why}): {_LOGIN}, and see that they may list, read, write and delete in the bucket"
        if isinstance(why, ProfileNotFound):
            return f"~/.aws has no profile {asked.said.get('profile')}: `profile` in site.yml names one that is there"
        if isinstance(why, ValueError) and "endpoint" in str(why).lower():
            return "`endpoint` in site.yml is no address of a service: write one like https://s3.example.org"
        if isinstance(why, ParamValidationError):
            return f"is no address of a bucket: write s3://bucket or s3://bucket/folder ({why})"
        return f"there is no bucket {bucket}: make it first" if isinstance(why, FileNotFoundError) else ""

    return Sender(Remote(asked.shown, root, Ways(connect, put, judge)))
