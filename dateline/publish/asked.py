"""Which target is asked for, and the secrets that it needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dateline.matter import as_bool
from dateline.publish.masks import masked


@dataclass(frozen=True, slots=True)
class Asked:
    """A target as it was asked for: its name in site.yml ("" for an address given by itself), its address, its other settings, and the digest's
    root. A relative path is relative to `root`."""

    name: str
    url: str
    root: Path
    said: Mapping[str, str]

    @property
    def shown(self) -> str:
        """The target for messages: no login, no secret."""
        return masked(self.url)

    def flag(self, key: str) -> bool:
        """Whether a setting says yes."""
        return as_bool(self.said.get(key, "")) is True

    def password(self, user: str) -> str:
        """The password for a target, "" where none is told: DATELINE_NAME_PASSWORD (the target's name in capitals), else DATELINE_PASSWORD, else what the
        machine's keyring has for it (`keyring set dateline NAME`), where the library is installed."""
        word = "".join(letter if letter.isalnum() else "_" for letter in self.name.upper())
        told = (os.environ.get(f"DATELINE_{word}_PASSWORD", "") if word else "") or os.environ.get("DATELINE_PASSWORD", "")
        return told or _from_keyring(self.name or user)


def _from_keyring(name: str) -> str:
    try:
        keyring = import_module("keyring")  # a library of the machine's owner, not of this program
    except ImportError:
        return ""
    try:
        return str(keyring.get_password("dateline", name) or "")
    except keyring.errors.KeyringError:  # none to be had here: a server, a container
        return ""
