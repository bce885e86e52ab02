"""Which target is asked for, and the secrets that it needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from dateline.matter import as_bool
from dateline.publish.masks import masked


class Asked(Struct, frozen=True):
    """A target as it was asked for: its name in site.yml ("" for an address given by itself), its address, its other settings, the digest's
    root, and the folder of the site that is sent. A relative path is relative to `root`."""

    name: str
    url: str
    root: Path
    said: Mapping[str, str]
    site: Path | None = None

    @property
    def shown(self) -> str:
        """The target for messages: no login, no secret."""
        return masked(self.url)

    def flag(self, key: str) -> bool:
        """Whether a setting says yes."""
        return as_bool(self.said.get(key, "")) is True

    @property
    def word(self) -> str:
        """The target's name as it stands in the names of environment variables."""
        return "".join(letter if letter.isalnum() else "_" for letter in self.name.upper())

    def login(self) -> tuple[str, str]:
        """Who logs in, and the password, "" where none is told: DATELINE_NAME_PASSWORD (the target's name in capitals), else DATELINE_PASSWORD, else what the
        address has, else what the machine's keyring has (`keyring set dateline NAME`), where the library is installed."""
        parts = urlsplit(self.url)
        user = unquote(parts.username or "") or self.said.get("user", "")
        told = (os.environ.get(f"DATELINE_{self.word}_PASSWORD", "") if self.name else "") or os.environ.get("DATELINE_PASSWORD", "")
        return user, told or unquote(parts.password or "") or _from_keyring(self.name or user)


def _from_keyring(name: str) -> str:
    try:
        keyring = import_module("keyring")  # a library of the machine's owner, not of this program
    except ImportError:
        return ""
    try:
        return str(keyring.get_password("dateline", name) or "")
    except keyring.errors.KeyringError:  # none to be had here: a server, a container
        return ""
