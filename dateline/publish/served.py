"""Where a host of repositories serves a branch, and whether the site is made for that address: a wrong `base_url` is seen by readers of feeds alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

_REPOSITORY = re.compile(r"(?:[\w+]+://)?(?:[^@/]*@)?(github\.com|codeberg\.org)(?::\d+)?[:/]/?([^/]+)/([^/#]+?)(?:\.git)?/?(?:#.*)?", re.IGNORECASE)
_OWN = frozenset({"CNAME", ".domains"})
"""In the branch they name a domain of one's own."""


def _github(owner: str, repository: str) -> str:
    host = f"{owner}.github.io"
    return f"https://{host}/" if repository == host else f"https://{host}/{repository}/"


def _codeberg(owner: str, repository: str) -> str:
    return f"https://{owner}.codeberg.page/" if repository == "pages" else f"https://{owner}.codeberg.page/{repository}/"


# As their manuals have it: docs.github.com (about GitHub Pages, types of sites), docs.codeberg.org (Codeberg Pages).
_HOSTS: Mapping[str, tuple[str, Callable[[str, str], str]]] = MappingProxyType({"github.com": ("GitHub", _github), "codeberg.org": ("Codeberg", _codeberg)})


def served_elsewhere(url: str, base_url: str, names: Callable[[str], Collection[str]]) -> str:
    """What to say where the repository at `url` is not served at `base_url`, "" where it is or nobody can tell; `names` gives what stands in a folder
    of the branch."""
    found = _REPOSITORY.fullmatch(url)
    if not found or not base_url:
        return ""
    host, there = _HOSTS[found[1].lower()]
    address = there(found[2].lower(), found[3].lower())
    if _plain(base_url) == _plain(address) or _OWN.intersection(names("")):
        return ""
    return f"base_url is {base_url}, and {host} serves this repository at {address}, if no file CNAME in the branch names a domain: set one of the two right"


def _plain(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.hostname}{parts.path.rstrip('/')}"
