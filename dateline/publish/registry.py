"""The kinds of target there are: one line each. What a kind needs loads with its module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.content.targets import TargetSetting
from dateline.content.values import did_you_mean
from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.masks import masked
from dateline.publish.target import Target


class Kind(Struct, frozen=True):
    """A kind of target: the schemes of its addresses, the module in dateline/publish/targets, the extra that brings its libraries, and what an address of
    it has to name."""

    schemes: tuple[str, ...]
    module: str
    extra: str = ""
    names: str = "host"


KINDS = (
    Kind(("", "file"), "folder"),
    Kind(("git", "ssh", "http", "https", "git+file", "git+ssh", "git+http", "git+https"), "git"),
    Kind(("webdav", "webdavs", "dav", "davs"), "webdav", "webdav"),
    Kind(("s3",), "s3", "s3", "bucket"),
    Kind(("gs", "gcs"), "gs", "gcs", "bucket"),
    Kind(("az",), "az", "azure", "container"),
    Kind(("sftp",), "sftp", "sftp"),
)
_KNOWN = "a folder's path, git@host:me/digest.git, https://host/me/digest.git, s3://, gs://, az://, sftp://, webdavs:// and webdav://"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_SCP = re.compile(r"[\w.-]+@[\w.-]+:[^/\\].*")


def scheme_of(url: str) -> str:
    """The scheme of an address, "" for a path; an address as `git@host:path`, and a path that ends in `.git`, is a repository's."""
    found = _SCHEME.match(url)
    if url.partition("#")[0].endswith(".git") and (not found or found[1] == "file"):
        return "git"
    if found:
        return found[1].lower()
    return "ssh" if _SCP.fullmatch(url) else ""


def asked_for(word: str, targets: Sequence[TargetSetting], root: Path) -> Asked:
    """The target that a person names: by its name in site.yml, or by an address. Raises DatelineError for neither, and for no word where there is
    not just one target."""
    names = [target.name for target in targets]
    chosen = next((target for target in targets if target.name == word or (not word and len(targets) == 1)), None)
    if chosen:
        return Asked(chosen.name, chosen.url, root, chosen.said)
    if scheme_of(word) or word in (".", "..", "~") or any(mark in word for mark in "/\\"):
        return Asked("", word if _SCHEME.match(word) or _SCP.fullmatch(word) else str(Path(word).expanduser().absolute()), root, {})
    known = f"content/site.yml has {', '.join(names)}" if names else "content/site.yml has no `targets`"
    what = f"“{masked(word)}” is no target.{did_you_mean(word, names)}" if word else "names no target."
    raise DatelineError(f"publish: error: {what} {known}. Name one, or give an address: a folder's path (./public), git@host:me/digest.git, s3://bucket, …")


def _sound(asked: Asked, kind: Kind) -> None:
    """Raises DatelineError for an address that names nothing, or no port that can be."""
    try:
        parts = urlsplit(asked.url)
        named = parts.netloc if kind.names != "host" or parts.port else parts.hostname  # to ask for a port that cannot be raises an error
    except ValueError:  # its own words may hold a password that stands in the port's place
        what = "is no address: its host or port cannot be; signs like / and : in a name or password are written %2F and %3A"
        raise DatelineError(f"{asked.shown}: error: {what}") from None
    if not named or named.startswith(":"):
        raise DatelineError(f"{asked.shown}: error: names no {kind.names}: write {parts.scheme}://{kind.names}/folder")


def open_target(asked: Asked) -> Target:
    """The target. Raises DatelineError for an address of no known kind, and where its libraries are not installed."""
    scheme = scheme_of(asked.url)
    kind = next((kind for kind in KINDS if scheme in kind.schemes), None)
    if kind is None:
        raise DatelineError(f"{asked.shown}: error: is no address that can be published to. There are {_KNOWN}")
    if (found := _SCHEME.match(asked.url)) and found[1].lower() not in ("file", "git+file"):
        _sound(asked, kind)
    try:
        opened: Target = import_module(f"dateline.publish.targets.{kind.module}").open_target(asked)
    except ModuleNotFoundError as why:
        if not kind.extra:
            raise
        raise DatelineError(f"{asked.shown}: error: needs {why.name}, which is not installed: pip install 'dateline[{kind.extra}]'") from None
    return opened
