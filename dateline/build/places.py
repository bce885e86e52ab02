"""Where a site may be built."""

from __future__ import annotations

from pathlib import Path

from dateline.problems import DatelineError, error

_OWN = ("seeds", "content", "templates")


def refuse_own_folders(root: Path, output: Path) -> None:
    """Raises DatelineError where the output is the digest's own folder, one above it, or one that holds what people wrote or collected."""
    home, place = root.resolve(), output.resolve()
    inside = next((name for name in _OWN if place == home / name or (home / name) in place.parents), "")
    if inside:
        raise DatelineError(error(str(output), None, f"lies in {inside}/, where your own files are: name another --output"))
    if place == home or place in home.parents:
        raise DatelineError(error(str(output), None, "is the digest's own folder, or one above it: name another --output"))
