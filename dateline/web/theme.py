"""Where the templates are."""

from __future__ import annotations

from pathlib import Path


def theme_dir() -> Path:
    """The theme that comes with the program: `dateline/theme` of the wheel, or `templates/` of the repository."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent / "templates"
