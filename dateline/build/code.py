"""The program's own files: whoever works on it, or installs a new version, must not meet what the old one made."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

# What only some formats need, and people may install later.
_LIBRARIES = ("fastwarc", "pypdfium2")
_PACKAGE = Path(__file__).resolve().parent.parent


def own_code(*rooms: str) -> list[tuple[str, int, int]]:
    """Name, size and time of the code and data of these rooms of the package."""
    files = (file for room in rooms for file in sorted((_PACKAGE / room).rglob("*")) if file.is_file() and file.suffix != ".pyc")
    return [(file.relative_to(_PACKAGE).as_posix(), (info := file.stat()).st_size, info.st_mtime_ns) for file in files]


def libraries() -> tuple[str, ...]:
    """The libraries of single formats that are installed: with one more, documents can be read that could not."""
    return tuple(name for name in _LIBRARIES if find_spec(name))
