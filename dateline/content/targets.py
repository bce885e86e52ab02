"""Where a digest is published to: `targets` in `content/site.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.content.files import read_text
from dateline.content.sheet import Sheet, listing, scalar, unknown_key
from dateline.content.values import did_you_mean
from dateline.matter import as_bool, parse_yaml
from dateline.problems import Problem, error
from dateline.text import regex

# What a target may say of itself, and what that is.
KEYS: Mapping[str, str] = MappingProxyType(
    {
        "url": "where it is: a folder, the address of a git repository, or s3://, sftp://, webdav:// and the like",
        "branch": "the branch of a git repository (gh-pages)",
        "single_commit": "true keeps no history of a git branch",
        "brotli": "true sends a .br copy beside every text, for servers that serve it (nginx: brotli_static, Caddy: precompressed)",
        "gzip": "true sends a .gz copy beside every text, for servers that serve it (nginx: gzip_static)",
        "redirects": "how the host is told of redirects: pages (not at all), netlify, s3, nginx or caddy",
        "endpoint": "the address of a service that speaks S3",
        "region": "the region of an S3 bucket",
        "account": "the storage account of an Azure container",
        "profile": "the profile in your AWS configuration",
        "announce": "false tells nobody of a publishing here (`after_publishing`)",
        "user": "the name to log in with",
    }
)
REDIRECTS = ("pages", "netlify", "s3", "nginx", "caddy")
_NAME = regex(r"[a-z0-9][a-z0-9_-]*")
_SECRET = regex(r"pass|secret|token|credential|(^|[_-])key([_-]?id)?$|^sas$", re.IGNORECASE)
_SCHEME = regex(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ELSEWHERE = "site.yml lies beside the digest's own files: secrets come from the environment, a keyring or the service's configuration (docs/publishing.md)"


class TargetSetting(Struct, frozen=True):
    """One target by its name; `said` are its other keys, as text."""

    name: str
    url: str
    said: Mapping[str, str]

    def flag(self, key: str) -> bool:
        """Whether it says yes."""
        return as_bool(self.said.get(key, "")) is True


def read_targets(root: Path) -> tuple[TargetSetting, ...]:
    """The targets of the digest at `root`. What is wrong with them is told with the other settings (`read_settings`)."""
    problems: list[Problem] = []
    raw = read_text(root, "content/site.yml", problems) if (root / "content/site.yml").exists() else None
    return targets_of(Sheet("content/site.yml", parse_yaml(raw, "content/site.yml"), raw, problems)) if raw is not None else ()


def targets_of(sheet: Sheet) -> tuple[TargetSetting, ...]:
    """The targets, in their order; notes what is wrong with them, a secret above all."""
    found = []
    for name, value in sheet.map("targets").items():
        said = {str(key): scalar(one) for key, one in value.items()} if isinstance(value, dict) else {"url": scalar(value)}
        wrong = _wrong(str(name), said)
        sheet.problems.extend(error(sheet.path, _line(sheet, str(name), key or str(name)), f"targets: {name}: {message}") for key, message in wrong)
        if not wrong:
            found.append(TargetSetting(str(name), said["url"] or "", {key: one or "" for key, one in said.items() if key != "url"}))
    return tuple(found)


def _line(sheet: Sheet, name: str, key: str) -> int | None:
    """The line of a target's key, else of the target."""
    first = sheet.line("targets", f"{name}:")
    if first is None:
        return None
    lines = re.split(r"\r\n|\r|\n", sheet.raw)[first - 1 :]
    return next((first + n for n, line in enumerate(lines) if re.search(rf"(?<![\w-]){re.escape(key)}[\"']?\s*:", line)), first)


def _wrong(name: str, said: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """What is wrong with a target: where it stands, and what it is."""
    wrong = []
    if not _NAME.fullmatch(name):
        wrong.append((name, "a target's name is of small letters, digits, - and _"))
    for key, value in said.items():
        if _SECRET.search(key):
            wrong.append((key, f'"{key}" looks like a secret. {_ELSEWHERE}'))
        elif key not in KEYS:
            wrong.append((key, unknown_key(key, KEYS)))
        elif value is None:
            wrong.append((key, f'"{key}" is one value ({KEYS[key]})'))
        elif key in ("single_commit", "gzip", "brotli", "announce") and as_bool(value) is None:
            wrong.append((key, f'"{key}" is true or false'))
        elif key == "redirects" and value not in REDIRECTS:
            wrong.append((key, f'redirects: "{value}" is not one of {listing(REDIRECTS)}.{did_you_mean(value, REDIRECTS)}'))
    url = said.get("url") or ""
    if not url:
        wrong.append((name, f'has no "url". Write {KEYS["url"]}'))
    wrong += [(key, f'"{key}" holds a secret. {_ELSEWHERE}') for key in ("url", "endpoint") if _holds_secret(said.get(key) or "")]
    return wrong


def _holds_secret(url: str) -> bool:
    """Whether an address has a password, or a query, which may be a signature or a token; so too a name without a password over HTTP, where it is
    a token."""
    if not _SCHEME.match(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    lone = bool(parts.username) and parts.scheme.removeprefix("git+") in ("http", "https")
    return parts.password is not None or bool(parts.query) or lone
