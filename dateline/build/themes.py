"""Which templates a digest is made with."""

from __future__ import annotations

from pathlib import Path

from dateline.web.theme import theme_dir


def themes_of(root: Path) -> tuple[Path, ...]:
    """The templates of the digest at `root`: its own before the program's."""
    own, theirs = root / "templates", theme_dir()
    return (own, theirs) if own.is_dir() and own.resolve() != theirs.resolve() else (theirs,)
